"""How a page answers: a form that acts once and shows its refusals, a page with the right status."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core import clock
from core.forms import Form
from core.models import Submission
from core.refusals import Refused


def submitted(request: HttpRequest, form: Form, act: Callable[..., Any]) -> Any | None:
    """Call `act(**answer)` when a valid form was sent; what the act returns, or None when the page is to be shown.

    A refusal becomes the form's own error, so that the person keeps what they typed. A form sent twice acts once.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        with transaction.atomic():
            _once(request, form)
            return act(**form.answer()) or True
    except Refused as refusal:
        form.refuse(refusal)
        return None


def _once(request: HttpRequest, form: Form) -> None:
    token = form.token()
    if token is None:
        return
    user = request.user if request.user.is_authenticated else None
    try:
        with transaction.atomic():
            Submission.objects.create(token=token, user=user, sent_at=clock.now())
    except IntegrityError as error:
        raise Refused(_("This form has already been sent; nothing was done a second time."), status=409) from error


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Render a page; a form with errors answers 422, a refused one with its own status."""
    form = context.get("form")
    status = 200
    if form is not None and form.is_bound and form.errors:
        status = getattr(form, "refused", None) or 422
    return render(request, template, context, status=status)
