from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from core.forms import FigureField, LocalizedFormField
from impact.contents.written import FIELDS, written
from impact.forms.fields import a_day, objective_field
from impact.forms.parts import DIMENSIONS, LEVELS, MILESTONES, REFERENCES, PartsForm, as_typed
from impact.models import Indicator
from partnerships.forms import partner_field
from partnerships.forms.agenda import AgendaField

ESSENTIAL = (
    (_("What is measured"), ("title", "objective", "nature", "unit", "kind")),
    (_("From where, towards where"), ("direction", "baseline", "baseline_on", "target", "target_on")),
    (_("Who measures, who confirms"), ("collector", "confirmer")),
)
MORE = (
    (_("Definition, method, limits"), ("definition", "method", "limits")),
    (
        _("On the way: first effect, milestones, tolerance"),
        (
            *("expected_from", "linear", "tolerance"),
            *(name for n in MILESTONES for name in (f"milestone_{n}", f"milestone_{n}_on")),
        ),
    ),
    (_("Levels of a rubric, a sentence each"), tuple(f"level_{n}" for n in LEVELS)),
    (_("When it is measured"), ("frequency", "season")),
    (_("How figures are read"), ("accumulation", "reporting", "counts_people")),
    (
        _("Slices: by district, by age…"),
        tuple(f"dimension_{n}{part}" for n in DIMENSIONS for part in ("", "_slices", "_whole")),
    ),
    (
        _("Seen from elsewhere: SDG, known lists, overview"),
        (
            *("headline", "sdg_targets"),
            *(f"reference_{n}_{part}" for n in REFERENCES for part in ("list", "code", "address")),
        ),
    ),
)
NO_LEVEL = _("This is not one of the levels that you described.")


@dataclass(frozen=True)
class Group:
    """Fields that go together under a heading; `shown` when something in them is filled in or wrong."""

    heading: Any
    fields: list[BoundField]
    shown: bool


class IndicatorForm(PartsForm):
    """What to measure: from where, towards where, by when, measured and confirmed by whom."""

    title = LocalizedFormField(label=_("What is measured"), max_length=160)
    objective = objective_field()
    kind = forms.ChoiceField(label=_("Level of result"), choices=Indicator.Kind.choices, initial=Indicator.Kind.OUTCOME)
    nature = forms.ChoiceField(
        label=_("Nature"),
        choices=Indicator.Nature.choices,
        help_text=_("A rubric says in a sentence what one sees at each level; a narrative is told in words alone."),
    )
    unit = LocalizedFormField(label=_("Unit"), max_length=40, required=False)
    definition = LocalizedFormField(
        label=_("Definition"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("Who or what is counted, from when to when. For a percentage: what of what, and among how many."),
    )
    method = LocalizedFormField(
        label=_("How it is collected"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("From which source, by whom, with which questions."),
    )
    limits = LocalizedFormField(
        label=_("Limits"), rows=3, max_length=1500, required=False, help_text=_("What this does not say.")
    )
    direction = forms.ChoiceField(label=_("What is better"), choices=Indicator.Direction.choices)
    tolerance = FigureField(
        label=_("Tolerance"),
        required=False,
        min_value=0,
        help_text=_("For what is to be held: how far from the target it may be and still be held."),
    )
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
    accumulation = forms.ChoiceField(
        label=_("What a figure counts"),
        choices=Indicator.Accumulation.choices,
        initial=Indicator.Accumulation.SNAPSHOT,
        required=False,
    )
    reporting = forms.ChoiceField(
        label=_("Figures of several partners"),
        choices=Indicator.Reporting.choices,
        initial=Indicator.Reporting.SAME,
        required=False,
    )
    counts_people = forms.BooleanField(
        label=_("It counts people"),
        required=False,
        help_text=_("Small numbers of people are hidden in what leaves the partnership."),
    )
    frequency = forms.ChoiceField(
        label=_("How often"),
        choices=Indicator.Frequency.choices,
        initial=Indicator.Frequency.FREE,
        required=False,
    )
    season = forms.TypedChoiceField(
        label=_("Month of the measurement"),
        choices=[("", _("any")), *((str(number), name) for number, name in MONTHS.items())],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("For what is measured once a year, in its season."),
    )
    collector = partner_field(label=_("Measured by"), required=False, empty_label=_("any partner"))
    confirmer = partner_field(label=_("Confirmed by"), required=False, empty_label=_("any other partner"))
    sdg_targets = AgendaField(label=_("SDG targets"), help_text=_("By number, like this: 1.4, 7.1."))
    headline = forms.BooleanField(label=_("Show it on the overview"), required=False)

    def essential(self) -> Iterator[Group]:
        """What makes an indicator, in the order one thinks of it."""
        return (self._group(heading, names) for heading, names in ESSENTIAL)

    def more(self) -> Iterator[Group]:
        """What makes it precise: folded away, unless something there is filled in or wrong."""
        return (self._group(heading, names) for heading, names in MORE)

    def _group(self, heading: Any, names: tuple[str, ...]) -> Group:
        fields = [self[name] for name in names if name in self.fields]
        return Group(heading, fields, any(field.errors or self._filled(field.name) for field in fields))

    def _filled(self, name: str) -> bool:
        """Whether this field says something else than a blank form."""
        usual = self.fields[name].initial
        said = self[name].value() if self.is_bound else self.initial.get(name, usual)
        said = any(said) if isinstance(said, list) else said
        return bool(said) and said != usual and not (usual is True and said == "on")

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        for name in ("accumulation", "reporting", "frequency"):
            if name in given:
                given[name] = given[name] or self.fields[name].initial
        self._check_days()
        if given.get("nature") == Indicator.Nature.RUBRIC:
            self._check_rubric()
        elif given["levels"]:
            self.add_error("level_1", _("Levels belong to a rubric: choose this nature, or leave them empty."))
        if given.get("nature") == Indicator.Nature.NARRATIVE:
            self._check_narrative()
        if given.get("tolerance") is not None and given.get("direction") != Indicator.Direction.MAINTAIN:
            self.add_error("tolerance", _("A tolerance belongs to what is to be held: choose that, or leave it empty."))

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

    def _check_narrative(self) -> None:
        given = self.cleaned_data
        for name in ("baseline", "target"):
            if given.get(name) is not None:
                self.add_error(name, _("A narrative is told in words: it has no figure here, its dates alone."))
        if given["milestones"]:
            self.add_error("milestone_1", _("A narrative is told in words: it has no figure here, its dates alone."))


def as_proposed(indicator: Indicator) -> dict[str, Any]:
    """What is written of an indicator, in the fields of the form."""
    told = written(indicator)
    coded = {name: told[name] and told[name].code for name in ("objective", "collector", "confirmer")}
    fields = {name: told[name] for name in FIELDS} | coded | as_typed(told)
    return {name: _short(value) if isinstance(value, Decimal) else value for name, value in fields.items()}


def _short(value: Decimal) -> Decimal:
    """A figure without the zeros that the database adds: 600, not 600.0000."""
    return Decimal(f"{value.normalize():f}")
