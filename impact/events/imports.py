from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MEASUREMENTS_IMPORTED = Event(
    "impact.measurements_imported",
    "write_measurement_import",
    _("%(who)s wrote %(n)s figures for %(partner)s from the table “%(file)s”. Another partner is to confirm them."),
    subject=_("figures of a table await your confirmation"),
    mark="wait",
)
MEASUREMENTS_CONFIRMED = Event(
    "impact.measurements_confirmed",
    "confirm_measurement_import",
    _("%(who)s confirmed %(n)s figures of the table “%(file)s”, given for %(partner)s."),
)
