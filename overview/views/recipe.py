"""The recipe of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from overview import contents
from overview.contents.lines import marks_of, told
from partnerships.access import member_page


@member_page
@require_safe
def recipe(request: HttpRequest) -> HttpResponse:
    """The fifteen lines, each with its reason and where to go."""
    lines = told(request.partnership, marks_of(request.partnership))
    return render(request, "overview/recipe.html", contents.recipe(lines))
