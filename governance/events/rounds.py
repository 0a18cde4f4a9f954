"""Rounds, their reminders, mediations."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

CONSULTATION_OPENED = Event(
    "governance.consultation_opened",
    "open_round",
    _("%(who)s opened round %(round)s of %(number)s, “%(title)s”, in writing until %(until)s."),
    subject=_("your answer to %(number)s, “%(title)s”, by %(until)s"),
    mark="now",
)
VOTERS_REMINDED = Event(
    "governance.voters_reminded",
    "remind_voters",
    _(
        "%(who)s reminded those who have not answered %(number)s, “%(title)s”: %(partners)s. "
        "Answers are taken until %(until)s."
    ),
    subject=_("reminder: your answer to %(number)s, “%(title)s”, by %(until)s"),
    mark="wait",
)
VOTERS_REMINDED_NOW = Event(
    "governance.voters_reminded_now",
    "remind_now",
    VOTERS_REMINDED.sentence,
    subject=VOTERS_REMINDED.subject,
    mark="wait",
)
MEETING_ROUND_OPENED = Event(
    "governance.meeting_round_opened",
    "open_round",
    _("%(who)s opened round %(round)s of %(number)s, “%(title)s”, at a meeting."),
    mark="now",
)
CONSENT_SKIPPED = Event(
    "governance.consent_skipped",
    "open_round",
    _("%(who)s put %(number)s to the vote without a consent round first: %(reason)s"),
    mark="wait",
)
ROUND_EXTENDED = Event(
    "governance.round_extended",
    "extend_round",
    _("%(who)s gave more time to answer %(number)s, until %(until)s: %(reason)s"),
    subject=_("more time for your answer to %(number)s, “%(title)s”: until %(until)s"),
    mark="wait",
)
ATTENDANCE_RECORDED = Event(
    "governance.attendance_recorded",
    "record_attendance",
    _("%(who)s noted who is present for %(number)s: %(present)s of %(seats)s seats."),
)
ROUND_CLOSED = Event(
    "governance.round_closed",
    "close_round",
    _("%(who)s closed round %(round)s of %(number)s, “%(title)s”. %(explanation)s"),
    subject=_("result of %(number)s, “%(title)s”: %(outcome)s"),
    binding=True,
)
MEDIATION_OPENED = Event(
    "governance.mediation_opened",
    "open_mediation",
    _("%(who)s opened a mediation about %(number)s."),
    mark="wait",
)
MEDIATION_CLOSED = Event(
    "governance.mediation_closed",
    "close_mediation",
    _("%(who)s closed the mediation about %(number)s: %(findings)s"),
)
