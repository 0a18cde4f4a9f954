from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import lazy

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Ballot, Body, Decision, Mandate, Proxy, Round, Seat
from governance.rules.held import mandates_of
from governance.rules.proxies import proxies_of, proxy_for
from governance.rules.votes import mandate_on
from governance.sentences import position_label
from partnerships.journal import emit
from partnerships.models import Member


@act
def cast_vote(
    decision: Decision,
    *,
    by: Member,
    position: str,
    reason: str = "",
    fingerprint: str | None = None,
    seat: Seat | None = None,
) -> Ballot:
    """I answer for my seat, or for one whose proxy it holds; the answer before stays in the register."""
    row, mandates = lock(decision), mandates_of(by)
    mandate = mandate_on(by, row, mandates)
    answering = seat or (mandate.seat if mandate else None)
    _read(row, answering)
    other = mandate is not None and answering is not None and answering.pk != mandate.seat_id
    held = proxies_of(mandates, row.partnership.today()) if other else []
    facts = {"position": position, "reason": reason, "fingerprint": fingerprint, "seat": answering}
    rules.cast_vote.check(by, row, **facts, mandates=mandates, proxies=held)
    assert mandate is not None and answering is not None
    proxy = proxy_for(answering, mandate, row, held) if other else None
    capacity = mandate.capacity if proxy is None else Ballot.Capacity.PROXY
    round_ = row.open_round()
    before, online = len(round_.ballots.all()), Ballot.Means.ONLINE
    ballot = _add(round_, answering, before, position, reason, by, capacity, online, proxy)
    event = events.VOTE_CAST if proxy is None else events.PROXY_VOTE_CAST
    behalf = answering.partner if by.partner_id != answering.partner_id else None
    told = {"number": row.number, "position": said(position)}
    emit(event, row.partnership, by=by, on_behalf_of=behalf, link=row.get_absolute_url(), **told)
    return ballot


@act
def record_vote(
    decision: Decision,
    *,
    by: Member,
    answers: Mapping[Seat, tuple[str, str]],
    means: str = Ballot.Means.SHOW_OF_HANDS,
) -> list[Ballot]:
    """I note answers given by show of hands, phone or letter: for each seat its position and reason.

    The people of a seat whose answer was not given before all are told, so that they can correct it.
    """
    row = lock(decision)
    rules.record_vote.check(by, row)
    seen = means == Ballot.Means.SHOW_OF_HANDS and row.open_round().mode == Round.Mode.MEETING
    people = {} if seen else _people(row, answers, but=by)
    noted = []
    for seat, (position, reason) in answers.items():
        rules.record_vote.check(by, row, seat=seat, position=position, reason=reason)
        round_ = row.open_round()
        before = round_.ballots.filter(seat=seat).count()
        noted.append(_add(round_, seat, before, position, reason, by, Ballot.Capacity.RECORDED, means))
        told = {"number": row.number, "partner": seat.partner.name, "position": said(position)}
        told["means"] = every_language(Ballot.Means(means).label)
        tells = people.get(seat.pk, [])
        emit(events.VOTE_RECORDED, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **told)
    return noted


def said(position: str) -> Localized:
    """An answer's name in each of the site's languages, for the register."""
    return every_language(lazy(position_label, str)(position))


def _read(decision: Decision, seat: Seat | None) -> None:
    """Read once what the rule asks of several times; of the answers, only those of this seat.

    A vote costs the same with three seats and with two hundred, and asks the database as little as it can.
    """
    body = Body.objects.select_related("partnership").prefetch_related("seats").get(pk=decision.body_id)
    decision.body, decision.partnership = body, body.partnership
    prefetch_related_objects([decision], "rounds", "recusals")
    round_ = decision.open_round()
    if round_ is not None:
        round_.partnership = decision.partnership
        given = Ballot.objects.filter(seat=seat)
        prefetch_related_objects([round_], Prefetch("ballots", given))


def _people(decision: Decision, seats: Iterable[Seat], but: Member) -> dict[int, list[Any]]:
    """Who answers for each of these seats today, save the person who writes."""
    running = Mandate.objects.running(decision.partnership.today()).filter(seat__in=list(seats)).exclude(member=but)
    people: dict[int, list[Any]] = {}
    for mandate in running.select_related("member__user"):
        people.setdefault(mandate.seat_id, []).append(mandate.member.user)
    return people


def _add(
    round_: Round,
    seat: Seat,
    before: int,
    position: str,
    reason: str,
    by: Member,
    capacity: str,
    means: str,
    proxy: Proxy | None = None,
) -> Ballot:
    """One more answer of this seat, after so many; a second one written at the same moment breaks on the rank."""
    return Ballot.objects.create(
        partnership=round_.partnership,
        round=round_,
        seat=seat,
        rank=before + 1,
        position=position,
        reason=reason.strip(),
        cast_by=by,
        capacity=capacity,
        means=means,
        proxy=proxy,
        fingerprint=round_.fingerprint,
        cast_at=clock.now(),
    )
