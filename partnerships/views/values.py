from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.forms import InsideForm
from partnerships.forms.order import MoveForm
from partnerships.forms.values import ValueForm
from partnerships.models import Value
from partnerships.views import show, typed


def value_of(request: HttpRequest, uuid: UUID) -> Value:
    """The value of this partnership with this identity, or 404."""
    found = get_object_or_404(request.partnership.values, uuid=uuid)
    found.partnership = request.partnership
    return found


@member_page
@require_safe
def value_list(request: HttpRequest) -> HttpResponse:
    """What we hold to, and how one sees it."""
    return _listed(request)


def _listed(request: HttpRequest, **more: Any) -> HttpResponse:
    refusal = rules.add_value.refusal(request.member, request.partnership)
    return show(request, "value_list", values=list(request.partnership.values.all()), refusal=refusal, **more)


@member_page
def add_value(request: HttpRequest) -> HttpResponse:
    """I write down something we hold to."""
    partnership = request.partnership
    form = ValueForm(typed(request, rules.add_value, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.add_value, partnership, by=request.member)):
        messages.success(request, _("The value is written down."))
        return redirect("partnerships:value_list", partnership.slug)
    return show(request, "add_value", form=form)


@member_page
def change_value(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I word a value again."""
    value = value_of(request, uuid)
    initial = {"name": value.name, "behaviour": value.behaviour}
    form = ValueForm(typed(request, rules.change_value, value), partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_value, value, by=request.member)):
        messages.success(request, _("The value is written down."))
        return redirect("partnerships:value_list", request.partnership.slug)
    return show(request, "change_value", form=form, value=value)


@member_page
@require_POST
def move_value(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I move a value one place up or down."""
    value, form = value_of(request, uuid), MoveForm(request.POST)
    moved = submitted(request, form, partial(actions.move_value, value, by=request.member))
    if moved is None:
        return _listed(request, form=form)
    messages.success(request, _("“%(name)s” now stands at place %(rank)s.") % {"name": moved.name, "rank": moved.rank})
    return redirect(f"{reverse('partnerships:value_list', args=[request.partnership.slug])}#v-{moved.rank}")


@member_page
def drop_value(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I remove a value to which we no longer hold."""
    value = value_of(request, uuid)
    form = InsideForm(typed(request, rules.drop_value, value), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_value, value, by=request.member)):
        messages.success(request, _("The value “%(name)s” is removed.") % {"name": value.name})
        return redirect("partnerships:value_list", request.partnership.slug)
    return show(request, "drop_value", form=form, value=value)
