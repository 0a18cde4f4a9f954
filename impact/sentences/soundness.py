"""What is weak in an indicator or in the whole set, in a sentence that says what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from impact.sentences.figures import day, figure
from impact.soundness import Weakness

PLAIN = {
    "no_baseline": gettext_lazy("No baseline: nobody will know what changed. Measure once before you begin."),
    "no_target": gettext_lazy("No target: write the figure that would satisfy the partners, and by when."),
    "no_tolerance": gettext_lazy("It is to be held, and no tolerance is set: say how far from the target still holds."),
    "no_collector": gettext_lazy("Nobody is named to measure it: choose the partner that does."),
    "no_confirmer": gettext_lazy("Nobody is named to confirm it: choose another partner than the one that measures."),
    "no_objective": gettext_lazy("It serves no objective: choose the one that it brings news of."),
    "no_first_effect": gettext_lazy(
        "The first effect has no day: say from when it may show, so that nobody judges it before."
    ),
    "no_definition": gettext_lazy("No definition: say who or what is counted, from when to when."),
    "percentage_of_what": gettext_lazy(
        "A percentage of what, among how many? Write it in the definition; figures come with a numerator and a "
        "denominator, or with their number of answers."
    ),
    "no_season": gettext_lazy("Measured once a year, in no month: name the month, so that years compare."),
    "all_outputs": gettext_lazy(
        "All indicators count what you do. Add one at least that tells what it changes for people."
    ),
}


def weakness_sentence(weakness: Weakness) -> str:
    """One thing to look at and what to do about it, in the language of the moment."""
    if weakness.code in PLAIN:
        return str(PLAIN[weakness.code])
    return _COUNTED[weakness.code](**weakness.params)


def _against(direction: str) -> str:
    if direction == "down":
        return _("The target is not below the baseline, though down is better: look at both again.")
    return _("The target is not above the baseline, though up is better: look at both again.")


def _outside(on: object, value: object) -> str:
    said = {"value": figure(value), "day": day(on)}
    return _("The milestone %(value)s on %(day)s does not stand between baseline and target: correct it.") % said


def _level(level: int) -> str:
    return _("Level %(level)s of the rubric has no sentence: say what one sees there.") % {"level": level}


def _many(n: int, most: int) -> str:
    said = _("%(n)s indicators, adopted or proposed: more than %(most)s, and few will be kept up. Retire some.")
    return said % {"n": n, "most": most}


def _crowded(objective: str, n: int, most: int) -> str:
    said = _("%(n)s indicators for the objective %(objective)s: keep the %(most)s that say the most.")
    return said % {"objective": objective, "n": n, "most": most}


def _few(n: int, all: int, least: int) -> str:
    said = ngettext(
        "%(n)s of %(all)s indicators is a rubric or a narrative: under %(least)s %%. Add one that lets people speak.",
        "%(n)s of %(all)s indicators are rubrics or narratives: under %(least)s %%. Add one that lets people speak.",
        n,
    )
    return said % {"n": n, "all": all, "least": least}


def _headlines(n: int, most: int) -> str:
    said = _("%(n)s indicators are shown on the overview: choose %(most)s at most, nobody reads more at a glance.")
    return said % {"n": n, "most": most}


_COUNTED = {
    "against_direction": _against,
    "milestone_outside": _outside,
    "level_unsaid": _level,
    "too_many": _many,
    "too_many_for_one": _crowded,
    "few_qualitative": _few,
    "many_headlines": _headlines,
}
