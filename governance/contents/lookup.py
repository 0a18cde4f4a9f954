"""The register of decisions as one looks something up in it: filters, what they keep, what is awaited from whom."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from core.once import once
from governance import rules
from governance.contents.decisions import awaited_seats, register_rows
from governance.models import Ballot, Decision
from governance.rules.held import mandates_of
from partnerships.models import Member, Partner, Partnership

SETTLED = Q(ruling__isnull=False)


@dataclass(frozen=True)
class Choices:
    """What the filters offer: only what this register holds."""

    categories: list[tuple[str, str]]
    years: list[tuple[str, str]]


def choices_of(partnership: Partnership) -> Choices:
    """The categories and years of the decisions that have a number."""
    rows = _numbered(partnership).order_by().values_list("category", "label", "year").distinct()
    found = list(rows)
    years = sorted({str(year) for _code, _label, year in found}, reverse=True)
    labels = {code: str(label) or code for code, label, _year in found}
    return Choices(sorted(labels.items(), key=lambda pair: fold(pair[1])), [(year, year) for year in years])


def found(partnership: Partnership, wanted: Mapping[str, Any], by: Member) -> QuerySet[Decision]:
    """The decisions that the filters keep, the latest first; `wanted` is what `RegisterFilterForm` read."""
    rows = register_rows(partnership)
    for name, narrow in _FILTERS.items():
        if wanted.get(name):
            rows = rows.filter(narrow(partnership, wanted[name]))
    if wanted.get("mine"):
        rows = rows.filter(pk__in=awaiting(by))
    return rows


def awaiting(by: Member) -> list[int]:
    """The open decisions to which this person can answer and whose seat has not."""
    mandates = mandates_of(by)
    mine = {str(mandate.seat.uuid) for mandate in mandates}
    return [
        row.pk
        for row in _open(by.partnership)
        if mine & set(awaited_seats(row)) and rules.cast_vote.allows(by, row, mandates=mandates)
    ]


def fold(text: str) -> str:
    """A text without accents or capitals, as words are looked for."""
    marks = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).casefold()


def _numbered(partnership: Partnership) -> QuerySet[Decision]:
    return Decision.objects.filter(partnership=partnership).exclude(state=Decision.State.DRAFT)


@once
def _open(partnership: Partnership) -> list[Decision]:
    """The decisions with a round under way, with all that says who is awaited."""
    rows = register_rows(partnership).filter(rounds__closed_at=None, rounds__isnull=False)
    opened = list(rows.prefetch_related("mediations"))
    for row in opened:
        row.partnership = partnership
    return opened


def _holding(partnership: Partnership, words: str) -> Q:
    """Every word stands in the number, the title, the question, the text or the conditions, in any language.

    The two engines fold accents and capitals in different ways and neither does both: the texts are read
    and compared here, the same everywhere.
    """
    columns = ("pk", "year", "rank", "title", "question", "text", "conditions")
    looked_for = [fold(word) for word in words.split()]
    kept = []
    for pk, year, rank, *texts in _numbered(partnership).values_list(*columns):
        held = fold(" ".join([f"D-{year}-{rank:02}", *(said for text in texts for said in text.values())]))
        if all(word in held for word in looked_for):
            kept.append(pk)
    return Q(pk__in=kept)


def _in_state(_partnership: Partnership, state: str) -> Q:
    return Q(state=state) if state in Decision.State.values else Q(outcome=state)


def _of_partner(partnership: Partnership, partner: Partner) -> Q:
    """Its seat answered, or is awaited."""
    seats = {str(uuid) for uuid in partner.seats.values_list("uuid", flat=True)}
    awaited = [row.pk for row in _open(partnership) if seats & set(awaited_seats(row))]
    answered = Ballot.objects.filter(partnership=partnership, seat__partner=partner)
    return Q(pk__in=awaited) | Q(pk__in=answered.order_by().values("round__decision"))


_FILTERS = {
    "words": _holding,
    "state": _in_state,
    "category": lambda _partnership, category: Q(category=category),
    "year": lambda _partnership, year: Q(year=int(year)),
    "owner": lambda _partnership, owner: Q(owner=owner),
    "partner": _of_partner,
    "objective": lambda _partnership, objective: Q(objective=objective),
    "settled": lambda _partnership, _yes: SETTLED,
}
