from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.models import Decision, Round
from governance.rules.rounds import NOT_OPEN
from partnerships.models import JournalEntry, Member
from partnerships.rules import FACILITATOR_ONLY

Conditions = Iterator[Condition]
DAYS_BEFORE = (3, 1)
FROM = time(8)
BY_TIME, BY_HAND = "governance.voters_reminded", "governance.voters_reminded_now"
IN_WRITING_ONLY = _("Reminders are for written consultations: at a meeting one asks aloud.")
NOBODY_SILENT = _("Every seat that may answer has answered: there is nobody to remind.")


def remind_at(decision: Decision, round_: Round, days: int) -> datetime:
    """The morning, in the partnership's time, that comes so many days before the day on which the round ends."""
    zone = decision.partnership.zone
    ends_on = round_.closes_at.astimezone(zone).date()
    return datetime.combine(ends_on - timedelta(days=days), FROM, tzinfo=zone)


def days_due(decision: Decision, round_: Round) -> int | None:
    """Which reminder is due now: the latest whose morning has come since the round opened; None before the first."""
    now = clock.now()
    due = [days for days in DAYS_BEFORE if round_.opened_at < remind_at(decision, round_, days) <= now]
    return min(due, default=None)


def reminders(decision: Decision, round_: Round, *events: str) -> QuerySet[JournalEntry]:
    """The lines of the register that say a reminder of this round."""
    told = {"params__number": decision.number, "params__round": round_.number}
    return JournalEntry.objects.filter(partnership=decision.partnership_id, event__in=events, **told)


def _open_in_writing(round_: Round | None) -> Conditions:
    yield round_ is not None and round_.is_open, NOT_OPEN
    yield round_ is not None and round_.mode == Round.Mode.WRITTEN, IN_WRITING_ONLY


@rule
def remind_voters(by: Member | Clock, decision: Decision, silent: int = 1) -> Conditions:
    """Three days and one day before the end of a written consultation, those who have not answered are reminded."""
    yield by is CLOCK, _("Time sends this reminder; nobody does it by hand.")
    round_ = decision.open_round()
    yield from _open_in_writing(round_)
    assert round_ is not None
    days = days_due(decision, round_)
    yield days is not None, _("No reminder is due yet.")
    told = reminders(decision, round_, BY_TIME).filter(params__days=days)
    yield (
        not told.filter(params__until__date=round_.closes_at.isoformat()).exists(),
        _("This reminder has been sent already."),
    )
    yield silent > 0, NOBODY_SILENT


@rule
def remind_now(by: Member, decision: Decision, silent: int = 1) -> Conditions:
    """The facilitator reminds those who have not answered, at most once a day."""
    yield by.is_facilitator, FACILITATOR_ONLY
    round_ = decision.open_round()
    yield from _open_in_writing(round_)
    assert round_ is not None
    zone, today = decision.partnership.zone, decision.partnership.today()
    last = reminders(decision, round_, BY_TIME, BY_HAND).order_by("-sequence").first()
    yield (
        last is None or last.occurred_at.astimezone(zone).date() < today,
        _("They have been reminded today already. Leave them until tomorrow, or call them."),
    )
    yield silent > 0, NOBODY_SILENT
