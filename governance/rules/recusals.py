from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Decision, Mandate, Recusal, Seat
from governance.rules.decisions import OVER, is_asked, of_committee
from partnerships.models import Member
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
NOT_HERE = _("This seat is not in the committee that takes this decision.")


def answers_for(by: Member, seat: Seat, mandates: Sequence[Mandate] | None = None) -> bool:
    """Whether this person holds a running mandate on the seat; `mandates` are the person's when a page knows them."""
    if mandates is None:
        return seat.mandates.running(seat.partnership.today()).filter(member=by).exists()
    return any(mandate.seat_id == seat.pk for mandate in mandates)


def _may_be_recused(decision: Decision, seat: Seat, nature: str, member: Member | None, reason: str) -> Conditions:
    """What makes an interest one that can be written: whose it is, once, and what it is."""
    yield seat.body_id == decision.body_id, NOT_HERE
    known = [row for row in decision.recusals.filter(seat=seat) if row.state != Recusal.State.REFUSED]
    yield not any(row.takes_seat_out for row in known), _("This seat is already recused from this decision.")
    personal = nature == Recusal.Nature.PERSONAL
    yield (
        not personal or (member is not None and seat.mandates.filter(member=member).exists()),
        _("Say which person of this seat has a personal interest."),
    )
    same = [row for row in known if row.nature == nature and (not personal or (member and row.member_id == member.pk))]
    yield not any(row.holds for row in same), _("This person is already recused from this decision.")
    yield (
        not same,
        _("This interest is proposed already and waits for its answer: confirm it, or say why not."),
    )
    yield bool(reason.strip()), _("A recusal comes with its reason: what is the interest?")


@rule
def declare_recusal(
    by: Member,
    decision: Decision,
    seat: Seat | None = None,
    nature: str = "",
    member: Member | None = None,
    reason: str = "-",
) -> Conditions:
    """A seat's people declare an interest in a decision; the facilitator may note what was said aloud."""
    yield from of_committee(by, decision.body)
    yield is_open(decision.partnership), CLOSED
    yield is_asked(decision), OVER
    if seat is None:
        return
    yield (
        by.is_facilitator or answers_for(by, seat),
        _("Everyone declares their own organisation’s interests; this seat is another’s."),
    )
    yield from _may_be_recused(decision, seat, nature, member, reason)


@rule
def propose_recusal(
    by: Member,
    decision: Decision,
    seat: Seat | None = None,
    nature: str = "",
    member: Member | None = None,
    reason: str = "-",
) -> Conditions:
    """A person of the committee, or the facilitator, proposes that another seat has an interest in a decision."""
    yield from of_committee(by, decision.body)
    yield is_open(decision.partnership), CLOSED
    yield is_asked(decision), OVER
    if seat is None:
        return
    yield not answers_for(by, seat), _("This is your own seat: declare the interest yourself, it counts at once.")
    yield not seat.gone, _("This organisation has left the partnership: its seat answers no more.")
    yield from _may_be_recused(decision, seat, nature, member, reason)


def _may_answer(
    by: Member, recusal: Recusal, mandates: Sequence[Mandate] | None, contested: bool = False
) -> Conditions:
    yield (
        by.is_facilitator or answers_for(by, recusal.seat, mandates),
        _("Only the people of the seat concerned, or the facilitator once the committee has agreed, can answer this."),
    )
    yield is_open(recusal.decision.partnership), CLOSED
    yield contested or recusal.state == Recusal.State.PROPOSED, _("This proposed interest has its answer already.")
    yield is_asked(recusal.decision), OVER


@rule
def confirm_recusal(
    by: Member, recusal: Recusal, answer: str = "-", mandates: Sequence[Mandate] | None = None
) -> Conditions:
    """The people of the seat confirm an interest proposed by a peer; the facilitator writes how all agreed on it."""
    yield from _may_answer(by, recusal, mandates)
    yield (
        bool(answer.strip()) or answers_for(by, recusal.seat, mandates),
        _("Write how the committee agreed on this recusal: the register keeps it."),
    )


@rule
def refuse_recusal(
    by: Member, recusal: Recusal, answer: str = "-", mandates: Sequence[Mandate] | None = None
) -> Conditions:
    """The people of the seat say why there is no interest, even one noted for them; the facilitator, how all agreed."""
    contested = recusal.noted_by_another and answers_for(by, recusal.seat, mandates)
    yield from _may_answer(by, recusal, mandates, contested)
    yield bool(answer.strip()), _("Write why there is no interest here: the reason stays beside what was proposed.")
