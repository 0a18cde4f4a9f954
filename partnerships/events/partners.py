from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNER_BOUND = Event(
    "partnerships.partner_bound", "bind_partner", _("%(partner)s is bound by the charter from this day.")
)
PARTNER_WITHDRAWN = Event(
    "partnerships.partner_withdrawn",
    "withdraw_partner",
    _("%(who)s wrote that %(partner)s withdraws before being bound by a charter: %(reason)s"),
    mark="against",
    binding=True,
)
PARTNER_LEFT = Event(
    "partnerships.partner_left",
    "withdraw_partner",
    _("%(who)s wrote that %(partner)s, bound by the charter, leaves the partnership: %(reason)s"),
    mark="against",
    binding=True,
)
PARTNER_GONE = Event(
    "partnerships.partner_gone",
    "withdraw_partner",
    _("%(partner)s, whose notice to leave the charter has run, leaves the partnership: %(reason)s"),
    mark="against",
    binding=True,
)
MEMBER_ENDED = Event(
    "partnerships.member_ended", "end_member", _("%(who)s ended the place of %(person)s here."), mark="against"
)
