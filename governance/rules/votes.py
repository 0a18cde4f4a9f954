from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from core.days import date_format
from core.rules import Condition, rule
from governance.models import Ballot, Decision, Mandate, Proxy, Round, Seat
from governance.rules.held import mandates_of
from governance.rules.proxies import proxies_of, proxy_for
from governance.rules.rounds import NOT_OPEN
from governance.tally import positions_for
from partnerships.models import Member, Partner
from partnerships.rules import FACILITATOR_ONLY

Conditions = Iterator[Condition]


def mandate_on(by: Member, decision: Decision, mandates: Sequence[Mandate] | None = None) -> Mandate | None:
    """The running mandate by which this person answers in the decision's committee.

    `mandates` are the person's, read once by a page that asks about many decisions.
    """
    held = mandates_of(by) if mandates is None else mandates
    return next((mandate for mandate in held if mandate.seat.body_id == decision.body_id), None)


def _seat_may_answer(decision: Decision, round_: Round, seat: Seat) -> Conditions:
    """What makes a seat's answer count: in the electorate, voting, not recused, still in, present."""
    frozen = {row.id: row for row in round_.seats_now()}.get(str(seat.uuid))
    yield (
        frozen is not None,
        _("This seat was added after the round opened: it will answer in the next one."),
    )
    assert frozen is not None
    yield frozen.voting, _("Observers take part in the debate and have no vote.")
    yield (
        seat.partner.standing == Partner.Standing.PARTNER and seat.ended_at is None,
        _("This organisation has left the partnership: its seat answers no more."),
    )
    yield (
        not frozen.recused,
        _("This organisation has declared an interest in this decision: its seat is out."),
    )
    yield not frozen.vacant, _("Nobody held this seat when the round opened: it answers in the next one.")
    yield (
        round_.present is None or frozen.id in round_.present,
        _("This seat is noted as absent from the meeting. Ask the facilitator to correct the attendance."),
    )


def _answer_fits(round_: Round, position: str, reason: str) -> Conditions:
    """What makes an answer one of this round's."""
    yield (
        not position or position in positions_for(round_.frozen_rule.method),
        _("This is not one of the answers to this question."),
    )
    yield (
        position != "objection" or bool(reason.strip()),
        _("An objection comes with its reason: what harm would this do to our purpose?"),
    )


def _taking_answers(decision: Decision) -> Conditions:
    last = decision.open_round()
    yield last is not None, NOT_OPEN
    if last is not None and last.closes_at is not None:
        local = last.closes_at.astimezone(decision.partnership.zone)
        yield (
            last.is_open,
            _("The time to answer ended on %(day)s at %(hour)s.")
            % {"day": date_format(local, "DATE_FORMAT"), "hour": date_format(local, "TIME_FORMAT")},
        )


def _by_proxy(decision: Decision, round_: Round, mandate: Mandate, seat: Seat, proxy: Proxy | None) -> Conditions:
    """What lets a seat answer for another: a running proxy, a seat that is in itself, no answer of its own there."""
    yield proxy is not None, _("Your seat holds no running proxy of this seat for this decision.")
    out = any(row.takes_seat_out and row.seat_id == mandate.seat_id for row in decision.recusals.all())
    yield not out, _("Your own organisation has an interest in this decision: your seat cannot answer for another.")
    yield from _seat_may_answer(decision, round_, mandate.seat)
    given = [row for row in round_.ballots.all() if row.seat_id == seat.pk]
    last = max(given, key=lambda row: row.rank, default=None)  # the one that counts, if any does
    yield (
        last is None or last.capacity == Ballot.Capacity.PROXY or not round_.counts(last),
        _("The seat of %(partner)s has answered itself: a proxy never replaces a seat’s own answer.")
        % {"partner": seat.partner},
    )


@rule
def cast_vote(
    by: Member,
    decision: Decision,
    position: str = "",
    reason: str = "",
    fingerprint: str | None = None,
    seat: Seat | None = None,
    mandates: Sequence[Mandate] | None = None,
    proxies: Sequence[Proxy] | None = None,
) -> Conditions:
    """Who holds a seat, titular or alternate, answers for it, or for one whose proxy it holds; the last counts.

    `proxies` are those that the person's seats hold today, read once by a page that asks about many decisions.
    """
    mandate = mandate_on(by, decision, mandates)
    yield mandate is not None, _("Only the people who hold a seat of this committee answer.")
    yield from _taking_answers(decision)
    round_ = decision.open_round()
    assert round_ is not None and mandate is not None
    answering = seat or mandate.seat
    if answering.pk != mandate.seat_id:
        held = proxies_of([mandate], decision.partnership.today()) if proxies is None else proxies
        yield from _by_proxy(decision, round_, mandate, answering, proxy_for(answering, mandate, decision, held))
    yield from _seat_may_answer(decision, round_, answering)
    yield (
        not any(row.takes_out(by) for row in decision.recusals.all()),
        _("You have a personal interest in this decision: the other person of your seat answers."),
    )
    yield (
        fingerprint in (None, round_.fingerprint),
        _("The text has changed since you opened this page. Read it again before you answer."),
    )
    yield from _answer_fits(round_, position, reason)


@rule
def record_vote(
    by: Member, decision: Decision, seat: Seat | None = None, position: str = "", reason: str = ""
) -> Conditions:
    """The facilitator notes an answer given by show of hands, phone or letter; the seat can correct it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield from _taking_answers(decision)
    round_ = decision.open_round()
    if round_ is None or seat is None:
        return
    yield from _seat_may_answer(decision, round_, seat)
    yield from _answer_fits(round_, position, reason)
