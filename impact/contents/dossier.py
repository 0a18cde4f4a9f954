"""What a peer from outside reads of the partnership: what may leave it, and nothing more."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.texts import Localized
from governance.contents.decisions import DecisionLine, line, register_rows
from governance.models import Decision
from impact.contents.cards import Card, cards, stories
from impact.hiding import THRESHOLD, hide
from impact.models import FramingSheet, Story
from partnerships.contents.tasks import Grid, task_grid
from partnerships.contents.texts import paragraphs_of, vision_text
from partnerships.models import Objective, Partnership, Text


@dataclass(frozen=True)
class Figure:
    """An indicator as an outsider reads it: a small count of people is not told."""

    card: Card

    @property
    def is_hidden(self) -> bool:
        return self.card.indicator.counts_people and hide({}, self.card.reading.value).whole.hidden

    @property
    def basis(self) -> str:
        if self.is_hidden:
            return _("Fewer than %(n)d people: the figure is kept between the partners.") % {"n": THRESHOLD}
        return self.card.verdict


@dataclass(frozen=True)
class Dossier:
    """The framing sheet, the vision, the objectives, the indicators, the stories, the decisions, who does what."""

    framing: list[Localized]
    vision: list[Localized]
    objectives: list[Objective]
    figures: list[Figure]
    stories: list[Story]
    decisions: list[DecisionLine]
    tasks: Grid


def dossier(partnership: Partnership) -> Dossier:
    """What a peer reads, in a number of queries that does not depend on how much there is.

    The results of the last closed health check belong here too, once `contents` says them: a field and a section more.
    """
    sheet = FramingSheet.objects.filter(partnership=partnership).select_related("text").first()
    return Dossier(
        framing=_words(sheet.text if sheet else None),
        vision=_words(vision_text(partnership)),
        objectives=list(partnership.objectives.all()),
        figures=[Figure(card) for card in cards(partnership)],
        stories=[story for story in stories(partnership, leaving=True) if story.withdrawn_at is None],
        decisions=[line(row) for row in register_rows(partnership, Decision.State.CLOSED)],
        tasks=task_grid(partnership),
    )


def _words(text: Text | None) -> list[Localized]:
    """The paragraphs of a text as it stands."""
    return [body for _identity, body in paragraphs_of(text.current())] if text else []
