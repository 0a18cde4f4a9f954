from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from core.forms import FigureField, LocalizedFormField
from impact.forms.fields import a_day, objective_field
from impact.models import Indicator
from partnerships.forms import InsideForm, partner_field

MILESTONES = (1, 2, 3)
LEVELS = (1, 2, 3, 4, 5)
PARTS = (
    (_("What is measured"), ("title", "objective", "kind", "nature", "unit", "definition")),
    (
        _("From where, towards where"),
        ("direction", "baseline", "baseline_on", "target", "target_on", "linear", "expected_from"),
    ),
    (
        _("Milestones on the way"),
        tuple(name for n in MILESTONES for name in (f"milestone_{n}", f"milestone_{n}_on")),
    ),
    (_("Levels, for a rubric alone"), tuple(f"level_{n}" for n in LEVELS)),
    (_("Who measures, who confirms"), ("collector", "confirmer", "headline")),
)
TOGETHER = _("A milestone is a value and a date: give both.")
NO_LEVEL = _("This is not one of the levels that you described.")


class IndicatorForm(InsideForm):
    """What to measure: from where, towards where, by when, measured and confirmed by whom."""

    title = LocalizedFormField(label=_("What is measured"), max_length=160)
    objective = objective_field()
    kind = forms.ChoiceField(label=_("Level of result"), choices=Indicator.Kind.choices, initial=Indicator.Kind.OUTCOME)
    nature = forms.ChoiceField(
        label=_("Nature"),
        choices=Indicator.Nature.choices,
        help_text=_("A rubric describes what one sees at each level, in a sentence."),
    )
    unit = LocalizedFormField(label=_("Unit"), max_length=40, required=False)
    definition = LocalizedFormField(
        label=_("Definition and limits"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("Who is counted, when, how; what this figure does not say."),
    )
    direction = forms.ChoiceField(label=_("What is better"), choices=Indicator.Direction.choices)
    baseline = FigureField(label=_("Baseline"), required=False)
    baseline_on = a_day(label=_("Baseline date"), required=False)
    target = FigureField(label=_("Target"), required=False)
    target_on = a_day(label=_("Target date"), required=False)
    linear = forms.BooleanField(
        label=_("Progress is expected steadily between these dates"), required=False, initial=True
    )
    expected_from = a_day(
        label=_("First effect expected on"),
        required=False,
        help_text=_("Before this day it is too early to judge, and nothing is shown as late."),
    )
    collector = partner_field(label=_("Measured by"), required=False, empty_label=_("any partner"))
    confirmer = partner_field(label=_("Confirmed by"), required=False, empty_label=_("any other partner"))
    headline = forms.BooleanField(label=_("Show it on the overview"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for n in MILESTONES:
            self.fields[f"milestone_{n}"] = FigureField(label=_("Value"), required=False)
            self.fields[f"milestone_{n}_on"] = a_day(label=_("Date"), required=False)
        for n in LEVELS:
            self.fields[f"level_{n}"] = LocalizedFormField(
                languages=self.partnership.languages,
                label=_("What one sees at level %(level)s") % {"level": n},
                max_length=300,
                required=False,
            )

    def parts(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The fields in the order one thinks of them."""
        for heading, names in PARTS:
            yield heading, [self[name] for name in names]

    def clean(self) -> None:
        given = self.cleaned_data
        given["milestones"] = [point for n in MILESTONES if (point := self._milestone(n))]
        levels = {n: given.pop(f"level_{n}", None) for n in LEVELS}
        given["levels"] = {n: said for n, said in levels.items() if said}
        self._check_days()
        if given.get("nature") == Indicator.Nature.RUBRIC:
            self._check_rubric()
        elif given["levels"]:
            self.add_error("level_1", _("Levels belong to a rubric: choose this nature, or leave them empty."))

    def _milestone(self, n: int) -> tuple[date, Decimal] | None:
        """One milestone when both its halves are given; half of one is an error."""
        value_name, day_name = f"milestone_{n}", f"milestone_{n}_on"
        value, day = self.cleaned_data.pop(value_name, None), self.cleaned_data.pop(day_name, None)
        if value is not None and day is not None:
            return day, value
        broken = value_name in self.errors or day_name in self.errors
        if not broken and (value is not None or day is not None):
            self.add_error(day_name if day is None else value_name, TOGETHER)
        return None

    def _check_days(self) -> None:
        start, end = self.cleaned_data.get("baseline_on"), self.cleaned_data.get("target_on")
        days = [day for day, _value in self.cleaned_data["milestones"]]
        if start and end and end <= start:
            self.add_error("target_on", _("The target comes after the baseline."))
        if len(set(days)) < len(days):
            self.add_error("milestone_1_on", _("Two milestones have the same date."))
        if any((start and day <= start) or (end and day >= end) for day in days):
            self.add_error("milestone_1_on", _("Milestones stand between the baseline and the target."))

    def _check_rubric(self) -> None:
        given = self.cleaned_data
        levels = given["levels"]
        if len(levels) < 2 or list(levels) != list(range(1, len(levels) + 1)):
            self.add_error("level_1", _("A rubric has two levels at least, from 1 upwards, each in a sentence."))
            return
        aims = {name: given.get(name) for name in ("baseline", "target")}
        for name, value in aims.items():
            if value is not None and value not in levels:
                self.add_error(name, NO_LEVEL)
        if any(value not in levels for _day, value in given["milestones"]):
            self.add_error("milestone_1", NO_LEVEL)
