"""Seats, mandates and the committees that advise."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

COMMITTEE_SEATED = Event(
    "governance.committee_seated", "seat_committee", _("%(who)s seated the committee: %(seats)s seats.")
)
SEAT_ADDED = Event("governance.seat_added", "add_seat", _("%(who)s added a seat for %(partner)s."))
OBSERVER_ADDED = Event(
    "governance.observer_added", "add_seat", _("%(who)s added a seat without a vote for %(partner)s.")
)
BODY_ADDED = Event("governance.body_added", "add_body", _("%(who)s added a committee that advises: %(body)s."))
SEAT_ENDED = Event(
    "governance.seat_ended",
    "end_seat",
    _("%(who)s ended the seat of %(partner)s, %(body)s: %(reason)s"),
    mark="against",
)
MANDATE_ENDING = Event(
    "governance.mandate_ending",
    "remind_mandates",
    _("Mandate of %(person)s on the seat of %(partner)s: its last day is %(until)s."),
    subject=_("mandate on the seat of %(partner)s, last day %(until)s"),
    mark="wait",
)
MANDATE_GIVEN = Event(
    "governance.mandate_given",
    "give_mandate",
    _("%(who)s wrote that %(person)s answers for the seat of %(partner)s: %(capacity)s."),
)
MANDATE_ENDED = Event(
    "governance.mandate_ended",
    "end_mandate",
    _("%(who)s ended the mandate of %(person)s on the seat of %(partner)s: %(reason)s"),
    mark="against",
)
