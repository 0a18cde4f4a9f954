"""What I was told, and which messages are sent to me."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import page, submitted
from partnerships import actions
from partnerships.contents.notices import notices, unread, wanted
from partnerships.forms.notices import BeforeForm, MessagesForm


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """What I was told, the latest first, whether a message was sent or not."""
    form = BeforeForm(request.GET)
    before = form.cleaned_data["before"] if form.is_valid() else None
    found, more = notices(request.user, before=before)
    context = {"notices": found, "older": more, "later": before, "unread": unread(request.user)}
    return page(request, "partnerships/notice_list.html", form=form, **context)


@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """I have read all that I was told."""
    actions.read_notices(request.user, by=request.user)
    return redirect("partnerships:notice_list")


def choose_messages(request: HttpRequest) -> HttpResponse:
    """I choose which messages are sent to me."""
    me = request.user
    form = MessagesForm(request.POST or None, initial={"wanted": wanted(me)})
    if submitted(request, form, partial(actions.choose_messages, me, by=me)):
        messages.success(request, _("Saved."))
        return redirect("partnerships:choose_messages")
    return page(request, "partnerships/choose_messages.html", form=form)
