"""What the register says of health checks: opened, reminded, closed. Never who answered, nor that somebody did."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

HEALTH_CHECK_OPENED = Event(
    "impact.health_check_opened",
    "open_health_check",
    _(
        "%(who)s opened health check %(number)s of the partnership until %(until)s. People asked: %(asked)s. "
        "The answers are kept without a name."
    ),
    subject=_("how is the partnership doing? Your answer until %(until)s"),
    mark="wait",
)
HEALTH_CHECK_REMINDED = Event(
    "impact.health_check_reminded",
    "remind_health_check",
    _("%(who)s reminded those who have not answered health check %(number)s, which is open until %(until)s."),
    subject=_("health check %(number)s is open until %(until)s"),
    mark="wait",
)
HEALTH_CHECK_CLOSED = Event(
    "impact.health_check_closed",
    "close_health_check",
    _("%(who)s closed health check %(number)s. Answers: %(answered)s out of %(asked)s people asked."),
)
