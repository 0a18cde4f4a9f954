from collections.abc import Mapping

from django.utils.functional import lazy

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Ballot, Decision, Round, Seat
from governance.rules.votes import mandate_on, mandates_of
from governance.sentences import position_label
from partnerships.journal import emit
from partnerships.models import Member


@act
def cast_vote(
    decision: Decision, *, by: Member, position: str, reason: str = "", fingerprint: str | None = None
) -> Ballot:
    """I answer for my seat; if I change my mind before the end, the answer before stays in the register."""
    row = lock(decision)
    held = mandates_of(by)  # read once: the person may be leaving at this moment
    rules.cast_vote.check(by, row, position=position, reason=reason, fingerprint=fingerprint, mandates=held)
    mandate = mandate_on(by, row, held)
    ballot = _add(row.open_round(), mandate.seat, position, reason, by, mandate.capacity, Ballot.Means.ONLINE)
    partner = mandate.seat.partner
    behalf = partner if by.partner_id != partner.pk else None
    told = {"number": row.number, "position": said(position)}
    emit(events.VOTE_CAST, row.partnership, by=by, on_behalf_of=behalf, link=row.get_absolute_url(), **told)
    return ballot


@act
def record_vote(
    decision: Decision,
    *,
    by: Member,
    answers: Mapping[Seat, tuple[str, str]],
    means: str = Ballot.Means.SHOW_OF_HANDS,
) -> list[Ballot]:
    """I note answers given by show of hands, phone or letter: for each seat its position and reason."""
    row = lock(decision)
    rules.record_vote.check(by, row)
    noted = []
    for seat, (position, reason) in answers.items():
        rules.record_vote.check(by, row, seat=seat, position=position, reason=reason)
        round_ = row.open_round()
        noted.append(_add(round_, seat, position, reason, by, Ballot.Capacity.RECORDED, means))
        told = {"number": row.number, "partner": seat.partner.name, "position": said(position)}
        told["means"] = every_language(Ballot.Means(means).label)
        emit(events.VOTE_RECORDED, row.partnership, by=by, link=row.get_absolute_url(), **told)
    return noted


def said(position: str) -> Localized:
    """An answer's name in each of the site's languages, for the register."""
    return every_language(lazy(position_label, str)(position))


def _add(round_: Round, seat: Seat, position: str, reason: str, by: Member, capacity: str, means: str) -> Ballot:
    """One more answer of this seat; a second one written at the same moment breaks on the rank."""
    return Ballot.objects.create(
        partnership=round_.partnership,
        round=round_,
        seat=seat,
        rank=round_.ballots.filter(seat=seat).count() + 1,
        position=position,
        reason=reason.strip(),
        cast_by=by,
        capacity=capacity,
        means=means,
        fingerprint=round_.fingerprint,
        cast_at=clock.now(),
    )
