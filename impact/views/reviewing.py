from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.forms import Form
from core.pages import page, submitted
from core.rules import Rule
from impact import actions, rules
from impact.access import reviewer_page
from impact.contents import reviews as contents
from impact.contents.dossier import dossier
from impact.forms.reviews import FactAnswerForm, LinksForm, ReviewForm
from impact.models import FactualRemark


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page behind the narrow door, for the peer whose it is."""
    reviewer = request.reviewer
    inside = {"partnership": request.partnership, "reviewer": reviewer, "round": reviewer.round}
    return page(request, f"impact/{template}.html", **inside, **context)


def typed(request: HttpRequest, rule: Rule, thing: Any) -> QueryDict | None:
    """What was typed; on a first visit, a peer who may not do this is told why before writing anything."""
    if request.method == "POST":
        return request.POST
    rule.check(request.reviewer, thing)
    return None


def _mine(request: HttpRequest) -> HttpResponse:
    return redirect("impact:my_review", request.partnership.slug, request.reviewer.round.number)


@require_safe
@reviewer_page
def my_review(request: HttpRequest) -> HttpResponse:
    """What I am asked, and where my review stands."""
    return show(request, "my_review", mine=contents.own(request.reviewer))


@require_safe
@reviewer_page
def review_dossier(request: HttpRequest) -> HttpResponse:
    """What I may read of the partnership, until my review is answered."""
    if not request.reviewer.round.shows_dossier:
        raise Http404
    return show(request, "review_dossier", dossier=dossier(request.partnership))


@require_safe
@reviewer_page
def review_outcome(request: HttpRequest) -> HttpResponse:
    """What all peers say, once all have handed in."""
    outcome = contents.outcome(request.reviewer.round)
    if outcome is None:
        raise Http404
    return show(request, "review_outcome", outcome=outcome, chart=contents.chart(outcome))


@reviewer_page
def declare_links(request: HttpRequest) -> HttpResponse:
    """I say again which links I have with the partners."""
    me = request.reviewer
    form = LinksForm(typed(request, rules.declare_links, me), initial={"links": me.links})
    if submitted(request, form, partial(actions.declare_links, me, by=me)):
        messages.success(request, _("Your links are written down."))
        return _mine(request)
    return show(request, "declare_links", form=form)


@reviewer_page
def write_review(request: HttpRequest) -> HttpResponse:
    """I write my review; my draft is kept, and nobody else reads it."""
    me = request.reviewer
    form = ReviewForm(typed(request, rules.write_review, me), reviewer=me)
    if submitted(request, form, partial(actions.write_review, me, by=me)):
        messages.success(request, _("Your draft is kept. Hand it in when it is whole."))
        return redirect("impact:submit_review", request.partnership.slug, me.round.number)
    return show(request, "write_review", form=form)


@reviewer_page
def submit_review(request: HttpRequest) -> HttpResponse:
    """I read my review once more, then hand it in."""
    me = request.reviewer
    form = Form(request.POST if request.method == "POST" else None)
    if submitted(request, form, partial(actions.submit_review, me, by=me)):
        messages.success(request, _("Your review is handed in. Thank you."))
        return _mine(request)
    refusal = rules.submit_review.refusal(me, me)
    return show(request, "submit_review", form=form, mine=contents.own(me), refusal=refusal)


@reviewer_page
def answer_fact(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I answer a remark of fact on my review."""
    rows = FactualRemark.objects.select_related("reviewer", "made_by__user", "made_by__partner__organisation")
    remark = get_object_or_404(rows.filter(reviewer=request.reviewer), uuid=uuid)
    remark.reviewer = request.reviewer
    form = FactAnswerForm(typed(request, rules.answer_fact, remark))
    if submitted(request, form, partial(actions.answer_fact, remark, by=request.reviewer)):
        messages.success(request, _("Your answer stands beside the remark."))
        return _mine(request)
    return show(request, "answer_fact", form=form, remark=remark)
