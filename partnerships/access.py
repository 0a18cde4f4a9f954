"""The door: the only way into a partnership's pages. Who is not in it learns nothing, not even that it exists."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from core.once import one_reading
from partnerships.models import Member

READING = ("GET", "HEAD")
DOORS: dict[str, str] = {}


def member_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the page to the partnership's members: sets `request.member` and `request.partnership`, or answers 404."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args, **kwargs) -> HttpResponse:
        rows = Member.objects.current().filter(user=request.user, partnership__slug=slug)
        rows = rows.select_related("user", "partner__organisation", "partnership__lead_partner__organisation")
        member = rows.first_with_roles()
        if member is None:
            raise Http404
        request.member, request.partnership = member, member.partnership
        with one_reading(request.method in READING):
            return view(request, *args, **kwargs)

    DOORS[f"{view.__module__}.{view.__name__}"] = "member"
    return guarded
