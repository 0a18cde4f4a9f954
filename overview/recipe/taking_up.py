"""What to take up: the first list of the recipe."""

from overview.recipe.facts import Facts
from overview.recipe.reading import Gap, Reading, State, absent, distinct, judged


def vision(facts: Facts) -> Reading:
    """D1: each partner consents to the vision's version in force."""
    if not facts.vision:
        return absent(facts.stage, "co_construction")
    done = facts.partners - len(facts.unconsenting)
    params = {"label": facts.vision, "done": done, "whole": facts.partners, "concerns": facts.concerns}
    gaps = Gap("awaited", facts.unconsenting), Gap("no_partner", count=not facts.partners)
    return judged("share", params, *gaps, notes={"concerns": facts.concerns})


def goal(facts: Facts) -> Reading:
    """D2: every objective has a baseline, a target, a date and an indicator."""
    if not facts.objectives:
        return absent(facts.stage, "co_construction")
    lacking = distinct(facts.no_start, facts.no_aim, facts.no_date, facts.no_indicator)
    return judged(
        "share",
        {"done": facts.objectives - lacking, "whole": facts.objectives},
        Gap("no_start", facts.no_start),
        Gap("no_aim", facts.no_aim),
        Gap("no_date", facts.no_date),
        Gap("no_indicator", facts.no_indicator),
    )


def partners(facts: Facts) -> Reading:
    """D3: critical needs are covered, none is uncovered; each partner has its profile and its part."""
    if not facts.needs:
        return absent(facts.stage, "diagnosis")
    params = {"done": facts.critical - len(facts.fragile), "critical": facts.critical, "needs": facts.needs}
    params |= {"contributing": facts.contributing, "partners": facts.partners}
    return judged(
        "coverage",
        params,
        Gap("uncovered", facts.uncovered),
        Gap("fragile", facts.fragile),
        Gap("no_profile", facts.no_profile),
        Gap("no_part", facts.no_part),
        notes={"contributions": facts.contributing},
    )


def roles(facts: Facts) -> Reading:
    """D4: every task has one accountable partner, every seat of the committee is held."""
    if not facts.tasks and not facts.seats:
        return absent(facts.stage, "co_construction")
    params = {"done": facts.tasks - len(facts.no_accountable), "whole": facts.tasks}
    params |= {"seated": facts.seats - len(facts.vacant), "seats": facts.seats}
    return judged(
        "share",
        params,
        Gap("no_task", count=not facts.tasks),
        Gap("no_accountable", facts.no_accountable),
        Gap("no_committee", count=not facts.seats),
        Gap("vacant", facts.vacant),
    )


def time(facts: Facts) -> Reading:
    """D5: every objective says when to expect what, and nothing that is early is shown as behind."""
    if not facts.objectives:
        return absent(facts.stage, "co_construction")
    done = facts.objectives - len(facts.no_expectation)
    gaps = Gap("no_expectation", facts.no_expectation), Gap("early_red", facts.early_red)
    params = {"done": done, "whole": facts.objectives}
    return judged("share", params, *gaps, notes={"calm": not facts.early_red})


def is_shared(facts: Facts) -> bool:
    """Whether the vision is shared by all."""
    return vision(facts).state == State.IN_PLACE
