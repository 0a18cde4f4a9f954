from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.forms.rounds import CastVoteForm, RecordVoteForm
from governance.models import Decision, Round, Seat
from governance.rules.votes import mandate_on
from governance.sentences import position_label
from governance.views import decision_at, done, show
from partnerships.access import member_page
from partnerships.models import Member
from partnerships.views import typed


def my_ballot(decision: Decision, by: Member) -> CastVoteForm | None:
    """The ballot of this person's seat, with the answer it gave; None when they may not answer now."""
    if rules.cast_vote.refusal(by, decision) is not None:
        return None
    round_, seat = decision.open_round(), mandate_on(by, decision).seat
    given = [ballot for ballot in round_.ballots.all() if ballot.seat_id == seat.pk]
    initial = {"position": given[-1].position, f"reason-{given[-1].position}": given[-1].reason} if given else {}
    return CastVoteForm(partnership=decision.partnership, round_=round_, initial=initial)


def seats_to_note(round_: Round) -> list[Seat]:
    """The seats whose answer the facilitator can note: those that may answer and are not absent."""
    ids = [seat.id for seat in round_.seats_now() if seat.eligible]
    here = ids if round_.present is None else [one for one in ids if one in round_.present]
    return list(Seat.objects.filter(uuid__in=here).select_related("partner__organisation"))


@member_page
def cast_vote(request: HttpRequest, address: str) -> HttpResponse:
    """I answer for my seat."""
    decision, by = decision_at(request, address), request.member
    data = typed(request, rules.cast_vote, decision)
    round_ = decision.last_round()
    if round_ is None:
        rules.cast_vote.check(by, decision)
    form = CastVoteForm(data, partnership=request.partnership, round_=round_)
    ballot = submitted(request, form, partial(actions.cast_vote, decision, by=by))
    if ballot:
        said = {"position": position_label(ballot.position)}
        messages.success(request, _("Your answer is written down: %(position)s.") % said)
        return redirect(decision)
    return show(request, "cast_vote", form=form, decision=decision)


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
