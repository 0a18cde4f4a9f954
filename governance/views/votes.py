from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.few import may_have
from core.pages import submitted
from governance import actions, rules
from governance.forms.rounds import CastVoteForm, RecordVoteForm
from governance.models import Decision, Mandate, Proxy, Round, Seat
from governance.rules.held import mandates_of
from governance.rules.proxies import proxies_of, reaching
from governance.rules.votes import mandate_on
from governance.sentences import position_label
from governance.views import decision_at, done, show
from partnerships.access import member_page
from partnerships.models import Member
from partnerships.views import typed

IN_CAPACITY = {
    "titular": gettext_lazy("You answer for the seat of %(partner)s, as titular."),
    "alternate": gettext_lazy("You answer for the seat of %(partner)s, as alternate."),
    "proxy": gettext_lazy("You answer for the seat of %(partner)s, by proxy."),
}


@dataclass(frozen=True)
class Paper:
    """A ballot to fill: the form, for which seat, and in which capacity one answers for it."""

    form: CastVoteForm
    seat: Seat
    words: str
    instructions: str = ""
    proxy: bool = False
    stale: bool = False  # the answer shown was given to words that have changed since

    @property
    def mark(self) -> str:
        """What ends the identifiers of its page: several ballots can stand on one."""
        return f"-{self.seat.uuid}" if self.proxy else ""


def ballots_of(decision: Decision, by: Member) -> list[Paper]:
    """The ballots that this person may fill now: their own seat's, then those of seats whose proxy it holds."""
    mandates = mandates_of(by)
    mandate = mandate_on(by, decision, mandates)
    if mandate is None or decision.open_round() is None:
        return []
    holding = [mandate] if may_have(decision, "proxies") else []
    proxies = reaching(decision, proxies_of(holding, decision.partnership.today()))
    papers = [_paper(decision, mandate, None), *(_paper(decision, mandate, proxy) for proxy in proxies)]
    held = {"mandates": mandates, "proxies": proxies}
    return [paper for paper in papers if rules.cast_vote.refusal(by, decision, seat=paper.seat, **held) is None]


def _paper(decision: Decision, mandate: Mandate, proxy: Proxy | None, data: Any = None) -> Paper:
    """The ballot of a seat, with the answer it gave."""
    round_, seat = decision.open_round() or decision.last_round(), proxy.seat if proxy else mandate.seat
    given = [ballot for ballot in round_.ballots.all() if ballot.seat_id == seat.pk]
    initial = {"position": given[-1].position, f"reason-{given[-1].position}": given[-1].reason} if given else {}
    details: dict[str, Any] = {"auto_id": f"{seat.uuid}-%s"} if proxy else {}
    initial["seat"] = seat.uuid if proxy else None
    form = CastVoteForm(data, partnership=decision.partnership, round_=round_, initial=initial, **details)
    words = IN_CAPACITY["proxy" if proxy else mandate.capacity] % {"partner": seat.partner}
    stale = bool(given) and given[-1].fingerprint != round_.fingerprint
    return Paper(form, seat, words, proxy.instructions if proxy else "", proxy is not None, stale)


def _asked(decision: Decision, by: Member, data: Any, seat: str | None) -> Paper:
    """The ballot that a page is about: that of the seat named when its proxy is held, the person's own otherwise."""
    mandates = mandates_of(by)
    mandate = mandate_on(by, decision, mandates)
    if mandate is None or decision.last_round() is None:
        rules.cast_vote.check(by, decision, mandates=mandates)
    assert mandate is not None
    proxies = reaching(decision, proxies_of([mandate], decision.partnership.today())) if seat else []
    named = next((proxy for proxy in proxies if str(proxy.seat.uuid) == seat), None)
    if data is None:
        facts = {"seat": named.seat if named else None, "mandates": mandates, "proxies": proxies}
        rules.cast_vote.check(by, decision, **facts)
    return _paper(decision, mandate, named, data)


def seats_to_note(round_: Round) -> list[Seat]:
    """The seats whose answer the facilitator can note: those that may answer and are not absent."""
    ids = [seat.id for seat in round_.seats_now() if seat.eligible]
    here = ids if round_.present is None else [one for one in ids if one in round_.present]
    return list(Seat.objects.filter(uuid__in=here).select_related("partner__organisation"))


@member_page
def cast_vote(request: HttpRequest, address: str) -> HttpResponse:
    """I answer for my seat, or for one whose proxy it holds."""
    decision, by = decision_at(request, address), request.member
    data = request.POST if request.method == "POST" else None
    paper = _asked(decision, by, data, (data or request.GET).get("seat"))
    ballot = submitted(request, paper.form, partial(actions.cast_vote, decision, by=by))
    if ballot:
        said = {"position": position_label(ballot.position)}
        messages.success(request, _("Your answer is written down: %(position)s.") % said)
        return redirect(decision)
    return show(request, "cast_vote", form=paper.form, paper=paper, decision=decision)


@member_page
def record_vote(request: HttpRequest, address: str) -> HttpResponse:
    """I note the answers given at the meeting, by phone or by letter."""
    decision = decision_at(request, address)
    data = typed(request, rules.record_vote, decision)
    round_ = decision.last_round()
    if round_ is None:
        rules.record_vote.check(request.member, decision)
    form = RecordVoteForm(data, partnership=request.partnership, round_=round_, seats=seats_to_note(round_))
    noted = submitted(request, form, partial(actions.record_vote, decision, by=request.member))
    if noted:
        messages.success(request, _("Answers noted: %(count)s.") % {"count": len(noted)})
        return done(request, round_.meeting or decision)
    return show(request, "record_vote", form=form, decision=decision, next=round_.meeting or decision)
