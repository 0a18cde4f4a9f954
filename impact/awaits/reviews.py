from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock
from core.days import date_format
from impact import rules
from impact.access import open_doors
from impact.models import FactualRemark, Recommendation, RecommendationStep, Reviewer, ReviewRound
from impact.models.reviews import FEWEST
from partnerships.awaits import Await
from partnerships.models import Member, Partnership

NEAR = timedelta(days=30)
State = ReviewRound.State


def of_reviews(member: Member) -> Iterator[Await]:
    """What this member is expected to do about peer reviews: rounds to hold together, answers, promises due."""
    partnership = member.partnership
    if member.is_facilitator:
        yield from _rounds(partnership)
    yield from _answers(member)
    if member.represents:
        yield from _promised(member)


def of_peer(user: Any) -> Iterator[tuple[Await, Partnership]]:
    """What a person is asked as a peer from outside, with the partnership it is about."""
    waiting = FactualRemark.objects.filter(reviewer=OuterRef("pk"), answered_at=None)
    for peer in open_doors(user).annotate(is_asked=Exists(waiting)):
        round_ = peer.round
        today = round_.partnership.today()
        if round_.readable_until < today:
            continue
        page = reverse("impact:my_review", args=[round_.partnership.slug, round_.number])
        if found := _asked(peer, page, late=round_.is_over(today)):
            yield found, round_.partnership


def _asked(peer: Reviewer, page: str, *, late: bool) -> Await | None:
    """What one round asks of its peer now; None when it asks nothing."""
    round_ = peer.round
    if round_.state == State.OPEN and peer.submitted_at is None and not late:
        deadline = clock.end_of_day(round_.closes_on, round_.partnership.time_zone)
        detail = _("You look at it from outside: read the dossier, write your review, hand it in.")
        return Await(deadline, _("Write your peer review"), detail, page, _("Go on with my review"))
    if round_.state == State.REVEALED and peer.is_asked:
        detail = _("A partner points out what they hold to be an error of fact in your review.")
        return Await(None, _("Answer a remark of fact"), detail, page, _("Read and answer"))
    return None


def places(user: Any) -> list[Reviewer]:
    """The rounds in which a person is a peer, as long as the door is open."""
    rows = open_doors(user).order_by("-accepted_at")
    return [peer for peer in rows if peer.round.readable_until >= peer.round.partnership.today()]


def _rounds(partnership: Partnership) -> Iterator[Await]:
    """An open round without peers enough, or whose last day went by."""
    standing = Q(reviewers__released_at=None)
    counted = {
        "asked": Count("reviewers", filter=standing),
        "missing": Count("reviewers", filter=standing & Q(reviewers__submitted_at=None)),
        "erased": Count("reviewers", filter=standing & Q(reviewers__submitted_at=None, reviewers__organisation="")),
    }
    for round_ in partnership.review_rounds.filter(state=State.OPEN).annotate(**counted):
        round_.partnership = partnership
        page, today = round_.get_absolute_url(), partnership.today()
        if round_.is_over(today):
            said = ngettext(
                "%(n)d peer has not handed in: give more time, release them, or give the peer review up.",
                "%(n)d peers have not handed in: give more time, release them, or give the peer review up.",
                round_.missing,
            )
            title = _("The last day of the peer review is behind")
            yield Await(None, title, said % {"n": round_.missing}, page, _("See what to do"))
        elif round_.asked - round_.erased < FEWEST:
            deadline = clock.end_of_day(round_.closes_on, partnership.time_zone)
            detail = _("One look is an opinion: ask two to four people from other places.")
            yield Await(deadline, _("Invite two peers at least to the peer review"), detail, page, _("Invite a peer"))
        elif round_.erased:
            detail = _("They had what this site holds of them erased, and hand nothing in any more.")
            yield Await(None, _("Release a peer who is here no longer"), detail, page, _("See what to do"))


def _answers(member: Member) -> Iterator[Await]:
    """For who answers for the partnership: recommendations without an answer, once errors of fact are pointed out."""
    partnership = member.partnership
    unanswered = Q(reviewers__released_at=None, reviewers__recommendations__answered_at=None)
    open_ones = Count("reviewers__recommendations", filter=unanswered)
    rounds = partnership.review_rounds.filter(state=State.REVEALED).annotate(left=open_ones)
    for round_ in rounds:
        if partnership.today() <= round_.factual_until or not round_.left or not rules.answers_for(member):
            continue
        round_.partnership = partnership
        said = ngettext(
            "Answer %(n)d recommendation of the peers", "Answer %(n)d recommendations of the peers", round_.left
        )
        yield Await(
            clock.end_of_day(round_.answer_by, partnership.time_zone),
            said % {"n": round_.left},
            _("Each is accepted, partly accepted or rejected, in writing, with who does it and by when."),
            f"{round_.get_absolute_url()}#advice",
            _("Read and answer"),
        )


def _promised(member: Member) -> Iterator[Await]:
    """What this member's partner has promised to do of the recommendations, when its day is near or behind."""
    done = RecommendationStep.objects.filter(recommendation=OuterRef("pk"), done=True)
    rows = Recommendation.objects.filter(~Exists(done), owner=member.partner)
    near = member.partnership.today() + NEAR
    for row in rows.filter(due_on__lte=near).select_related("reviewer__round").order_by("due_on", "pk"):
        row.reviewer.round.partnership = member.partnership
        day = date_format(row.due_on, "DATE_FORMAT")
        yield Await(
            clock.end_of_day(row.due_on, member.partnership.time_zone),
            _("Do what was promised to the peers, or say where it stands"),
            _("%(advice)s By %(day)s.") % {"advice": Truncator(str(row.body)).chars(140), "day": day},
            f"{row.reviewer.round.get_absolute_url()}#r{row.uuid}",
            _("Give news"),
        )
