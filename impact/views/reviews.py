from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, rules
from impact.contents import reviews as contents
from impact.forms.reviews import AbandonForm, ExtendForm, OpenForm
from impact.models import ReviewRound
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed


def round_at(request: HttpRequest, number: int) -> ReviewRound:
    """The round of this partnership with this number; 404 otherwise."""
    round_ = get_object_or_404(ReviewRound, partnership=request.partnership, number=number)
    round_.partnership = request.partnership
    return round_


@member_page
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """The looks from outside, the latest first."""
    refusal = rules.open_review.refusal(request.member, request.partnership)
    return show(request, "review_list", rounds=contents.rounds(request.partnership), refusal=refusal)


@member_page
@require_safe
def review_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One round: who was asked and who has handed in; once all have, what they say and what is answered."""
    round_ = round_at(request, number)
    context = contents.round_page(round_, request.member)
    return show(request, "review_detail", round=round_, today=request.partnership.today(), **context)


@member_page
def open_review(request: HttpRequest) -> HttpResponse:
    """I ask outsiders to look at our partnership."""
    partnership = request.partnership
    form = OpenForm(typed(request, rules.open_review, partnership), partnership=partnership)
    opened = submitted(request, form, partial(actions.open_review, partnership, by=request.member))
    if opened:
        messages.success(request, _("The peer review is open. Invite two to four peers from outside."))
        return redirect(opened)
    return show(request, "open_review", form=form)


@member_page
def extend_review(request: HttpRequest, number: int) -> HttpResponse:
    """I give the peers more time."""
    round_ = round_at(request, number)
    form = ExtendForm(typed(request, rules.extend_review, round_), partnership=request.partnership)
    if submitted(request, form, partial(actions.extend_review, round_, by=request.member)):
        messages.success(request, _("The peers have more time, and were told so."))
        return redirect(round_)
    return show(request, "extend_review", form=form, round=round_)


@member_page
def abandon_review(request: HttpRequest, number: int) -> HttpResponse:
    """I give the round up, after reading what follows."""
    round_ = round_at(request, number)
    form = AbandonForm(typed(request, rules.abandon_review, round_), partnership=request.partnership)
    if submitted(request, form, partial(actions.abandon_review, round_, by=request.member)):
        messages.success(request, _("The peer review is given up. The peers were told why."))
        return redirect(round_)
    return show(request, "abandon_review", form=form, round=round_)
