"""What a progress report says, section by section: frozen once, then nothing needs the database."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.timezone import override as in_zone

from charters.contents.standing import standing
from core import clock
from core.texts import Localized
from overview.contents.report.ahead import ahead
from overview.contents.report.asked import Asked, Build
from overview.contents.report.brought import contributions, needs, tasks
from overview.contents.report.decided import decisions
from overview.contents.report.evidence import evidence
from overview.contents.report.goals import goals, zeros
from overview.contents.report.health import health
from overview.contents.report.lacking import lacking
from overview.contents.report.measured import indicators
from overview.contents.report.outside import reviews
from overview.contents.report.partnership import objectives, partners, partnership_facts, recipe_lines, vision
from overview.contents.report.risks import risks
from overview.contents.report.stories import effects, stories, story_counts
from overview.contents.report.written import SECTIONS, completed, said
from partnerships.models import Partnership

__all__ = ["SECTIONS", "Build", "completed", "report"]


def report(
    partnership: Partnership,
    *,
    number: int,
    language: str,
    build: str = Build.PARTNERS,
    starts_on: date | None = None,
    ends_on: date | None = None,
    version: int = 1,
    written: Mapping[str, Localized] | None = None,
) -> dict[str, Any]:
    """The frozen data of a progress report for its partners or its funders: plain values in one language.

    What happened is told from `starts_on` to `ends_on` (today without it), what stands as of now. `written` holds what
    people wrote, by kind of section.
    """
    asked = Asked(partnership, str(build), starts_on, ends_on)
    with translation.override(language), in_zone(partnership.zone):
        told = {
            "number": number,
            "version": version,
            "build": asked.build,
            "language": language,
            "frozen_at": clock.now().isoformat(),
            "starts_on": starts_on.isoformat() if starts_on else None,
            "ends_on": asked.until.isoformat(),
            "written": said(written or {}),
            "charter": standing(partnership).sentence,
        }
        return told | {name: make(asked) for name, make in PARTS.items()}


PARTS = {
    "partnership": partnership_facts,
    "recipe": recipe_lines,
    "partners": partners,
    "vision": vision,
    "needs": needs,
    "objectives": objectives,
    "tasks": tasks,
    "decisions": decisions,
    "contributions": contributions,
    "indicators": indicators,
    "stories": stories,
    "story_counts": story_counts,
    "effects": effects,
    "reviews": reviews,
    "health": health,
    "risks": risks,
    "goals": goals,
    "zeros": zeros,
    "ahead": ahead,
    "evidence": evidence,
    "lacking": lacking,
}
