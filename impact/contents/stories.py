"""What screens, papers and exports say of what people tell: the stories, and those that panels kept."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Window

from impact.models import EffectReport, Evidence, PanelChoice, Story, StoryPanel
from partnerships.models import Partnership

PER_PAGE = 30


@dataclass(frozen=True)
class StoryRow:
    """A story and what panels kept it as, the latest first."""

    story: Story
    kept: list[PanelChoice]


@dataclass(frozen=True)
class StoryShelf:
    """What was told, counted, what panels kept of it, and the stories that answer the filters."""

    told: list[Story]
    panels: list[StoryPanel]
    withdrawn: list[Story]
    found: list[StoryRow]
    page: Page

    @cached_property
    def unplanned(self) -> int:
        return sum(not story.expected for story in self.told)

    @cached_property
    def worse(self) -> int:
        return sum(not story.positive for story in self.told)

    @cached_property
    def hearers(self) -> int:
        """How many partners heard them."""
        return len({story.collected_by_id for story in self.told})


@dataclass(frozen=True)
class Withdrawal:
    """What goes when a teller takes their consent back, and what others wrote about the story."""

    evidence: list[Evidence]
    choices: list[PanelChoice]
    effects: list[EffectReport]

    @property
    def quoted(self) -> bool:
        """Whether others wrote anything that may hold the teller's words."""
        return bool(self.choices or self.effects)


def stories(partnership: Partnership, *, leaving: bool = False) -> list[Story]:
    """The stories whose teller consents; when they leave the partnership, those alone whose teller agreed to that."""
    rows = Story.objects.filter(partnership=partnership).select_related("collected_by__organisation", "objective")
    return list(rows.leaving() if leaving else rows.told())


def latest_stories(partnership: Partnership, wanted: int) -> tuple[list[Story], int]:
    """The last stories that were told, so many at most, the oldest first, and how many there are, in one query."""
    rows = Story.objects.filter(partnership=partnership).told().annotate(every=Window(Count("pk")))
    rows = rows.select_related("collected_by__organisation", "objective").order_by("-told_on", "-pk")
    found = list(rows[:wanted])
    return list(reversed(found)), found[0].every if found else 0


def panels(partnership: Partnership) -> list[StoryPanel]:
    """The panels, the latest first, each with what it read and what it kept."""
    kept = PanelChoice.objects.select_related("story__collected_by__organisation", "story__objective")
    rows = StoryPanel.objects.filter(partnership=partnership).select_related("recorded_by__user")
    rows = rows.prefetch_related("stories", Prefetch("choices", kept))
    return list(rows.order_by("-held_on", "-pk"))


def kept_by_panels(rows: list[StoryPanel]) -> dict[int, list[PanelChoice]]:
    """What panels kept, by story."""
    kept = defaultdict(list)
    for panel in rows:
        for choice in panel.choices.all():
            choice.panel = panel
            kept[choice.story_id].append(choice)
    return kept


def story_shelf(partnership: Partnership, wanted: dict[str, Any], number: str | None = None) -> StoryShelf:
    """The page of what people tell; `wanted` holds the filters that are set, as `StoryFilterForm` reads them."""
    told, sat = stories(partnership), panels(partnership)
    kept = kept_by_panels(sat)
    for choices in kept.values():
        for choice in choices:
            choice.story.partnership = partnership
    for story in told:
        story.partnership = partnership
    shown = [story for story in told if all(getattr(story, name) == value for name, value in wanted.items())]
    found = [StoryRow(story, kept[story.pk]) for story in reversed(shown)]
    gone = Story.objects.filter(partnership=partnership).exclude(withdrawn_at=None)
    return StoryShelf(told, sat, list(gone), found, Paginator(found, PER_PAGE).get_page(number))


def kept_choices(story: Story) -> list[PanelChoice]:
    """What panels kept a story as, the latest first."""
    rows = PanelChoice.objects.filter(story=story).select_related("panel")
    return list(rows.order_by("-panel__held_on", "-pk"))


def withdrawal(story: Story) -> Withdrawal:
    """What follows when the teller of a story takes their consent back."""
    effects = EffectReport.objects.filter(story=story).exclude(body={}).select_related("partner__organisation")
    choices = [choice for choice in kept_choices(story) if choice.reason]
    return Withdrawal(list(story.evidence.all()), choices, list(effects))
