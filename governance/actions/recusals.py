from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Decision, Mandate, Recusal, Seat
from governance.rules.recusals import answers_for
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner

ON_ITS_PAGE = _("the words stand on the decision’s page.")


@act
def declare_recusal(
    decision: Decision,
    *,
    by: Member,
    seat: Seat,
    reason: str,
    nature: str = Recusal.Nature.ORGANISATION,
    member: Member | None = None,
) -> Recusal:
    """I declare that my organisation, or a person of our seat, has an interest in this decision."""
    row = lock(decision)
    person = member if nature == Recusal.Nature.PERSONAL else None
    rules.declare_recusal.check(by, row, seat=seat, nature=nature, member=person, reason=reason)
    recusal = _add(row, by, seat, nature, person, reason)
    told: dict[str, Any] = {"number": row.number, "reason": _for_the_register(recusal, recusal.reason)}
    if person is not None:
        event, told["person"] = events.PERSON_RECUSED, person
    else:
        event, told["partner"] = events.RECUSAL_DECLARED, seat.partner.name
    behalf = seat.partner if by.partner_id != seat.partner_id else None
    link = row.get_absolute_url()
    people = [] if answers_for(by, seat) else _people(seat, but=by)
    emit(event, row.partnership, by=by, on_behalf_of=behalf, link=link, tells=people, **told)
    return recusal


@act
def propose_recusal(
    decision: Decision,
    *,
    by: Member,
    seat: Seat,
    reason: str,
    nature: str = Recusal.Nature.ORGANISATION,
    member: Member | None = None,
) -> Recusal:
    """I propose that another seat has an interest in this decision; nothing changes until it is confirmed."""
    row = lock(decision)
    person = member if nature == Recusal.Nature.PERSONAL else None
    rules.propose_recusal.check(by, row, seat=seat, nature=nature, member=person, reason=reason)
    recusal = _add(row, by, seat, nature, person, reason, state=Recusal.State.PROPOSED)
    _emit(events.RECUSAL_PROPOSED, recusal, by, tells=_people(seat, but=by), reason=recusal.reason)
    return recusal


@act
def confirm_recusal(recusal: Recusal, *, by: Member, answer: str = "") -> Recusal:
    """I confirm the interest proposed for our seat; as facilitator, I write how the committee agreed on it."""
    row = _held(recusal)
    rules.confirm_recusal.check(by, row, answer=answer)
    return _answer(row, by, answer, Recusal.State.CONFIRMED, events.RECUSAL_CONFIRMED)


@act
def refuse_recusal(recusal: Recusal, *, by: Member, answer: str) -> Recusal:
    """I say why our seat has no interest here; as facilitator, I write how the committee agreed on that."""
    row = _held(recusal)
    rules.refuse_recusal.check(by, row, answer=answer)
    return _answer(row, by, answer, Recusal.State.REFUSED, events.RECUSAL_REFUSED)


def _held(recusal: Recusal) -> Recusal:
    """The recusal as it stands, its decision held first: what counts in a round changes with it."""
    decision = lock(recusal.decision)
    row = lock(recusal)
    row.decision = decision
    return row


def _people(seat: Seat, but: Member) -> list[User]:
    """Who answers for the seat today, save the person who writes: what is written of their interest is told them."""
    running = Mandate.objects.running(seat.partnership.today()).filter(seat=seat).exclude(member=but)
    return [mandate.member.user for mandate in running.select_related("member__user")]


def _add(
    decision: Decision, by: Member, seat: Seat, nature: str, person: Member | None, reason: str, **more: Any
) -> Recusal:
    return Recusal.objects.create(
        partnership=decision.partnership,
        decision=decision,
        seat=seat,
        member=person,
        nature=nature,
        reason=reason.strip(),
        declared_by=by,
        declared_at=clock.now(),
        **more,
    )


def _answer(recusal: Recusal, by: Member, answer: str, state: str, event: Event) -> Recusal:
    move(recusal, state)
    recusal.answer, recusal.answered_by, recusal.answered_at = answer.strip(), by, clock.now()
    recusal.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    partner = recusal.seat.partner
    behalf = partner if by.partner_id != partner.pk else None
    told = [recusal.declared_by.user, *_people(recusal.seat, but=by)]
    _emit(event, recusal, by, on_behalf_of=behalf, tells=told, answer=recusal.answer)
    return recusal


def _emit(
    event: Event, recusal: Recusal, by: Member, tells: list, on_behalf_of: Partner | None = None, **told: Any
) -> None:
    """`whom` is a person for a personal interest, the organisation's name otherwise."""
    decision = recusal.decision
    whom = recusal.member or recusal.seat.partner.name
    link = f"{decision.get_absolute_url()}#interests"
    words = {"number": decision.number, "whom": whom, **told}
    emit(event, decision.partnership, by=by, on_behalf_of=on_behalf_of, link=link, tells=tells, **words)


def _for_the_register(recusal: Recusal, words: str) -> str | Localized:
    """What the register keeps for good: an organisation's reason; of a person's private life, where it is read."""
    return words if recusal.member_id is None or not words else every_language(ON_ITS_PAGE)
