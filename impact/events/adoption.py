from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

INDICATOR_OPINION_GIVEN = Event(
    "impact.indicator_opinion_given",
    "give_indicator_opinion",
    _("%(who)s said of the indicator %(code)s: %(position)s."),
)
INDICATOR_REMARKED = Event(
    "impact.indicator_remarked",
    "remark_indicator",
    _("%(who)s made a remark on the indicator %(code)s."),
    mark="now",
)
INDICATOR_ADOPTED = Event(
    "impact.indicator_adopted",
    "adopt_indicator",
    _("%(who)s wrote down that the partners adopted the indicator %(code)s."),
)
INDICATOR_ADOPTED_BY_DECISION = Event(
    "impact.indicator_adopted_by_decision",
    "adopt_indicator",
    _("%(who)s wrote down that the committee adopted the indicator %(code)s by its decision %(decision)s."),
)
