from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized, every_language
from governance import events, rules
from governance.actions.electorate import electorate_of, eligible
from governance.actions.enactment import enact
from governance.actions.telling import answering, awaited, everyone
from governance.actions.wordings import fingerprint_of
from governance.models import CategoryRule, Decision, Extension, Mediation, Meeting, Round, RuleSet, Seat
from governance.rules.attendance import seats_present
from governance.rules.rounds import consent_comes_first
from governance.sentences import explain, outcome_label, requirements_in_words
from governance.tally import Method, Outcome, Rule, Verdict
from partnerships.journal import emit
from partnerships.models import Member


@act
def open_round(
    decision: Decision,
    *,
    by: Member,
    mode: str = Round.Mode.MEETING,
    closes_on: date | None = None,
    skipped_consent: str = "",
    purpose: str = Round.Purpose.DECIDE,
    meeting: Meeting | None = None,
) -> Round:
    """I open a round: at a meeting, or in writing until the end of a day; rule, seats and text are frozen.

    A sense check asks for opinions first, and decides nothing.
    """
    meeting = lock(meeting) if meeting is not None and mode == Round.Mode.MEETING else None
    row = lock(decision)
    rule_set, category = _rule_of(row)
    written = mode == Round.Mode.WRITTEN
    if written and closes_on is None:
        closes_on = row.partnership.today() + timedelta(days=category.written_days)
    electorate = electorate_of(row)
    asked = eligible(electorate)
    rules.open_round.check(by, row, category=category, mode=mode, closes_on=closes_on, eligible=asked, meeting=meeting)
    consent_first, skipped = _consent_first(row, category, purpose, skipped_consent)
    round_ = Round.objects.create(
        partnership=row.partnership,
        decision=row,
        number=row.rounds.count() + 1,
        mode=mode,
        purpose=purpose,
        meeting=meeting,
        present=seats_present(meeting, row) if meeting is not None else None,
        rule_set=rule_set,
        rule=_rule_frozen(row, category, mode, purpose, consent_first),
        electorate=electorate,
        fingerprint=fingerprint_of(row),
        skipped_consent=skipped,
        consent_first=consent_first,
        reconvened=_reconvened(row, rule_set, mode),
        opened_at=clock.now(),
        opened_by=by,
        closes_at=clock.end_of_day(closes_on, row.partnership.time_zone) if written else None,
    )
    if row.state == Decision.State.PROPOSED and purpose == Round.Purpose.DECIDE:
        move(row, Decision.State.OPEN)
        row.save(update_fields=["state"])
    _tell_opening(row, round_, by)
    return round_


@act
def extend_round(decision: Decision, *, by: Member, closes_on: date, reason: str) -> Extension:
    """I give more time to answer in writing, and say why; those who have not answered are told."""
    row = lock(decision)
    rules.extend_round.check(by, row, closes_on=closes_on, reason=reason)
    round_ = row.open_round()
    extension = Extension.objects.create(
        partnership=row.partnership,
        round=round_,
        was=round_.closes_at,
        until=clock.end_of_day(closes_on, row.partnership.time_zone),
        reason=reason.strip(),
        extended_by=by,
        extended_at=clock.now(),
    )
    round_.closes_at = extension.until
    round_.save(update_fields=["closes_at"])
    told = {"until": extension.until, "reason": extension.reason, "title": row.title}
    _emit(events.ROUND_EXTENDED, row, by, tells=awaited(round_)[1], **told)
    return extension


@act
def record_attendance(decision: Decision, *, by: Member, present: Iterable[Seat]) -> Round:
    """I note which seats are at the meeting."""
    row = lock(decision)
    here = {str(seat.uuid) for seat in present}
    round_ = row.open_round()
    frozen = round_.seats_now() if round_ else []
    answered = round_.facts()["positions"] if round_ else {}
    missing = [seat.label for seat in frozen if seat.id in answered and seat.id not in here]
    rules.record_attendance.check(by, row, absent_voters=missing)
    voting = [seat.id for seat in frozen if seat.voting]
    round_.present = sorted(here & {seat.id for seat in frozen})
    round_.save(update_fields=["present"])
    counts = {"present": len(here & set(voting)), "seats": len(voting)}
    _emit(events.ATTENDANCE_RECORDED, row, by, **counts)
    return round_


@act
def close_round(decision: Decision, *, by: Member | Clock) -> Round:
    """The round ends: its verdict is worked out, stored with all that led to it, and told to all."""
    row = lock(decision)
    rules.close_round.check(by, row)
    round_ = row.open_round()
    round_.verdict = round_.final_record()
    verdict = round_.outcome_now()
    round_.result, round_.closed_at = verdict.outcome.value, clock.now()
    round_.closed_by = None if by is CLOCK else by
    round_.save(update_fields=["verdict", "result", "closed_at", "closed_by"])
    _conclude(row, round_, verdict, by)
    told = {"round": round_.number, "title": row.title, **result_told(verdict, overturning=round_.overturning)}
    _emit(events.ROUND_CLOSED, row, by, tells=everyone(row), **told)
    return round_


@act
def open_mediation(decision: Decision, *, by: Member, mediator: str) -> Mediation:
    """I write down who helps us after a round that ended in a deadlock."""
    row = lock(decision)
    rules.open_mediation.check(by, row)
    mediation = Mediation.objects.create(
        partnership=row.partnership,
        decision=row,
        after=row.deciding_rounds()[-1],  # a sense check held since then changes nothing
        mediator=mediator,
        opened_at=clock.now(),
        opened_by=by,
    )
    _emit(events.MEDIATION_OPENED, row, by)  # the name is on the page: here it could never be erased
    return mediation


