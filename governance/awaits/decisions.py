"""What decisions ask of a person: an answer, an interest to confirm, a deadlock, a round to open or close, a review."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import clock
from governance import rules
from governance.contents import whole
from governance.models import Decision, Lead, Mandate, Proxy, Recusal, Round
from governance.rules.held import mandates_of
from governance.rules.lead import awaits_lead, lead_of, settled_by
from governance.rules.proxies import proxies_of, reaching
from governance.rules.rounds import proposed_against
from governance.rules.votes import mandate_on
from partnerships.awaits import Await
from partnerships.models import Member


def of_decisions(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the decisions under way."""
    asked = Q(state__in=[Decision.State.PROPOSED, Decision.State.OPEN])
    asked |= Q(pk__in=Round.objects.open().values("decision"))  # whether to overturn what the lead settled
    mandates, lead = mandates_of(member), lead_of(member.partnership)
    proxies = proxies_of(mandates, member.partnership.today())
    leads = [lead] if lead is not None else []
    for decision in whole(member.partnership).filter(asked):
        decision.partnership = member.partnership
        yield from _answer(decision, member, mandates)
        yield from _answer_by_proxy(decision, member, mandates, proxies)
        yield from _answer_recusal(decision, member, mandates)
        settling = awaits_lead(decision, leads)
        if settling:
            yield from _settle(decision, member, leads)
        elif member.is_facilitator:
            yield from _facilitate(decision)
        if member.is_facilitator:
            yield from _mediate(decision)
    yield from _carried(member)


def _carried(member: Member) -> Iterator[Await]:
    """What this member answers for: a decision to carry out by a day, one to look at again. The facilitator sees to
    what nobody answers for any more, and to the reviews that are not for its owner to write."""
    place, today = member.partnership, member.partnership.today()
    rows = place.decisions.with_owner_sitting(today).filter(outcome=Decision.Outcome.ADOPTED)
    rows = rows.exclude(effective_at=None).filter(
        Q(due_on__isnull=False, carried_out_at=None) | Q(review_on__lte=today)
    )
    rows = rows if member.is_facilitator else rows.filter(owner=member)
    for decision in rows.select_related("partnership", "owner"):
        owned = decision.owner is not None and decision.owner.ended_at is None
        mine = decision.owner_id == member.pk
        if decision.due_on is not None and decision.carried_out_at is None and (mine or not owned):
            if mine:
                said = _("%(number)s was adopted, and you answer for it.")
            elif decision.owner is not None:
                said = _("%(number)s was adopted, and who answered for it has left.")
            else:
                said = _("%(number)s was adopted, and nobody answers for it.")
            detail = said % {"number": decision.number}
            until = clock.end_of_day(decision.due_on, place.time_zone)
            yield Await(until, str(decision.title), detail, _url("carry_out_decision", decision), _("Say it is done"))
        reviews = decision.owner_sits if not member.is_facilitator else mine or not decision.owner_sits
        if decision.review_on is not None and decision.review_on <= today and reviews:
            detail = _("%(number)s: its review date has come.") % {"number": decision.number}
            until = clock.end_of_day(decision.review_on, place.time_zone)
            yield Await(until, str(decision.title), detail, _url("review_decision", decision), _("Write the review"))


def _answer(decision: Decision, member: Member, mandates: list[Mandate]) -> Iterator[Await]:
    """An answer that the member's seat has not given yet."""
    round_ = decision.open_round()
    if round_ is None or rules.cast_vote.refusal(member, decision, mandates=mandates) is not None:
        return
    mandate = mandate_on(member, decision, mandates)
    given = [ballot for ballot in round_.ballots.all() if mandate and ballot.seat_id == mandate.seat_id]
    stale = bool(given) and given[-1].fingerprint != round_.fingerprint
    if mandate and (stale or not given):
        detail = _("%(number)s: the seat of %(partner)s has not answered yet.")
        if stale:
            detail = _("%(number)s: the words have changed since the seat of %(partner)s answered.")
        words = {"number": decision.number, "partner": mandate.seat.partner}
        yield Await(round_.closes_at, str(decision.title), detail % words, _url("cast_vote", decision), _("Answer"))


