"""My own page."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import actions
from accounts.calendar import address_of
from accounts.forms import ProfileForm
from core.pages import page, submitted


def profile(request: HttpRequest) -> HttpResponse:
    """My name, my language, my time zone, and the ways I sign in."""
    me = request.user
    form = ProfileForm(
        request.POST or None, initial={"name": me.name, "language": me.language, "time_zone": me.time_zone}
    )
    if submitted(request, form, partial(actions.change_profile, me, by=me)):
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Saved."))
        response = redirect("accounts:profile")
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response
    return page(request, "accounts/profile.html", form=form, calendar=address_of(me))


@require_POST
def renew_calendar(request: HttpRequest) -> HttpResponse:
    """I make a new address for my calendar."""
    actions.renew_calendar(request.user, by=request.user)
    messages.success(request, _("The old address no longer answers. Subscribe with the new one."))
    return redirect("accounts:profile")
