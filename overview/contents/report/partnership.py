from typing import Any

from django.utils.translation import gettext as _

from overview import recipe
from overview.contents.facts import facts_of
from overview.contents.lines import told
from overview.contents.report.asked import Asked, iso
from overview.models import Mark
from partnerships.actions.texts import is_shared
from partnerships.contents.answers import open_answers
from partnerships.models import Answer, Objective, Version

Question = Answer.Question


def partnership_facts(asked: Asked) -> dict[str, Any]:
    """What a partnership is, on its cover and first page."""
    row = asked.partnership
    return {
        "name": str(row.name),
        "issue": str(row.issue),
        "territory": str(row.territory),
        "initiative": str(row.initiative),
        "stage": str(row.get_state_display()),
        "starts_on": iso(row.starts_on),
        "ends_on": iso(row.ends_on),
        "currency": row.currency,
        "time_zone": row.time_zone,
        "lead_partner": str(row.lead_partner or ""),
    }


def recipe_lines(asked: Asked) -> list[dict]:
    """The fifteen lines as they read now, not as they were kept."""
    read = recipe.read(facts_of(asked.partnership))
    now = {
        code: Mark(line=code, state=one.state.value, params=_unnamed(one.kept(), asked)) for code, one in read.items()
    }
    return [
        {"code": row["code"], "said": str(row["said"]), "state": str(row["state_word"]), "sentence": row["sentence"]}
        | {"in_place": row["state"] == recipe.State.IN_PLACE}
        for row in told(asked.partnership, now)
    ]


def _unnamed(params: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """What a line says; for people outside, a function and not the person who holds it."""
    return (
        params | {"person": {"function": _("the strategic lead")}} if asked.outside and "person" in params else params
    )


def partners(asked: Asked) -> list[dict]:
    """Those who are in, and what each says to all the others of why."""
    rows = asked.partnership.partners.full().select_related("organisation")
    answers = open_answers(asked.partnership)
    return [
        {
            "code": row.code,
            "name": row.name,
            "part": str(row.part),
            "joined_on": iso(asked.day_of(row.joined_at)),
            "bound": row.bound_since is not None,
            **_said(answers[row.pk]),
        }
        for row in rows
    ]


def _said(answers: dict[str, Answer]) -> dict[str, str | None]:
    """What a partner says to all the others; nothing of what it keeps."""
    stake, expectation = (answers.get(question) for question in (Question.STAKE, Question.EXPECTATION))
    return {
        "stake": str(stake.body) if stake else "",
        "expectation": str(expectation.body) if expectation else "",
        "expected_on": iso(expectation.due_on) if expectation else None,
    }


def vision(asked: Asked) -> dict | None:
    """The last version of the vision, and whether every partner consents to it."""
    version = Version.objects.filter(text__vision__partnership=asked.partnership).order_by("-number").first()
    if version is None:
        return None
    paragraphs = [str(row.body) for row in version.paragraphs.all()]
    return {"label": version.label, "paragraphs": paragraphs, "shared": is_shared(version)}


def objectives(asked: Asked) -> list[dict]:
    """From where towards where, by when, for whom."""
    return [
        {
            "code": row.code,
            "title": str(row.title),
            "statement": str(row.statement),
            "beneficiaries": str(row.beneficiaries),
            "unit": str(row.unit),
            "baseline": str(row.baseline),
            "target": str(row.target),
            "due_on": iso(row.due_on),
            "expect": str(row.expect),
            "sdg_targets": row.sdg_targets,
            "missing": [str(words) for words in row.missing],
        }
        for row in Objective.objects.filter(partnership=asked.partnership)
    ]
