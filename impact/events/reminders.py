from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MEASUREMENT_OWED = Event(
    "impact.measurement_owed",
    "remind_measurements",
    _("A measure of %(code)s, “%(title)s”, was to be taken by %(day)s: those who measure it were reminded."),
    subject=_("a measure of %(code)s is awaited from you"),
    mark="wait",
)
ANSWER_OWED = Event(
    "impact.answer_owed",
    "remind_measurements",
    _("Figures of %(code)s, “%(title)s”, have awaited an answer since %(since)s: those who confirm were reminded."),
    subject=_("figures of %(code)s have awaited your confirmation for a week"),
    mark="wait",
)
