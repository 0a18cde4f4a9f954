from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized, every_language
from governance import events, rules
from governance.actions.electorate import electorate_of, eligible
from governance.actions.telling import answering, everyone
from governance.actions.wordings import fingerprint_of
from governance.models import Decision, Lead, Meeting, Round, RuleSet, Ruling, Seat
from governance.rules.attendance import seats_present
from governance.rules.lead import lead_of
from governance.tally import Method, Rule
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def elect_lead(
    partnership: Partnership,
    *,
    by: Member,
    member: Member,
    seat: Seat,
    since_on: date,
    until_on: date,
    cap: Decimal = Decimal(0),
    categories: Iterable[str] = (),
    succession: Localized,
    limits: Localized | None = None,
    elected: str = "",
) -> Lead:
    """I write down the strategic lead whom the partners chose, from when to when and within which limits."""
    row = lock(partnership)
    period = {"member": member, "seat": seat, "since_on": since_on, "until_on": until_on}
    chosen = list(categories)
    rules.elect_lead.check(by, row, **period, categories=chosen, succession=succession)
    lead = Lead.objects.create(
        partnership=row,
        **period,
        cap=cap,
        categories=chosen,
        succession=succession,
        limits=limits or Localized(),
        elected=elected,
        elected_at=clock.now(),
    )
    link = reverse("governance:committee", args=[row.slug])
    days = {"since": since_on, "until": until_on}
    emit(events.LEAD_ELECTED, row, by=by, link=link, person=member, **days)
    return lead


@act
def settle_decision(
    decision: Decision,
    *,
    by: Member,
    outcome: str,
    reasons: Localized,
    minority_opinion: Localized,
    review_on: date | None = None,
) -> Ruling:
    """As strategic lead I settle a deadlock in writing, with my reasons and the minority's opinion."""
    row = lock(decision)
    lead = lead_of(row.partnership)  # read once: the mandate may be ending at this moment
    leads = [lead] if lead else []
    rules.settle_decision.check(by, row, reasons=reasons, minority=minority_opinion, leads=leads)
    ruling = Ruling.objects.create(
        partnership=row.partnership,
        decision=row,
        lead=lead,
        outcome=outcome,
        reasons=reasons,
        minority_opinion=minority_opinion,
        settled_at=clock.now(),
    )
    move(row, Decision.State.CLOSED)
    row.outcome, row.closed_at = outcome, clock.now()
    row.effective_at = clock.now() if outcome == Decision.Outcome.ADOPTED else None
    row.review_on = review_on or row.review_on
    row.save(update_fields=["state", "outcome", "closed_at", "effective_at", "review_on"])
    said = every_language(Decision.Outcome(outcome).label)
    words = {"number": row.number, "title": row.title, "outcome": said, "reasons": reasons}
    emit(
        events.DECISION_SETTLED,
        row.partnership,
        by=by,
        link=row.get_absolute_url(),
        tells=everyone(row),
        **words,
    )
    return ruling


@act
def contest_ruling(decision: Decision, *, by: Member, reason: str, meeting: Meeting | None = None) -> Round:
    """We ask the committee, at its meeting, to overturn what the lead settled: it takes two thirds."""
    held = lock(meeting) if meeting is not None else None
    row = lock(decision)
    electorate = electorate_of(row)
    rules.contest_ruling.check(by, row, reason=reason, meeting=held, eligible=eligible(electorate))
    rule_set = RuleSet.objects.in_force(row.partnership)
    usual = rule_set.rule_for(row.category, row.amount)
    quorum = Rule.from_dict(usual.rule).quorum if usual is not None else None
    round_ = Round.objects.create(
        partnership=row.partnership,
        decision=row,
        number=row.rounds.count() + 1,
        mode=Round.Mode.MEETING,
        purpose=Round.Purpose.OVERTURN,
        meeting=held,
        present=seats_present(held, row) if held is not None else None,
        rule_set=rule_set,
        rule=Rule.of(Method.TWO_THIRDS, quorum=quorum).as_dict(),
        electorate=electorate,
        fingerprint=fingerprint_of(row),
        opened_at=clock.now(),
        opened_by=by,
    )
    told = {"number": row.number, "title": row.title, "reason": reason.strip()}
    link = row.get_absolute_url()
    emit(events.RULING_CONTESTED, row.partnership, by=by, link=link, tells=answering(round_), **told)
    return round_
