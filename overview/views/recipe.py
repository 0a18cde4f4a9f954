"""The recipe of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from overview import contents
from overview.contents.history import history, with_since
from overview.contents.lines import marks_of, told
from partnerships.access import member_page


@member_page
@require_safe
def recipe(request: HttpRequest) -> HttpResponse:
    """The fifteen lines, each with its reason and where to go."""
    lines = with_since(request.partnership, told(request.partnership, marks_of(request.partnership)))
    return render(request, "overview/recipe.html", contents.recipe(lines))


@member_page
@require_safe
def recipe_history(request: HttpRequest) -> HttpResponse:
    """How each line came to where it stands, the latest first."""
    return render(request, "overview/recipe_history.html", {"groups": history(request.partnership)})
