"""What a peer from outside reads of the partnership: what may leave it, and nothing more."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.texts import Localized
from governance.contents.decisions import DecisionLine, line, register_rows
from governance.models import Decision
from impact.contents.cards import Card, cards
from impact.contents.export.whole import as_figure
from impact.contents.health import Results, results
from impact.contents.stories import stories
from impact.hiding import THRESHOLD, hide
from impact.models import FramingSheet, Indicator, Story
from impact.outside import baseline_leaves, leaving
from partnerships.contents.tasks import Grid, task_grid
from partnerships.contents.texts import paragraphs_of, vision_text
from partnerships.models import Objective, Partnership, Text


@dataclass(frozen=True)
class Figure:
    """An indicator as an outsider reads it: a small count of people is not told."""

    card: Card

    @property
    def is_hidden(self) -> bool:
        return self.card.indicator.counts_people and (self._is_small or self._tells_few)

    @property
    def _is_small(self) -> bool:
        """Whether the figure, or the baseline that its sentence names, counts few people."""
        if self.card.indicator.nature != Indicator.Nature.NUMBER:
            return False
        small = hide({}, self.card.reading.value).whole.hidden
        return small or not baseline_leaves(self.card.indicator.baseline, people=True)

    @property
    def _tells_few(self) -> bool:
        """Whether the percentage tells of few people, or few others; or nobody knows of how many it is."""
        if self.card.indicator.nature != Indicator.Nature.PERCENTAGE:
            return False
        rows = [row for row in self.card.indicator.measurements.all() if row.measured_on == self.card.reading.value_on]
        shape = {"nature": self.card.indicator.nature, "accumulation": self.card.indicator.accumulation}
        return bool(leaving(map(as_figure, rows), people=True, **shape).hidden)

    @property
    def basis(self) -> str:
        if self.is_hidden and not self._is_small:
            return _("A percentage of few people: the figure is kept between the partners.")
        if self.is_hidden:
            return _("Fewer than %(n)d people: the figure is kept between the partners.") % {"n": THRESHOLD}
        return self.card.verdict


@dataclass(frozen=True)
class Dossier:
    """The framing sheet, the vision, the objectives, indicators, the last health check, stories, decisions, tasks."""

    framing: list[Localized]
    vision: list[Localized]
    objectives: list[Objective]
    figures: list[Figure]
    health: Results | None
    stories: list[Story]
    decisions: list[DecisionLine]
    tasks: Grid


def dossier(partnership: Partnership) -> Dossier:
    """What a peer reads, in a number of queries that does not depend on how much there is."""
    sheet = FramingSheet.objects.filter(partnership=partnership).select_related("text").first()
    return Dossier(
        framing=_words(sheet.text if sheet else None),
        vision=_words(vision_text(partnership)),
        objectives=list(partnership.objectives.all()),
        figures=[Figure(card) for card in cards(partnership)],
        health=_health(partnership),
        stories=stories(partnership, leaving=True),
        decisions=[line(row) for row in register_rows(partnership, Decision.State.CLOSED)],
        tasks=task_grid(partnership),
    )


def _health(partnership: Partnership) -> Results | None:
    """The last health check that is closed: no name of a partner is in what it says."""
    check = partnership.health_checks.filter(closed_at__isnull=False).last()
    return results(check) if check else None


def _words(text: Text | None) -> list[Localized]:
    """The paragraphs of a text as it stands."""
    return [body for _identity, body in paragraphs_of(text.current())] if text else []
