from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

INDICATOR_PROPOSED = Event(
    "impact.indicator_proposed",
    "propose_indicator",
    _("%(who)s proposed the indicator %(code)s, “%(title)s”."),
    mark="wait",
)
PROPOSAL_CHANGED = Event(
    "impact.indicator_proposal_changed",
    "change_indicator_proposal",
    _("%(who)s changed the proposed indicator %(code)s: opinions on it are to be confirmed."),
    subject=_("your opinion on the changed indicator %(code)s"),
    mark="wait",
)
INDICATOR_AMENDED = Event(
    "impact.indicator_amended",
    "amend_indicator",
    _("%(who)s changed the adopted indicator %(code)s (%(fields)s): %(reason)s"),
    subject=_("the indicator %(code)s has changed"),
    mark="now",
)
INDICATOR_RETIRED = Event(
    "impact.indicator_retired",
    "retire_indicator",
    _("%(who)s retired the indicator %(code)s on %(day)s: %(reason)s"),
    mark="against",
)