def _answer_by_proxy(
    decision: Decision, member: Member, mandates: list[Mandate], proxies: list[Proxy]
) -> Iterator[Await]:
    """An answer that a seat whose proxy the member's seat holds has not given yet."""
    round_ = decision.open_round()
    held = {"mandates": mandates, "proxies": proxies}
    for proxy in reaching(decision, proxies) if round_ is not None else ():
        if rules.cast_vote.refusal(member, decision, seat=proxy.seat, **held) is not None:
            continue
        if any(ballot.seat_id == proxy.seat_id for ballot in round_.ballots.all()):
            continue
        detail = _("%(number)s: the seat of %(partner)s, whose proxy your seat holds, has not answered yet.")
        words = {"number": decision.number, "partner": proxy.seat.partner}
        link = f"{_url('cast_vote', decision)}?seat={proxy.seat.uuid}"
        yield Await(round_.closes_at, str(decision.title), detail % words, link, _("Answer by proxy"))


def _answer_recusal(decision: Decision, member: Member, mandates: list[Mandate]) -> Iterator[Await]:
    """An interest that a peer proposed for the member's seat, and that nobody confirmed or refused; for the
    facilitator, one proposed for a seat that has nobody: no round is closed before it has its answer."""
    seats, round_ = {mandate.seat_id for mandate in mandates}, decision.open_round()
    rows = sorted(decision.recusals.all(), key=lambda row: row.pk)
    for number, recusal in enumerate(rows, 1):
        if recusal.state != Recusal.State.PROPOSED:
            continue
        mine = recusal.seat_id in seats
        if mine or (member.is_facilitator and not recusal.has_people):
            detail = _("%(number)s: %(name)s proposes that your seat has an interest in it. Say whether it has.")
            if not mine:
                detail = _("%(number)s: %(name)s proposes an interest of %(seat)s, for which nobody answers now.")
            words = {"number": decision.number, "name": recusal.declared_by, "seat": recusal.seat}
            link = reverse("governance:confirm_recusal", args=[decision.partnership.slug, decision.address, number])
            until = round_.closes_at if round_ is not None else None
            yield Await(until, str(decision.title), detail % words, link, pgettext("a proposed recusal", "Answer"))


def _settle(decision: Decision, member: Member, leads: list[Lead]) -> Iterator[Await]:
    """A deadlock that awaits the lead, when it is this member."""
    if any(lead.member_id == member.pk for lead in leads):
        said = _("%(number)s is in a deadlock; every condition for you to settle holds.") % {"number": decision.number}
        link = _url("settle_decision", decision)
        yield Await(settled_by(decision), str(decision.title), said, link, _("Settle"))


def _facilitate(decision: Decision) -> Iterator[Await]:
    """A round to open or to close."""
    round_ = decision.open_round()
    if round_ is None and decision.under_mediation() is None:
        detail = _("%(number)s waits for a round to be opened.") % {"number": decision.number}
        yield Await(None, str(decision.title), detail, _url("open_round", decision), _("Open a round"))
    elif round_ is not None and round_.mode == Round.Mode.MEETING and round_.meeting_id is None:
        detail = _("%(number)s is being decided at a meeting.") % {"number": decision.number}
        act = "close_round" if round_.present is not None else "record_attendance"
        if act == "close_round" and proposed_against(decision):
            return  # what is asked first is the answer of that seat
        yield Await(None, str(decision.title), detail, _url(act, decision), _("Continue"))


def _mediate(decision: Decision) -> Iterator[Await]:
    """A mediation whose findings the second round waits for."""
    mediation, rounds = decision.under_mediation(), list(decision.rounds.all())
    if mediation is not None and rounds:
        until = mediation.opened_at + timedelta(days=rounds[-1].rule_set.mediation_days)
        detail = _("%(number)s is in mediation; the next round waits for what comes out of it.")
        said = detail % {"number": decision.number}
        yield Await(until, str(decision.title), said, _url("close_mediation", decision), _("Write the findings"))


def _url(act: str, decision: Decision) -> str:
    return reverse(f"governance:{act}", args=[decision.partnership.slug, decision.address])
