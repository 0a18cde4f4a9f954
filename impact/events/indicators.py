from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

INDICATOR_PROPOSED = Event(
    "impact.indicator_proposed",
    "propose_indicator",
    _("%(who)s proposed the indicator %(code)s, “%(title)s”."),
    mark="wait",
)
INDICATOR_ADOPTED = Event(
    "impact.indicator_adopted",
    "adopt_indicator",
    _("%(who)s wrote down that the partners adopted the indicator %(code)s."),
)
