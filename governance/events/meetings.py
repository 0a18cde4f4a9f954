"""Meetings of a committee."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MEETING_PLANNED = Event(
    "governance.meeting_planned", "plan_meeting", _("%(who)s planned the meeting %(number)s on %(starts)s, %(place)s.")
)
MEETING_CHANGED = Event(
    "governance.meeting_changed",
    "change_meeting",
    _("%(who)s changed the meeting %(number)s: on %(starts)s, %(place)s."),
)
MEETING_MOVED = Event(
    "governance.meeting_moved",
    "change_meeting",
    _("%(who)s moved the meeting %(number)s: it is now on %(starts)s, %(place)s."),
    subject=_("the meeting %(number)s is now on %(starts)s"),
    mark="wait",
)
MEETING_CONVENED = Event(
    "governance.meeting_convened",
    "convene_meeting",
    _("%(who)s convened the meeting %(number)s on %(starts)s, %(place)s. Agenda: %(agenda)s."),
    subject=_("meeting %(number)s on %(starts)s"),
    mark="now",
)
SHORT_NOTICE_GIVEN = Event(
    "governance.short_notice_given",
    "convene_meeting",
    _("%(who)s convened %(number)s %(given)s days ahead, where the rules ask for %(wanted)s: %(reason)s"),
    mark="wait",
)
MEETING_CANCELLED = Event(
    "governance.meeting_cancelled",
    "cancel_meeting",
    _("%(who)s cancelled the meeting %(number)s of %(starts)s: %(reason)s"),
    subject=_("the meeting %(number)s of %(starts)s is cancelled"),
    mark="against",
)
MEETING_OPENED = Event(
    "governance.meeting_opened",
    "open_meeting",
    _("%(who)s opened the meeting %(number)s, chaired by %(chair)s."),
    mark="now",
)
MEETING_ENDED = Event(
    "governance.meeting_ended",
    "end_meeting",
    _("%(who)s ended the meeting %(number)s; its minutes are frozen under the fingerprint %(fingerprint)s."),
)
MEETING_RECONVENED = Event(
    "governance.meeting_reconvened",
    "reconvene_meeting",
    _("%(who)s planned %(number)s on %(starts)s, %(place)s: the second meeting on the questions of %(first)s."),
    mark="wait",
)
ATTENDANCE_TAKEN = Event(
    "governance.attendance_taken",
    "take_attendance",
    _("%(who)s noted who is at the meeting %(number)s: %(present)s of %(seats)s voting seats."),
)
FOLLOW_UP_ADDED = Event(
    "governance.follow_up_added",
    "add_follow_up",
    _("%(who)s noted at %(number)s that %(owner)s does this by %(due)s: %(what)s"),
)
FOLLOW_UP_DONE = Event(
    "governance.follow_up_done", "complete_follow_up", _("%(who)s wrote that this is done: %(what)s")
)
