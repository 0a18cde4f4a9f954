"""One indicator's page in words: its framing, the lines under its chart, what awaits an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page

from core.few import those
from impact import rules
from impact.charts.trajectory import ON_TRACK
from impact.contents.cards import Card, whole
from impact.contents.facts import facts
from impact.contents.figures import Line, Replaced, backed, lines, page_of, superseded
from impact.contents.slices import Cut, cuts
from impact.models import Evidence, Indicator, Measurement
from impact.sentences import day, figure
from impact.trajectory import dated_points
from partnerships.models import Member

SHOWN = 20  # of what awaits an answer, and of disagreements
JUDGED = (Indicator.Direction.UP, Indicator.Direction.DOWN)


@dataclass(frozen=True)
class Waiting:
    """A measurement that no other partner has answered to yet, what backs it, and why this member may not, if so."""

    row: Measurement
    amount: str
    on: str
    refusal: str | None
    evidence: list[Evidence]


@dataclass(frozen=True)
class Draft:
    """That somebody has a draft, since when; its row for those whose draft it is."""

    of: str
    since: datetime
    row: Measurement | None


@dataclass(frozen=True)
class Sheet:
    """All that an indicator's page shows beside its chart."""

    page: Page
    lines: list[Line]
    facts: list[tuple[str, list[Any]]]
    waiting: list[Waiting]
    waiting_number: int
    disputed: list[Measurement]
    superseded: list[Replaced]
    drafts: list[Draft]
    band: tuple[str, str] | None
    held: tuple[str, str] | None
    cuts: list[Cut]

    @property
    def waiting_more(self) -> int:
        """How many await an answer beside those that are shown."""
        return self.waiting_number - len(self.waiting)

    @property
    def to_answer(self) -> bool:
        """Whether this reader may confirm or contest something here."""
        return any(row.refusal is None for row in self.waiting)

    @property
    def open_dispute(self) -> Measurement | None:
        """The latest contested measurement that nobody has settled."""
        unsettled = (row for row in self.disputed if row.state == Measurement.State.CONTESTED)
        return next((row for row in unsettled if row.settled_by_id is None), None)


def sheet(card: Card, member: Member, number: object = 1) -> Sheet:
    """The page of an indicator for this member, in a fixed number of queries; `number` is that of its figures' page."""
    rows = list(card.indicator.measurements.all())
    banded = card.path.linear and card.path.baseline is not None and len(dated_points(card.path)) > 1
    judged = banded and not card.indicator.is_qualitative and card.path.direction in JUDGED
    page = page_of(card, number)
    return Sheet(
        page,
        lines(card, page),
        facts(card),
        waiting(card, member, rows),
        sum(row.state == Measurement.State.SUBMITTED for row in rows),
        disputed(rows),
        superseded(card),
        drafts(card.indicator, member),
        (figure(ON_TRACK[0]), figure(ON_TRACK[1])) if judged else None,
        held(card),
        cuts(card.indicator),
    )


def disputed(latest: Sequence[Measurement]) -> list[Measurement]:
    """The latest of these figures that somebody contested, settled or not."""
    states = (Measurement.State.CONTESTED, Measurement.State.SETTLED)
    rows = Measurement.objects.filter(pk__in=[row.pk for row in latest if row.state in states])
    return list(whole(rows).select_related("settled_by__user").order_by("-measured_on", "-pk")[:SHOWN])


def held(card: Card) -> tuple[str, str] | None:
    """Between what and what a figure is to be held, where it is."""
    target, give = card.path.target, card.path.tolerance
    if card.path.direction != Indicator.Direction.MAINTAIN or target is None or not give:
        return None
    return card.amount(target - give), card.amount(target + give)


def waiting(card: Card, member: Member, rows: Sequence[Measurement]) -> list[Waiting]:
    """What awaits another partner's answer, first what this member may answer; the rule gives the reason of who may
    not, in no query a row."""
    submitted = [row for row in rows if row.state == Measurement.State.SUBMITTED]
    may = Measurement.objects.standing().awaiting_confirmation_from(member).filter(indicator=card.indicator)
    mine = set(may.values_list("pk", flat=True)[:SHOWN]) if submitted else set()
    shown = [row.pk for row in sorted(submitted, key=lambda row: row.pk not in mine)[:SHOWN]]
    known, found = whole(Measurement.objects.filter(pk__in=shown)).in_bulk(), []
    proofs = backed(card.indicator, list(known.values()))
    for row in (known[pk] for pk in shown):
        row.partnership, row.indicator = member.partnership, card.indicator
        reason = None if row.pk in mine else rules.confirm_measurement.refusal(member, row)
        found.append(Waiting(row, card.amount(row.value), day(row.measured_on), reason, proofs.get(row.pk, [])))
    return found


def drafts(indicator: Indicator, member: Member) -> list[Draft]:
    """Who has a draft, and since when, for everybody to see; what is in it, for those whose draft it is."""
    rows = Measurement.objects.filter(indicator=indicator, state=Measurement.State.DRAFT)
    rows = those(indicator, "drafts", rows)
    own = set(Measurement.objects.drafts_of(member).filter(pk__in=rows).values_list("pk", flat=True))
    known = rows.select_related("author__organisation", "partner__organisation", "submitted_by__user")
    return [
        Draft(str(row.author or row.submitted_by), row.submitted_at, row if row.pk in own else None)
        for row in known.order_by("submitted_at")[:SHOWN]
    ]
