"""The public page, and its settings: which sections are open, and what each of them shows."""

from collections.abc import Callable
from typing import Any

from overview.contents.public.figures import figures
from overview.contents.public.words import about, charter, objectives, partners, stories, vision
from overview.models import PublicSection
from overview.rules.public import OFFERED
from partnerships.models import Partnership

Section = PublicSection.Section
READERS: dict[str, Callable[[Partnership], Any]] = {
    Section.ABOUT: about,
    Section.PARTNERS: partners,
    Section.VISION: vision,
    Section.OBJECTIVES: objectives,
    Section.CHARTER: charter,
    Section.INDICATORS: figures,
    Section.STORIES: stories,
}


def section(partnership: Partnership, name: str) -> dict[str, Any]:
    """One section as anybody would read it: its name, its title, what it holds; nothing when it is still empty."""
    return {"name": name, "label": Section(name).label, "holds": READERS[name](partnership)}


def public_page(slug: str) -> dict[str, Any] | None:
    """What anybody may read of the partnership at this address; None when there is none, or nothing of it is open."""
    rows = PublicSection.objects.shown().filter(partnership__slug=slug, section__in=OFFERED)
    opened = list(rows.select_related("partnership"))
    if not opened:
        return None
    partnership = opened[0].partnership
    names = {row.section for row in opened}
    shown = [section(partnership, name) for name in OFFERED if name in names]
    return {"place": partnership, "sections": [one for one in shown if one["holds"]]}


def offered(partnership: Partnership) -> list[dict[str, Any]]:
    """Each section that may be opened, with since when it is and by whom."""
    rows = PublicSection.objects.shown().filter(partnership=partnership)
    opened = {row.section: row for row in rows.select_related("opened_by__user", "opened_by__partner__organisation")}
    return [{"name": name, "label": Section(name).label, "opened": opened.get(name)} for name in OFFERED]
