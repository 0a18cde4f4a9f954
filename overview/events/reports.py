"""What happens to reports, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

REPORT_ASKED = Event(
    "overview.report_asked", "ask_report", _("%(who)s asked for the progress report no. %(number)s."), mark="wait"
)
REPORT_FROZEN = Event(
    "overview.report_frozen",
    "freeze_report",
    _("%(who)s froze version %(version)s of the progress report no. %(number)s."),
    mark="wait",
)
REPORT_DELIVERED = Event(
    "overview.report_delivered",
    "deliver_edition",
    _("The progress report no. %(number)s is ready."),
    subject=_("the progress report no. %(number)s is ready"),
)
APPROVED_COPY_DELIVERED = Event(
    "overview.approved_copy_delivered",
    "deliver_edition",
    _("The approved copy of the progress report no. %(number)s is made, under the seal of the site."),
    subject=_("the approved copy of the progress report no. %(number)s is ready"),
)
REPORT_RETRIED = Event(
    "overview.report_retried",
    "retry_edition",
    _("%(who)s asked again for the progress report no. %(number)s."),
    mark="wait",
)
REPORT_APPROVED = Event(
    "overview.report_approved",
    "approve_report",
    _(
        "%(who)s wrote down that the committee approved version %(version)s of the progress report no. %(number)s "
        "by its decision %(decision)s."
    ),
)
REPORT_REDACTED = Event(
    "overview.report_redacted",
    "redact_report",
    _("The progress report no. %(number)s is made again without %(codes)s: the consent was taken back."),
    mark="wait",
)
