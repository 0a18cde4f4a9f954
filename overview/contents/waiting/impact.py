"""What awaits partners so that impact is measured together."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core import clock
from impact.contents.owed import owed
from impact.contents.spreads import open_spreads
from impact.models import (
    FactualRemark,
    HealthCheck,
    Indicator,
    IndicatorOpinion,
    Measurement,
    Recommendation,
    RecommendationStep,
    Reviewer,
    ReviewRound,
)
from impact.models.reviews import FEWEST
from impact.periods import asked_about
from impact.rules import asked_of
from overview.contents.waiting.rows import Said, Waiting
from partnerships.models import Partner, Partnership

State = Measurement.State


def waiting(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """What awaits whom on this floor."""
    full = [one.pk for one in partners]
    yield from _opinions(place, full)
    yield from _owed(place)
    yield from _figures(place, full)
    yield from _effects(place, full)
    yield from _health(place)
    yield from _looks(place)
    yield from _spreads(place)
    yield from _advice(place)


def _opinions(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    said = defaultdict(set)
    given = IndicatorOpinion.objects.filter(indicator__partnership=place, revision=F("indicator__revision"))
    given = given.filter(indicator__state=Indicator.State.PROPOSED)
    for indicator, partner in given.values_list("indicator", "partner"):
        said[indicator].add(partner)
    for row in place.indicators.filter(state=Indicator.State.PROPOSED).order_by("code"):
        silent = tuple(key for key in full if key not in said[row.pk])
        if silent:
            words = {"code": row.code, "title": row.title}
            title = Said(_("Say what you think of the indicator %(code)s: %(title)s"), words)
            link = reverse("impact:indicator_detail", args=[place.slug, row.code]) + "#opinions"
            yield Waiting(title, link, silent, asked=len(full))


def _owed(place: Partnership) -> Iterator[Waiting]:
    """The measures that are owed: one line for each organisation that measures."""
    found = defaultdict(list)
    for one in owed(place):
        found[one.indicator.collector_id].append(one)
    for collector, rows in sorted(found.items(), key=lambda pair: pair[0] or 0):
        until = clock.end_of_day(min(one.day for one in rows), place.time_zone)
        codes = sorted(one.indicator.code for one in rows)
        title = Said(ngettext_lazy("Measure %(n)d indicator", "Measure %(n)d indicators", len(rows)), {"n": len(rows)})
        detail = ", ".join(codes[:8]) + ("…" if len(codes) > 8 else ".")
        whom = {"partners": (collector,) if collector else (), "facilitator": collector is None}
        yield Waiting(title, _page(place), deadline=until, detail=detail, **whom)


def _figures(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    """Figures to confirm, to settle, to correct: one line for each organisation awaited."""
    rows = Measurement.objects.standing().filter(partnership=place, state__in=(State.SUBMITTED, State.CONTESTED))
    rows = rows.order_by().values_list("state", "indicator__confirmer", "partner", "settled_by")
    found: dict[tuple, int] = defaultdict(int)
    for state, confirmer, partner, settled, n in rows.annotate(n=Count("pk")):
        if state == State.SUBMITTED:
            others = tuple(key for key in full if key != partner)
            found["confirm", (confirmer,) if confirmer else others, confirmer is None] += n
        elif settled is None:
            found["settle", (), False] += n
        else:
            found["correct", (partner,), False] += n
    for (act, whom, anyone), n in sorted(found.items()):
        title = {
            "confirm": ngettext_lazy("Confirm or contest %(n)d figure", "Confirm or contest %(n)d figures", n),
            "settle": ngettext_lazy("Settle %(n)d contested figure", "Settle %(n)d contested figures", n),
            "correct": ngettext_lazy("Correct %(n)d figure", "Correct %(n)d figures", n),
        }[act]
        yield Waiting(Said(title, {"n": n}), _page(place), whom, anyone=anyone, facilitator=not whom)


def _effects(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    quarter = asked_about(place.today())
    silent = tuple(asked_of(place, quarter).values_list("pk", flat=True)) if quarter else ()
    if silent:
        until = clock.end_of_day(quarter.asked_until, place.time_zone)
        link = reverse("impact:effect_list", args=[place.slug])
        yield Waiting(_("Say what nobody had planned"), link, silent, until, len(full))


def _health(place: Partnership) -> Iterator[Waiting]:
    """That a health check is open, and nothing of who has answered."""
    row = HealthCheck.objects.filter(partnership=place, closed_at=None).first()
    if row is not None:
        until = clock.end_of_day(row.closes_on, place.time_zone)
        link = reverse("impact:health_check_detail", args=[place.slug, row.number])
        yield Waiting(_("Say how the partnership is doing"), link, deadline=until, secret=True)


def _looks(place: Partnership) -> Iterator[Waiting]:
    """Peer reviews: which peers are awaited, and nothing of what any of them has written."""
    waiting = FactualRemark.objects.filter(reviewer=OuterRef("pk"), answered_at=None)
    peers = Reviewer.objects.standing().annotate(is_asked=Exists(waiting)).order_by("rank")
    rows = place.review_rounds.filter(state__in=(ReviewRound.State.OPEN, ReviewRound.State.REVEALED))
    for row in rows.prefetch_related(Prefetch("reviewers", peers)):
        row.partnership = place
        yield from _facts(row) if row.is_revealed else _reviews(row)


def _reviews(row: ReviewRound) -> Iterator[Waiting]:
    """Who has not handed in; for the facilitator, peers to find, a last day that is behind."""
    asked, until = list(row.reviewers.all()), clock.end_of_day(row.closes_on, row.partnership.time_zone)
    missing = [peer for peer in asked if peer.submitted_at is None]
    silent = tuple(peer.called for peer in missing if not peer.erased)
    there = len(asked) - len(missing) + len(silent)
    if row.is_over(row.partnership.today()):
        title = _("The last day of the peer review is behind")
        yield Waiting(title, row.get_absolute_url(), deadline=until, facilitator=True)
        return
    if silent:
        title = Said(_("Hand in the reviews of the peer review no. %(number)d"), {"number": row.number})
        yield Waiting(title, row.get_absolute_url(), deadline=until, asked=there, people=silent)
    title = None
    if there < FEWEST:
        title = _("Invite two peers at least to the peer review")
    elif there < len(asked):
        title = _("Release a peer who is here no longer")
    if title:
        yield Waiting(title, row.get_absolute_url(), deadline=until, facilitator=True)


def _facts(row: ReviewRound) -> Iterator[Waiting]:
    """Who has not answered a remark of fact on their review."""
    asked = tuple(peer.called for peer in row.reviewers.all() if peer.is_asked and not peer.erased)
    if asked and row.partnership.today() <= row.readable_until:
        yield Waiting(_("Answer the remarks of fact on a peer’s review"), row.get_absolute_url(), people=asked)


def _spreads(place: Partnership) -> Iterator[Waiting]:
    """Marks of the peers that lie far apart, of which nobody has written what was said."""
    for row, criteria in open_spreads(place).items():
        words = ngettext_lazy(
            "Talk about %(n)d criterion on which the peers’ marks lie far apart",
            "Talk about %(n)d criteria on which the peers’ marks lie far apart",
            len(criteria),
        )
        yield Waiting(Said(words, {"n": len(criteria)}), row.get_absolute_url(), facilitator=True)


def _advice(place: Partnership) -> Iterator[Waiting]:
    """Recommendations of the peers to answer, and what was promised of them."""
    unanswered = Q(reviewers__released_at=None, reviewers__recommendations__answered_at=None)
    rounds = place.review_rounds.filter(state=ReviewRound.State.REVEALED)
    for row in rounds.annotate(left=Count("reviewers__recommendations", filter=unanswered)).exclude(left=0):
        row.partnership = place
        if place.today() <= row.factual_until:
            continue
        words = ngettext_lazy(
            "Answer %(n)d recommendation of the peers", "Answer %(n)d recommendations of the peers", row.left
        )
        until = clock.end_of_day(row.answer_by, place.time_zone)
        link = f"{row.get_absolute_url()}#advice"
        yield Waiting(Said(words, {"n": row.left}), link, deadline=until, facilitator=True)
    done = RecommendationStep.objects.filter(recommendation=OuterRef("pk"), done=True)
    promised = Recommendation.objects.filter(~Exists(done), reviewer__round__partnership=place, due_on__isnull=False)
    for advice in promised.exclude(owner=None).select_related("reviewer__round").order_by("due_on", "pk"):
        advice.reviewer.round.partnership = place
        until = clock.end_of_day(advice.due_on, place.time_zone)
        link = f"{advice.reviewer.round.get_absolute_url()}#r{advice.uuid}"
        title = _("Do what was promised to the peers, or say where it stands")
        yield Waiting(title, link, (advice.owner_id,), until)


def _page(place: Partnership) -> str:
    return reverse("impact:indicator_list", args=[place.slug])
