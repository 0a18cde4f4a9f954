from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.models import CategoryRule, Decision, Meeting, Recusal, Round
from governance.rules.decisions import NOBODY_ANSWERS, OVER
from governance.rules.meetings import hosts
from governance.tally import Outcome
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

Conditions = Iterator[Condition]
NOT_OPEN = _("No round of this decision is open.")
LONGEST_EXTENSION = 30
AGAIN_AFTER = ("no_quorum", "tie", "objected", "rejected", "advice")


def consent_comes_first(decision: Decision, category: CategoryRule) -> bool:
    """Whether the next round that decides asks for consent, as the category wants; anew after a missed quorum."""
    if category.consent_rule is None or not decision.body.decides:
        return False
    return all(row.consent_first and row.result == Outcome.NO_QUORUM for row in decision.deciding_rounds())


def proposed_against(decision: Decision) -> list[str]:
    """The organisations against whose seat an interest is proposed and not answered."""
    awaited = [row for row in decision.recusals.all() if row.state == Recusal.State.PROPOSED]
    return list(dict.fromkeys(row.seat.partner.name for row in awaited))


@rule
def open_round(
    by: Member,
    decision: Decision,
    category: CategoryRule | None = None,
    mode: str = Round.Mode.MEETING,
    closes_on: date | None = None,
    eligible: int | None = None,
    meeting: Meeting | None = None,
) -> Conditions:
    """The facilitator opens a round: rule, seats and text are frozen, and those who answer are told."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    last = decision.last_round()
    yield (
        last is None or last.closed_at is not None,
        _("A round is open already. Close it before you open the next."),
    )
    yield (
        last is None or last.result in AGAIN_AFTER,
        _("The last round gave its result: there is nothing left to ask."),
    )
    yield (
        decision.under_mediation() is None,
        _("A mediation is under way. Close it before the next round."),
    )
    if category is not None and mode == Round.Mode.WRITTEN and closes_on is not None:
        yield (
            closes_on >= decision.partnership.today() + timedelta(days=category.written_days),
            _("The rules give at least %(days)s days to answer in writing. Choose a later day.")
            % {"days": category.written_days},
        )
    yield eligible is None or eligible > 0, NOBODY_ANSWERS
    yield from hosts(meeting, decision)


@rule
def extend_round(by: Member, decision: Decision, closes_on: date | None = None, reason: str = "-") -> Conditions:
    """The facilitator gives a written consultation more time, before its end, and says why."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(decision.partnership), CLOSED
    last = decision.open_round()
    yield last is not None, NOT_OPEN
    assert last is not None
    yield (
        last.mode == Round.Mode.WRITTEN,
        _("A round at a meeting ends with the meeting; only a written consultation is given more time."),
    )
    yield not last.is_over, _("The time to answer is over: open a new round instead.")
    if closes_on is not None:
        current = last.closes_at.astimezone(decision.partnership.zone).date()
        yield closes_on > current, _("Give a day after the present last day: nobody’s time is shortened.")
        yield (
            closes_on <= current + timedelta(days=LONGEST_EXTENSION),
            _("At most %(days)s days more at a time: after that, a new round is clearer.")
            % {"days": LONGEST_EXTENSION},
        )
    yield bool(reason.strip()), _("Write why more time is given: the register keeps it.")


@rule
def record_attendance(by: Member, decision: Decision, absent_voters: Iterable[str] = ()) -> Conditions:
    """The facilitator notes which seats are present at the meeting."""
    yield by.is_facilitator, FACILITATOR_ONLY
    last = decision.open_round()
    yield last is not None, NOT_OPEN
    yield (
        last is not None and last.mode == Round.Mode.MEETING,
        _("This is a written consultation: nobody is present or absent."),
    )
    yield (
        last is not None and last.meeting_id is None,
        _("This round is held at a meeting: who is present is noted on the page of the meeting, for all its rounds."),
    )
    names = ", ".join(absent_voters)
    yield not names, _("%(names)s answered in this round, so they are present.") % {"names": names}


@rule
def close_round(by: Member | Clock, decision: Decision) -> Conditions:
    """Time closes a round; the facilitator a meeting's, or a written one that nothing can change."""
    yield isinstance(by, Clock) or by.is_facilitator, FACILITATOR_ONLY
    last = decision.open_round()
    yield last is not None, NOT_OPEN
    if last is None or last.is_over:
        return
    yield by is not CLOCK, _("The time to answer is not over yet.")
    awaited = ", ".join(proposed_against(decision))
    yield (
        not awaited,
        _("An interest proposed against %(names)s waits for its answer: have it confirmed or refused before you close.")
        % {"names": awaited},
    )
    if last.mode == Round.Mode.MEETING:
        yield (
            last.present is not None,
            _("Note first which seats are present: without them no quorum is known."),
        )
        return
    wait = timedelta(hours=last.rule_set.minimum_wait_hours)
    yield (
        clock.now() >= last.opened_at + wait,
        _("A written consultation stays open for %(hours)s hours at least.")
        % {"hours": last.rule_set.minimum_wait_hours},
    )
    yield (
        last.outcome_now().settled_early,
        _("Answers still to come can change the result. Wait for them, or for the end of the time given."),
    )


@rule
def open_mediation(by: Member, decision: Decision) -> Conditions:
    """The facilitator writes down who helps the committee between two rounds."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    yield decision.open_round() is None, _("A round is open: its answers come first.")
    last = next(reversed(decision.deciding_rounds()), None)
    yield (
        last is not None and last.closed_at is not None and last.deadlocked,
        _("A mediation follows a tie or an objection that stands; the last round did not end so."),
    )
    yield (
        not any(row.after_id == (last.pk if last else None) for row in decision.mediations.all()),
        _("There has been a mediation after this round already."),
    )


@rule
def close_mediation(by: Member, decision: Decision, findings: str = "-") -> Conditions:
    """The facilitator writes down what came out of the mediation."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield decision.under_mediation() is not None, _("No mediation is under way.")
    yield bool(findings.strip()), _("Write what came out of the mediation, even if it is no agreement.")
