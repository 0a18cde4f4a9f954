"""What people tell, and what partners noticed that nobody had planned."""

from collections import Counter
from typing import Any

from impact.contents import effect_table, kept_by_panels, panels
from impact.contents import stories as told_stories
from impact.contents.effects import EffectRow
from impact.models import EffectReport, PanelChoice
from overview.contents.report.asked import Asked, iso


def stories(asked: Asked) -> list[dict[str, Any]]:
    """What the tellers let leave the partnership; why a panel kept a story leaves with the story, or not at all."""
    kept = kept_by_panels(panels(asked.partnership))
    rows = told_stories(asked.partnership, leaving=True)
    return [
        {
            "code": row.code,
            "teller": str(row.teller),
            "told_on": iso(row.told_on),
            "body": str(row.body),
            "contribution": str(row.contribution),
            "causes": str(row.causes),
            "expected": row.expected,
            "positive": row.positive,
            "heard_by": row.collected_by.name,
            "objective": row.objective.code if row.objective else "",
            "kept": [_kept(choice) for choice in kept[row.pk]],
        }
        for row in rows
        if asked.covers(row.told_on)
    ]


def _kept(choice: PanelChoice) -> dict[str, Any]:
    return {
        "kind": choice.kind,
        "held_on": iso(choice.panel.held_on),
        "panel": str(choice.panel.composition),
        "votes": choice.votes,
        "voters": choice.voters,
        "reason": str(choice.reason),
    }


def story_counts(asked: Asked) -> dict[str, int]:
    """How many stories are told in this time, and how many of them stay between the partners."""
    told = [row for row in told_stories(asked.partnership) if asked.covers(row.told_on)]
    leaving = sum(row.consent_scope != row.Scope.PARTNERS for row in told)
    return {"told": len(told), "kept_inside": len(told) - leaving}


def effects(asked: Asked) -> list[dict[str, Any]]:
    """Quarter by quarter, the latest first: how many partners answered, and what they noticed. Silence is silence."""
    rows = effect_table(asked.partnership).rows
    return [_quarter(row, asked) for row in rows if asked.covers(row.quarter.ends_on)]


def _quarter(row: EffectRow, asked: Asked) -> dict[str, Any]:
    reports = [cell.report for cell in row.cells if cell.report]
    tones = Counter(report.tone for report in reports)
    return {
        "quarter": str(row.words),
        "ends_on": iso(row.quarter.ends_on),
        "asked": row.asked,
        "answered": row.answered,
        "tones": {str(tone): tones[tone] for tone in EffectReport.Tone},
        "noticed": [] if asked.outside else [_noticed(report) for report in row.noticed],
    }


def _noticed(report: EffectReport) -> dict[str, str]:
    story = report.story
    leaves = story is not None and story.withdrawn_at is None and story.consent_scope != story.Scope.PARTNERS
    return {
        "partner": report.partner.name,
        "tone": str(report.get_tone_display()),
        "body": str(report.body),
        "story": story.code if leaves else "",
    }