@act
def close_mediation(decision: Decision, *, by: Member, findings: str) -> Mediation:
    """I write down what came out of the mediation."""
    row = lock(decision)
    rules.close_mediation.check(by, row, findings=findings)
    mediation = row.under_mediation()
    mediation.closed_at, mediation.closed_by, mediation.findings = clock.now(), by, findings.strip()
    mediation.save(update_fields=["closed_at", "closed_by", "findings"])
    _emit(events.MEDIATION_CLOSED, row, by, findings=mediation.findings)
    return mediation


def result_told(verdict: Verdict, *, overturning: bool = False) -> dict[str, Localized]:
    """A result as its message tells it, in each language: outcome, sentence, requirements."""
    return {
        "outcome": every_language(lazy(lambda: outcome_label(verdict.outcome, overturning=overturning).lower(), str)()),
        "explanation": every_language(lazy(explain, str)(verdict, overturning=overturning)),
        "requirements": every_language(lazy(requirements_in_words, str)(verdict)),
    }


def _rule_of(decision: Decision) -> tuple[RuleSet, CategoryRule]:
    rule_set = RuleSet.objects.in_force(decision.partnership)
    category = rule_set.rule_for(decision.category, decision.amount)
    if category is None:
        raise Refused(_("The rules in force no longer know this decision’s category."), status=409)
    return rule_set, category


def _rule_frozen(decision: Decision, category: CategoryRule, mode: str, purpose: str, consent_first: bool) -> Any:
    """The rule of this round: opinions alone in a sense check or an advisory committee, the category's otherwise."""
    if purpose == Round.Purpose.SENSE or not decision.body.decides:
        return Rule.of(Method.ADVICE).as_dict()
    return category.consent_rule if consent_first else category.rule_in(mode)


def _consent_first(decision: Decision, category: CategoryRule, purpose: str, skipped: str) -> tuple[bool, str]:
    """Whether this round is the consent round that the category wants first, and the reason why not."""
    if purpose == Round.Purpose.SENSE or not consent_comes_first(decision, category):
        return False, ""
    return (False, skipped.strip()) if skipped.strip() else (True, "")


def _reconvened(decision: Decision, rule_set: RuleSet, mode: str) -> bool:
    """Whether this is the second meeting, 8 to 21 days after one that missed its quorum, same text."""
    last = next(reversed(decision.deciding_rounds()), None)
    if last is None or last.result != Outcome.NO_QUORUM or mode != Round.Mode.MEETING:
        return False
    if last.mode != Round.Mode.MEETING or last.fingerprint != fingerprint_of(decision):
        return False
    zone = decision.partnership.zone
    days = (decision.partnership.today() - last.closed_at.astimezone(zone).date()).days
    return rule_set.reconvene_after <= days <= rule_set.reconvene_within


def _conclude(decision: Decision, round_: Round, verdict: Verdict, by: Member | Clock) -> None:
    """Close the decision when its round decided; a tie, an objection or a missed quorum leaves it open."""
    outcomes = {
        Outcome.ADOPTED: Decision.Outcome.ADOPTED,
        Outcome.REJECTED: Decision.Outcome.REJECTED,
        Outcome.ADVICE: Decision.Outcome.ADVISED,
    }
    outcome = outcomes.get(verdict.outcome)
    if round_.purpose == Round.Purpose.OVERTURN:
        _conclude_contest(decision, round_, verdict, by)
        return
    goes_on = outcome == Decision.Outcome.REJECTED and round_.consent_first
    if outcome is None or goes_on or round_.purpose == Round.Purpose.SENSE:
        return
    move(decision, Decision.State.CLOSED)
    decision.outcome, decision.closed_at = outcome, clock.now()
    waits = outcome != Decision.Outcome.ADOPTED or decision.matter == CategoryRule.Matter.CHARTER
    decision.effective_at = None if waits else clock.now()
    decision.save(update_fields=["state", "outcome", "closed_at", "effective_at"])
    if decision.effective_at is not None:
        enact(decision, by)


def _conclude_contest(decision: Decision, round_: Round, verdict: Verdict, by: Member | Clock) -> None:
    """Two thirds turn what the lead settled into its contrary; otherwise it stands. What was done stays written."""
    if verdict.outcome == Outcome.NO_QUORUM:
        return
    if not verdict.adopted:
        _emit(events.RULING_UPHELD, decision, by, title=decision.title)
        return
    decision.ruling.overturned_in = round_
    decision.ruling.save(update_fields=["overturned_in"])
    adopted = decision.outcome == Decision.Outcome.REJECTED
    decision.outcome = Decision.Outcome.ADOPTED if adopted else Decision.Outcome.REJECTED
    decision.effective_at = clock.now() if adopted else None
    decision.save(update_fields=["outcome", "effective_at"])
    said = every_language(Decision.Outcome(decision.outcome).label)
    _emit(events.RULING_OVERTURNED, decision, by, tells=everyone(decision), title=decision.title, outcome=said)


def _tell_opening(decision: Decision, round_: Round, by: Member) -> None:
    if round_.skipped_consent:
        _emit(events.CONSENT_SKIPPED, decision, by, reason=round_.skipped_consent)
    told: dict[str, Any] = {"round": round_.number, "title": decision.title}
    if round_.mode == Round.Mode.MEETING:
        _emit(events.MEETING_ROUND_OPENED, decision, by, tells=answering(round_), **told)
        return
    told["until"] = round_.closes_at
    _emit(events.CONSULTATION_OPENED, decision, by, tells=answering(round_), **told)


def _emit(event: events.Event, decision: Decision, by: Member | Clock, tells: Iterable = (), **told: Any) -> None:
    link, told = decision.get_absolute_url(), {"number": decision.number, **told}
    emit(event, decision.partnership, by=by, link=link, tells=tells, **told)
