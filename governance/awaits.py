"""What awaits a person in the committee: an answer, a deadlock to settle, a round to open or to close."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from governance import rules
from governance.contents import whole
from governance.contents.duties import duties
from governance.models import Decision, Lead, Mandate, Round
from governance.rules.lead import deadlock, lead_of
from governance.rules.votes import mandate_on, mandates_of
from partnerships.awaits import Await
from partnerships.models import Member


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the decisions under way."""
    under_way = whole(member.partnership).filter(state__in=[Decision.State.PROPOSED, Decision.State.OPEN])
    mandates, lead = mandates_of(member), lead_of(member.partnership)
    leads = [lead] if lead is not None else []
    for decision in under_way:
        decision.partnership = member.partnership
        yield from _answer(decision, member, mandates)
        yield from _settle(decision, member, leads)
        if member.is_facilitator:
            yield from _facilitate(decision)
    yield from duties(member)


def _answer(decision: Decision, member: Member, mandates: list[Mandate]) -> Iterator[Await]:
    """An answer that the member's seat has not given yet."""
    round_ = decision.open_round()
    if round_ is None or rules.cast_vote.refusal(member, decision, mandates=mandates) is not None:
        return
    mandate = mandate_on(member, decision, mandates)
    if mandate and not any(ballot.seat_id == mandate.seat_id for ballot in round_.ballots.all()):
        detail = _("%(number)s: the seat of %(partner)s has not answered yet.")
        words = {"number": decision.number, "partner": mandate.seat.partner}
        yield Await(round_.closes_at, str(decision.title), detail % words, _url("cast_vote", decision), _("Answer"))


def _settle(decision: Decision, member: Member, leads: list[Lead]) -> Iterator[Await]:
    """A deadlock that this member, as lead, may settle."""
    found = deadlock(decision)
    if found is None or rules.settle_decision.refusal(member, decision, leads=leads) is not None:
        return
    second = found[2]
    until = second.closed_at + timedelta(days=second.rule_set.settle_days)
    detail = _("%(number)s is in a deadlock; every condition for you to settle holds.") % {"number": decision.number}
    yield Await(until, str(decision.title), detail, _url("settle_decision", decision), _("Settle"))


def _facilitate(decision: Decision) -> Iterator[Await]:
    """A round to open or to close."""
    round_ = decision.open_round()
    if round_ is None and decision.under_mediation() is None:
        detail = _("%(number)s waits for a round to be opened.") % {"number": decision.number}
        yield Await(None, str(decision.title), detail, _url("open_round", decision), _("Open a round"))
    elif round_ is not None and round_.mode == Round.Mode.MEETING and round_.meeting_id is None:
        detail = _("%(number)s is being decided at a meeting.") % {"number": decision.number}
        act = "close_round" if round_.present is not None else "record_attendance"
        yield Await(None, str(decision.title), detail, _url(act, decision), _("Continue"))


def _url(act: str, decision: Decision) -> str:
    return reverse(f"governance:{act}", args=[decision.partnership.slug, decision.address])
