"""What a report cannot say yet, whatever its reader: read from what the partners have, never from what is hidden."""

from collections.abc import Iterator
from typing import Any

from impact.contents import Card
from impact.contents.until import cards_until
from impact.models import Recommendation
from impact.trajectory import Status
from overview.contents.report.asked import Asked
from overview.contents.report.brought import tasks
from partnerships.models import Objective


def lacking(asked: Asked) -> list[dict[str, Any]]:
    """Each kind of thing that is missing, with the names of those that miss it; the recipe's lines stand apart."""
    return [{"what": what, "names": names} for what, names in _found(asked) if names]


def _found(asked: Asked) -> Iterator[tuple[str, list[str]]]:
    cards = cards_until(asked.partnership, asked.until, outside=False)
    objectives = Objective.objects.filter(partnership=asked.partnership)
    yield "objective", [str(row) for row in objectives if row.missing]
    yield "task", [f"{row['code']} {row['title']}" for row in tasks(asked) if not row["accountable"]]
    yield "measure", [_named(card) for card in cards if card.reading.value is None and not card.indicator.is_narrative]
    yield "baseline", [_named(card) for card in cards if card.indicator.baseline is None and not _is_told(card)]
    yield "overdue", [_named(card) for card in cards if card.reading.status == Status.OVERDUE]
    yield "unconfirmed", [_named(card) for card in cards if card.reading.status == Status.UNCONFIRMED]
    yield "answer", [str(row) for row in _unanswered(asked)]


def _named(card: Card) -> str:
    return f"{card.indicator.code} {card.indicator.title}"


def _is_told(card: Card) -> bool:
    return card.indicator.is_narrative


def _unanswered(asked: Asked) -> Iterator[Recommendation]:
    """What peers recommended in reviews that were read together, and nobody has answered."""
    rows = Recommendation.objects.filter(reviewer__round__partnership=asked.partnership, answered_at=None)
    for row in rows.select_related("reviewer__round").order_by("reviewer__round__number", "reviewer__rank", "rank"):
        if row.reviewer.round.is_revealed and row.reviewer.released_at is None:
            yield row
