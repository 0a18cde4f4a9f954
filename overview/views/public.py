"""What anybody may read without signing in, and the page where the partners choose it."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.forms import Form
from core.pages import page, submitted
from overview import actions, contents, rules
from overview.rules.public import OFFERED
from partnerships.access import member_page


@login_not_required
@require_safe
def public_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What a partnership lets anybody read; a closed one, a private one and none at all answer alike."""
    shown = contents.public_page(slug)
    if shown is None:
        raise Http404
    answer = render(request, "overview/public_page.html", shown)
    answer["Cache-Control"] = "no-cache"  # asked again each time: what is taken off is gone at once, everywhere
    return answer


@member_page
@require_safe
def public_settings(request: HttpRequest) -> HttpResponse:
    """Which sections anybody may read, since when, and what each would show."""
    sections = contents.offered(request.partnership)
    for one in sections:
        asked = {"section": one["name"]}
        rule = rules.close_section if one["opened"] else rules.open_section
        one["refusal"] = rule.refusal(request.member, request.partnership, **asked)
    shown = any(one["opened"] for one in sections)
    return render(request, "overview/public_settings.html", {"sections": sections, "shown": shown})


def _section(name: str) -> str:
    if name not in OFFERED:
        raise Http404
    return name


@member_page
def open_section(request: HttpRequest, section: str) -> HttpResponse:
    """Look at exactly what anybody would read, then open it."""
    place, by = request.partnership, request.member
    rules.open_section.check(by, place, section=_section(section))
    form = Form(request.POST or None)
    if submitted(request, form, partial(actions.open_section, place, by=by, section=section)):
        messages.success(request, _("Anybody can read this section from now on."))
        return redirect("overview:public_settings", place.slug)
    return page(request, "overview/open_section.html", form=form, section=contents.section(place, section))


@member_page
@require_POST
def close_section(request: HttpRequest, section: str) -> HttpResponse:
    """Take a section off the public page."""
    actions.close_section(request.partnership, by=request.member, section=_section(section))
    messages.success(request, _("Nobody outside reads this section any more."))
    return redirect("overview:public_settings", request.partnership.slug)
