"""The sections of a report, what people wrote in them, and the frozen data of earlier reports made whole."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import pgettext_lazy

from core.texts import Localized

SECTIONS: dict[str, Any] = {
    "glance": pgettext_lazy("section of a report", "At a glance"),
    "partnership": pgettext_lazy("section of a report", "The partnership"),
    "done": pgettext_lazy("section of a report", "Who did what, promised and delivered"),
    "results": pgettext_lazy("section of a report", "Results"),
    "charts": pgettext_lazy("section of a report", "The path of each indicator"),
    "stories": pgettext_lazy("section of a report", "Stories and unexpected effects"),
    "outside": pgettext_lazy("section of a report", "The outside view, and our response"),
    "health": pgettext_lazy("section of a report", "Health of the cooperation"),
    "lessons": pgettext_lazy("section of a report", "Difficulties and lessons"),
    "resources": pgettext_lazy("section of a report", "Resources"),
    "goals": pgettext_lazy("section of a report", "2030 Agenda and the three zeros"),
    "next": pgettext_lazy("section of a report", "Next steps"),
    "annexes": pgettext_lazy("section of a report", "Annexes: what is missing, indicators, evidence"),
}

# What reports frozen before did not hold: nothing is said of it.
BEFORE: dict[str, Any] = {
    "version": 1,
    "build": "partners",
    "starts_on": None,
    "ends_on": None,
    "written": {},
    "contributions": None,
    "story_counts": None,
    "effects": [],
    "reviews": None,
    "health": None,
    "risks": [],
    "goals": [],
    "zeros": [],
    "ahead": [],
    "evidence": None,
    "lacking": [],
}
NO_DAYS = dict.fromkeys(("amount", "proposed_on", "closed_on", "due_on", "review_on", "carried_out_on"))
NO_WORDS = dict.fromkeys(("category", "outcome", "amount_said", "carried_out", "owner"), "")
NO_LISTS = ("makeup", "measured_by", "confirmed_by", "panel", "changes", "facts")
ROWS_BEFORE: dict[str, dict[str, Any]] = {
    "partnership": {"initiative": "", "starts_on": None, "ends_on": None, "currency": "EUR", "time_zone": "UTC"},
    "partners": {"bound": False, "joined_on": None, "stake": "", "expectation": "", "expected_on": None},
    "needs": {"asked": "", "word": "", "why": ""},
    "objectives": {"missing": [], "beneficiaries": "", "unit": ""},
    "tasks": {"objective": "", "due_on": None, "person": ""},
    "decisions": NO_DAYS | NO_WORDS | {"deadlocks": [], "objections": [], "mediations": 0, "ruled": False},
    "indicators": dict.fromkeys(("kind", "sentence", "share", "sign", "state", "aim"), "")
    | {"shown_unit": None, "value_on": None, "amount": None, "judged": True, "headline": False, "names": {}}
    | {name: [] for name in NO_LISTS},
    "stories": {"objective": "", "kept": [], "contribution": "", "causes": ""},
}
MEASURES_BEFORE = {"place": "", "note": "", "told": "", "reason": ""}


def said(written: Mapping[str, Localized]) -> dict[str, str]:
    """What people wrote by hand in each section, in the language of the moment; what is empty is left out."""
    return {kind: str(written[kind]) for kind in SECTIONS if kind in written and str(written[kind])}


def completed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Frozen data with what reports of an earlier making did not hold, so that all are read alike."""
    whole = BEFORE | dict(data)
    for name, before in ROWS_BEFORE.items():
        held = whole[name]
        whole[name] = before | held if isinstance(held, dict) else [before | row for row in held]
    for row in whole["indicators"]:
        row["measures"] = [MEASURES_BEFORE | measure for measure in row["measures"]]
        row["shown_unit"] = row["unit"] if row["shown_unit"] is None else row["shown_unit"]
    return whole
