"""The narrow door: a peer from outside reads what they are asked about, writes their review, and nothing else."""

from collections.abc import Callable
from functools import wraps

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from impact.models import Reviewer
from partnerships.access import DOORS
from partnerships.models import Member


def open_doors(user: object) -> QuerySet[Reviewer]:
    """This person's places as a peer, the last day of each round apart; whoever has joined since looks from inside."""
    inside = Member.objects.current().filter(partnership=OuterRef("round__partnership"), user=OuterRef("user"))
    rows = Reviewer.objects.let_in().filter(~Exists(inside), user=user)
    return rows.select_related("user", "round__partnership")


def reviewer_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the page to a round's peer: sets `request.reviewer` and `request.partnership`, or answers 404."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, number: int, *args, **kwargs) -> HttpResponse:
        reviewer = open_doors(request.user).filter(round__partnership__slug=slug, round__number=number).first()
        if reviewer is None or reviewer.round.readable_until < reviewer.round.partnership.today():
            raise Http404
        request.reviewer, request.partnership = reviewer, reviewer.round.partnership
        return view(request, *args, **kwargs)

    DOORS[f"{view.__module__}.{view.__name__}"] = "reviewer"
    return guarded
