"""Minutes and their corrections."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MINUTES_MADE = Event(
    "governance.minutes_made",
    "record_minutes_pdf",
    _("The PDF of the minutes of %(number)s, version %(version)s, is made."),
)
MINUTES_SENT = Event(
    "governance.minutes_sent",
    "send_minutes",
    _("%(who)s sent the minutes of %(number)s, version %(version)s; corrections can be asked for until %(until)s."),
    subject=_("minutes of %(number)s, corrections until %(until)s"),
)
CORRECTION_ASKED = Event(
    "governance.correction_asked",
    "ask_correction",
    _("%(who)s asked for a correction of the minutes of %(number)s, for %(partner)s: %(words)s"),
    mark="wait",
)
CORRECTION_TAKEN_IN = Event(
    "governance.correction_taken_in",
    "answer_correction",
    _("%(who)s took the correction of %(partner)s into version %(version)s of the minutes of %(number)s: %(answer)s"),
)
CORRECTION_REFUSED = Event(
    "governance.correction_refused",
    "answer_correction",
    _("%(who)s kept the correction of %(partner)s beside the minutes of %(number)s: %(answer)s"),
    mark="against",
)
MINUTES_CONFIRMED = Event(
    "governance.minutes_confirmed",
    "confirm_minutes",
    _("%(who)s noted that the minutes of %(number)s, version %(version)s, were confirmed at %(later)s."),
)
