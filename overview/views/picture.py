"""The picture of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from overview import contents
from overview.contents.lines import marks_of
from partnerships.access import member_page


@member_page
@require_safe
def partnership(request: HttpRequest) -> HttpResponse:
    """Where the partnership stands: path, what awaits whom, the recipe, headline figures, the register."""
    request.marks = marks_of(request.partnership)  # the rail shows them too: asked once
    return render(request, "overview/partnership.html", contents.picture(request.member, request.marks))
