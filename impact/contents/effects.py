"""What partners noticed that nobody had planned, quarter by quarter; silence is never read as “nothing”."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from impact.models import EffectReport, Indicator
from impact.periods import Quarter, ended_since
from impact.rules import was_partner
from impact.sentences import quarter_words
from partnerships.models import Partner, Partnership

Tone = EffectReport.Tone
MOST_QUARTERS = 12
PINS = {Tone.NOTHING: "todo", Tone.BETTER: "for", Tone.WORSE: "against", Tone.MIXED: "now"}


@dataclass(frozen=True)
class EffectCell:
    """What a partner answered on a quarter; `asked` is false for who was not a partner yet."""

    partner: Partner
    asked: bool
    report: EffectReport | None

    @property
    def pin(self) -> str:
        return PINS[Tone(self.report.tone)] if self.report else "doubt"


@dataclass(frozen=True)
class EffectRow:
    """A quarter, and a cell for each partner."""

    quarter: Quarter
    cells: list[EffectCell]

    @property
    def words(self) -> Any:
        return quarter_words(self.quarter)

    @cached_property
    def answered(self) -> int:
        return sum(cell.report is not None for cell in self.cells)

    @cached_property
    def asked(self) -> int:
        return sum(cell.asked for cell in self.cells)

    @cached_property
    def noticed(self) -> list[EffectReport]:
        """The answers that say something in words."""
        return [cell.report for cell in self.cells if cell.report and (cell.report.body or cell.report.story_id)]


@dataclass(frozen=True)
class EffectTable:
    """Quarters, the latest first, against partners."""

    partners: list[Partner]
    rows: list[EffectRow]

    @property
    def latest(self) -> EffectRow | None:
        return self.rows[0] if self.rows else None


def effect_table(partnership: Partnership) -> EffectTable:
    """What each partner answered on each quarter since the partnership measures, in a fixed number of queries."""
    answers = EffectReport.objects.live().filter(partnership=partnership).select_related("story", "reported_by__user")
    told = {(row.partner_id, row.period_ends_on): row for row in answers}
    spoken = {partner for partner, _day in told}
    rows = Partner.objects.filter(partnership=partnership).select_related("organisation")
    partners = [row for row in rows if row.standing == Partner.Standing.PARTNER or row.pk in spoken]
    for partner in partners:
        partner.partnership = partnership
    for (pk, _day), report in told.items():
        report.partner = next(partner for partner in partners if partner.pk == pk)
        if report.story:
            report.story.partnership = partnership
    found = [EffectRow(quarter, _cells(quarter, partners, told)) for quarter in quarters(partnership, list(told))]
    return EffectTable(partners, found)


def quarters(partnership: Partnership, answered: list[tuple[int, date]] | None = None) -> list[Quarter]:
    """The quarters that have ended since the partnership measures or one of them was answered, the latest first."""
    first = [day for _partner, day in answered or ()]
    since = measured_since(partnership)
    if since is not None:
        first.append(since)
    return list(ended_since(min(first), partnership.today()))[:MOST_QUARTERS] if first else []


def measured_since(partnership: Partnership) -> date | None:
    """The day on which the first indicator was adopted, or None when none is adopted.

    Where that day is not known, it is the day on which the partnership started.
    """
    rows = Indicator.objects.filter(partnership=partnership).exclude(state=Indicator.State.PROPOSED)
    days = rows.exclude(state=Indicator.State.RETIRED, adopted_on=None).values_list("adopted_on", flat=True)
    started = partnership.started_at.astimezone(partnership.zone).date()
    return min((day or started for day in days), default=None)


def open_quarters(partnership: Partnership, partner: Partner | None) -> list[Quarter]:
    """The quarters on which a partner may say what it noticed, the latest first."""
    since = partnership.started_at.astimezone(partnership.zone).date()
    ended = list(ended_since(since, partnership.today()))[:MOST_QUARTERS]
    return [quarter for quarter in ended if partner is not None and was_partner(partner, quarter.ends_on)]


def _cells(quarter: Quarter, partners: list[Partner], told: dict[tuple[int, date], EffectReport]) -> list[EffectCell]:
    day = quarter.ends_on
    return [EffectCell(row, was_partner(row, day), told.get((row.pk, day))) for row in partners]
