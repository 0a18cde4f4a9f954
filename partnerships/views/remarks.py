from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.amendments import remarks_of
from partnerships.contents.texts import paragraphs_of
from partnerships.forms.remarks import RemarkForm, ResolutionForm
from partnerships.models import Remark
from partnerships.views import show, typed
from partnerships.views.texts import reading


@member_page
def make_remark(request: HttpRequest, paragraph: UUID, of: UUID | None = None) -> HttpResponse:
    """I say something beside a paragraph of a shared text."""
    text, version = reading(request, of)
    words = dict(paragraphs_of(version)).get(paragraph)
    if words is None:
        raise Http404
    form = RemarkForm(typed(request, rules.make_remark, text), partnership=request.partnership)
    act = partial(actions.make_remark, text, by=request.member, paragraph=paragraph)
    if submitted(request, form, act):
        messages.success(request, _("Your remark stands beside the paragraph."))
        return redirect(text)
    return show(request, "make_remark", form=form, text=text, words=words)


def _remark(request: HttpRequest, uuid: UUID, of: UUID | None) -> Remark:
    """A remark on the vision of this partnership, or on another of its texts; else 404."""
    text, version = reading(request, of)
    if version is None:
        raise Http404
    return get_object_or_404(remarks_of(text), uuid=uuid)


@member_page
def reply_to_remark(request: HttpRequest, uuid: UUID, of: UUID | None = None) -> HttpResponse:
    """I answer a remark."""
    remark = _remark(request, uuid, of)
    form = RemarkForm(typed(request, rules.reply_to_remark, remark), partnership=request.partnership)
    if submitted(request, form, partial(actions.reply_to_remark, remark, by=request.member)):
        messages.success(request, _("Your answer stands under the remark."))
        return redirect(remark.text)
    return show(request, "reply_to_remark", form=form, remark=remark)


@member_page
def resolve_remark(request: HttpRequest, uuid: UUID, of: UUID | None = None) -> HttpResponse:
    """I close a remark, and say how it was resolved."""
    remark = _remark(request, uuid, of)
    form = ResolutionForm(typed(request, rules.resolve_remark, remark), partnership=request.partnership)
    if submitted(request, form, partial(actions.resolve_remark, remark, by=request.member)):
        messages.success(request, _("The remark is closed; it stays readable with its answer."))
        return redirect(remark.text)
    return show(request, "resolve_remark", form=form, remark=remark)
