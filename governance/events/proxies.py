"""A seat that lets another answer for it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PROXY_GIVEN = Event(
    "governance.proxy_given",
    "give_proxy",
    _("%(who)s gave the proxy of %(partner)s to %(holder)s, from %(since)s to %(until)s, for every decision."),
)
DECISION_PROXY_GIVEN = Event(
    "governance.decision_proxy_given",
    "give_proxy",
    _("%(who)s gave the proxy of %(partner)s to %(holder)s, from %(since)s to %(until)s, for %(number)s alone."),
)
PROXY_REVOKED = Event(
    "governance.proxy_revoked",
    "revoke_proxy",
    _("%(who)s revoked the proxy that %(partner)s had given to %(holder)s."),
    mark="against",
)
PROXY_VOTE_CAST = Event(
    "governance.proxy_vote_cast",
    "cast_vote",
    _("%(who)s answered “%(position)s” to %(number)s by proxy."),
)
