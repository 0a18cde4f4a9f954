from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from impact import actions, rules
from impact.forms.reviews import FactForm, ResponseForm, SpreadForm, StepForm
from impact.models import Recommendation, Reviewer, ReviewMark
from impact.views import show
from impact.views.reviewers import reviewer_of
from impact.views.reviews import round_at
from partnerships.access import member_page
from partnerships.views import typed


def recommendation_of(request: HttpRequest, uuid: UUID) -> Recommendation:
    """A recommendation that this partnership may read: handed in, of a round that is revealed; 404 otherwise."""
    handed_in = Reviewer.objects.handed_in().filter(round__partnership=request.partnership)
    rows = Recommendation.objects.filter(reviewer__in=handed_in)
    found = get_object_or_404(rows.select_related("reviewer__round", "owner__organisation"), uuid=uuid)
    if not found.reviewer.round.is_revealed:
        raise Http404
    found.reviewer.round.partnership = request.partnership
    return found


@member_page
def discuss_spread(request: HttpRequest, number: int, criterion: str) -> HttpResponse:
    """I write what was said about marks that lie far apart."""
    round_ = round_at(request, number)
    if criterion not in ReviewMark.Criterion.values:
        raise Http404
    data = typed(request, rules.discuss_spread, round_, criterion=criterion)
    form = SpreadForm(data, partnership=request.partnership)
    if submitted(request, form, partial(actions.discuss_spread, round_, by=request.member, criterion=criterion)):
        messages.success(request, _("What was said stands beside the marks."))
        return redirect(round_)
    label = ReviewMark.Criterion(criterion).label
    return show(request, "discuss_spread", form=form, round=round_, label=label)


@member_page
def remark_fact(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I point out an error of fact in a review."""
    reviewer = reviewer_of(request, uuid)
    form = FactForm(typed(request, rules.remark_fact, reviewer), partnership=request.partnership)
    if submitted(request, form, partial(actions.remark_fact, reviewer, by=request.member)):
        messages.success(request, _("Your remark stands beside the review; the peer is asked to answer."))
        return redirect(reviewer.round)
    return show(request, "remark_fact", form=form, reviewer=reviewer, round=reviewer.round)


@member_page
def answer_recommendation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I answer a recommendation for the partnership."""
    row = recommendation_of(request, uuid)
    form = ResponseForm(typed(request, rules.answer_recommendation, row), partnership=request.partnership)
    if submitted(request, form, partial(actions.answer_recommendation, row, by=request.member)):
        messages.success(request, _("The answer is written down, and everybody reads it."))
        return redirect(row.reviewer.round)
    return show(request, "answer_recommendation", form=form, recommendation=row, round=row.reviewer.round)


@member_page
def follow_recommendation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I say what became of a recommendation."""
    row = recommendation_of(request, uuid)
    form = StepForm(typed(request, rules.follow_recommendation, row), partnership=request.partnership)
    if submitted(request, form, partial(actions.follow_recommendation, row, by=request.member)):
        messages.success(request, _("The news is written down."))
        return redirect(row.reviewer.round)
    return show(request, "follow_recommendation", form=form, recommendation=row, round=row.reviewer.round)
