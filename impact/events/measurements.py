from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MEASUREMENT_RECORDED = Event(
    "impact.measurement_recorded",
    "record_measurement",
    _("%(who)s measured %(code)s for %(partner)s: %(value)s on %(day)s. Another partner is to confirm it."),
    subject=_("a measurement of %(code)s awaits your confirmation"),
    mark="wait",
)
MEASUREMENT_CORRECTED = Event(
    "impact.measurement_corrected",
    "record_measurement",
    _(
        "%(who)s corrected the measurement of %(code)s for %(partner)s: %(value)s on %(day)s, because: %(reason)s "
        "The one before is kept."
    ),
    subject=_("a corrected measurement of %(code)s awaits your confirmation"),
    mark="wait",
)
MEASUREMENT_DRAFTED = Event(
    "impact.measurement_drafted",
    "record_measurement",
    _("%(who)s began a draft of a measurement of %(code)s, of %(day)s."),
    mark="wait",
)
MEASUREMENT_SUBMITTED = Event(
    "impact.measurement_submitted",
    "submit_measurement",
    _(
        "%(who)s handed in the draft of %(code)s for %(partner)s: %(value)s on %(day)s. "
        "Another partner is to confirm it."
    ),
    subject=_("a measurement of %(code)s awaits your confirmation"),
    mark="wait",
)
MEASUREMENT_DRAFT_DROPPED = Event(
    "impact.measurement_draft_dropped",
    "drop_measurement_draft",
    _("%(who)s threw away a draft of a measurement of %(code)s, of %(day)s."),
)
MEASUREMENT_CONFIRMED = Event(
    "impact.measurement_confirmed",
    "confirm_measurement",
    _("%(who)s confirmed the measurement of %(code)s of %(day)s."),
)
MEASUREMENT_CONTESTED = Event(
    "impact.measurement_contested",
    "contest_measurement",
    _("%(who)s contested the measurement of %(code)s of %(day)s: %(reason)s"),
    mark="doubt",
)
MEASUREMENT_SETTLED = Event(
    "impact.measurement_settled",
    "settle_measurement",
    _("%(who)s wrote how the contested measurement of %(code)s of %(day)s was settled: %(reason)s"),
)
CORRECTION_AWAITED = Event(
    "impact.correction_awaited",
    "settle_measurement",
    _("%(who)s wrote how the disagreement on %(code)s of %(day)s ended: a corrected figure is awaited. %(reason)s"),
    subject=_("a corrected measurement of %(code)s is awaited from you"),
    mark="wait",
)
