from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from impact import actions, rules
from impact.forms.reviews import InviteForm, ReleaseForm
from impact.models import Reviewer
from impact.views import show
from impact.views.reviews import round_at
from partnerships.access import member_page
from partnerships.views import typed


def reviewer_of(request: HttpRequest, uuid: UUID) -> Reviewer:
    """A peer asked by this partnership, knowing their round; 404 otherwise."""
    rows = Reviewer.objects.filter(round__partnership=request.partnership)
    reviewer = get_object_or_404(rows.select_related("round", "user", "invited_by__user"), uuid=uuid)
    reviewer.round.partnership = request.partnership
    return reviewer


@member_page
def invite_reviewer(request: HttpRequest, number: int) -> HttpResponse:
    """I invite an outsider to look at our partnership."""
    round_, partnership = round_at(request, number), request.partnership
    data, initial = typed(request, rules.invite_reviewer, round_), {"language": partnership.main_language}
    form = InviteForm(data, partnership=partnership, initial=initial)
    invited = submitted(request, form, partial(actions.invite_reviewer, round_, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(name)s is on its way.") % {"name": invited.name})
        return redirect(round_)
    return show(request, "invite_reviewer", form=form, round=round_)


@member_page
@require_POST
def send_reviewer_link_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I send a fresh link; the one before stops working."""
    sent = actions.send_reviewer_link_again(reviewer_of(request, uuid), by=request.member)
    messages.success(
        request, _("A new link is on its way to %(name)s; the one before no longer works.") % {"name": sent.name}
    )
    return redirect(sent.round)


@member_page
def release_reviewer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I release a peer who will not hand in, and say why."""
    reviewer = reviewer_of(request, uuid)
    form = ReleaseForm(typed(request, rules.release_reviewer, reviewer), partnership=request.partnership)
    if submitted(request, form, partial(actions.release_reviewer, reviewer, by=request.member)):
        messages.success(request, _("%(name)s is released, and was told so.") % {"name": reviewer.name})
        return redirect(reviewer.round)
    return show(request, "release_reviewer", form=form, reviewer=reviewer, round=reviewer.round)
