"""What this site holds of me: to read, to take along, to have erased."""

import json
from functools import partial

from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charters.views.charter import download
from core.pages import page, submitted
from overview import actions, personal, rules
from overview.forms import ErasureForm


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """What is held of me, why, how long, and what erasing does."""
    return page(request, "overview/my_data.html", purposes=personal.purposes())


@require_safe
def my_data_file(request: HttpRequest) -> HttpResponse:
    """All of it as one file, mine alone."""
    data = json.dumps(personal.told(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return download(data.encode(), "application/json", "entente-my-data.json")


def erase_person(request: HttpRequest) -> HttpResponse:
    """I read what goes and what stays, type my address, and it is done."""
    user = request.user
    form = ErasureForm(request.POST or None, user=user)
    if submitted(request, form, partial(actions.erase_person, user, by=user)):
        logout(request)
        messages.success(request, _("What this site held of you is erased, and you are signed out. Thank you."))
        return redirect("home")
    refusal = rules.erase_person.refusal(user, user)
    return page(request, "overview/erase_person.html", form=form, refusal=refusal, purposes=personal.purposes())
