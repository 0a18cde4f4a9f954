from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from charters import actions, rules
from charters.contents import document
from charters.forms import AnnouncementForm, ApprovalForm, BlockForm
from charters.views import show, version_or_404
from core.pages import submitted
from core.rules import Rule
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def approve_version(request: HttpRequest) -> HttpResponse:
    """Write that my organisation's bodies approve the version; again, in one click, when its words have changed."""
    return _answered(request, "approve_version", rules.approve_version, ApprovalForm, actions.approve_version)


@member_page
def announce_approval(request: HttpRequest) -> HttpResponse:
    """Write which body of my organisation looks at the version, and when it meets."""
    return _answered(request, "announce_approval", rules.announce_approval, AnnouncementForm, actions.announce_approval)


@member_page
def block_version(request: HttpRequest) -> HttpResponse:
    """Write what keeps my organisation from approving the version."""
    return _answered(request, "block_version", rules.block_version, BlockForm, actions.block_version)


def _answered(request: HttpRequest, name: str, rule: Rule, kind: type, act: Callable[..., Any]) -> HttpResponse:
    version = version_or_404(request)
    data = typed(request, rule, version)
    words = document.words(document.of(version))
    form = kind(data, partnership=request.partnership, initial={"words": words})
    said = submitted(request, form, partial(act, version, by=request.member))
    if said:
        messages.success(
            request, _("What your bodies say is written down: %(word)s.") % {"word": said.get_position_display()}
        )
        return redirect(f"{reverse('charters:charter', args=[request.partnership.slug])}#approvals")
    return show(request, name, form=form, version=version)
