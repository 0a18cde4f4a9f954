from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

FRAMING_WRITTEN = Event(
    "impact.framing_written",
    "write_framing",
    _("%(who)s wrote why and how the partnership measures: version %(label)s of “%(of)s”."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
    mark="now",
)
PURPOSES_RANKED = Event(
    "impact.purposes_ranked",
    "rank_purposes",
    _("%(who)s ranked anew why the partnership measures: it makes version %(label)s of “%(of)s”."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
    mark="now",
)
MEASURED_UNFRAMED = Event(
    "impact.measured_unframed",
    "record_measurement",
    _("%(who)s recorded the first figure before the partners agreed on why and how they measure: %(reason)s"),
    mark="doubt",
)
