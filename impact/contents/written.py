"""What is written of an indicator, as plain values: the same shape as what a form gives, so that both compare."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from impact.models import Indicator

FIELDS = (
    *("title", "objective", "unit", "definition", "method", "limits", "nature", "kind", "direction", "tolerance"),
    *("accumulation", "reporting", "counts_people", "linear", "baseline", "baseline_on", "target", "target_on"),
    *("expected_from", "frequency", "season", "collector", "confirmer", "sdg_targets", "headline"),
)
PARTS = ("milestones", "levels", "references", "dimensions")


def written(indicator: Indicator) -> dict[str, Any]:
    """All that is written of an indicator: its fields by name, and its parts as `actions` take them."""
    return {name: getattr(indicator, name) for name in FIELDS} | {
        "milestones": [(row.due_on, row.value) for row in indicator.milestones.all()],
        "levels": {row.level: row.sentence for row in indicator.levels.all()},
        "references": [(row.vocabulary, row.code, row.address) for row in indicator.references.all()],
        "dimensions": [
            (row.title, row.whole, [part.title for part in row.slices.all()]) for row in indicator.dimensions.all()
        ],
    }


def plain(value: Any) -> Any:
    """A value as JSON keeps it: figures and days as text, things by their code, texts without empty languages."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(getattr(value, "code", value.pk))  # an objective or a partner is known by its code
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items() if inner}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def differing(indicator: Indicator, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What these fields change: by name, what is written before and after, as JSON keeps it."""
    now = written(indicator)
    given = {name: fields[name] for name in (*FIELDS, *PARTS) if name in fields}
    if "milestones" in given:
        given["milestones"] = sorted(given["milestones"])
    before, after = {name: plain(now[name]) for name in given}, {name: plain(value) for name, value in given.items()}
    changed = [name for name in given if _some(before[name]) != _some(after[name])]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def _some(value: Any) -> Any:
    """Nothing is nothing, whether it is an empty text, list or mapping; 0 and “no” are answers."""
    return None if value in ("", [], {}) else value
