import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import FigureField, LocalizedFormField, PlainField
from impact.figuring import Part
from impact.forms.evidence import ProofForm
from impact.forms.fields import BehalfForm, a_day
from impact.forms.framing import unframed_field
from impact.models import Dimension, Indicator, Measurement
from partnerships.forms import InsideForm

MOST_RESPONDENTS = 100_000_000
FIRST, WORDS = ("partner", "measured_on", "place"), ("note", "correction")
FIGURES = ("numerator", "denominator", "value", "marks", "told", "respondents")
PROOF = ("photo", "document", "shows", "strength")


class MarksField(PlainField):
    """The marks of a panel, one after another: “2, 3, 3”; gives whole numbers."""

    def clean(self, value: Any) -> tuple[int, ...]:
        typed = super().clean(value)
        if not typed:
            return ()
        if not re.fullmatch(r"[0-9]{1,3}([\s,;]+[0-9]{1,3})*", typed):
            raise ValidationError(_("Write the marks one after another, for example 2, 3, 3."), code="marks")
        return tuple(int(mark) for mark in re.split(r"[\s,;]+", typed))


class MeasurementForm(BehalfForm, ProofForm):
    """A figure, a level of the rubric or an account, seen on a day; its slices; what backs it."""

    measured_on = a_day(label=_("Date of the measurement"), help_text=_("Today or before."))
    place = PlainField(
        label=_("Place"),
        max_length=120,
        required=False,
        help_text=_("If several places are measured on one day: their figures stand side by side."),
    )
    value = FigureField(label=_("Figure"), required=False)
    respondents = forms.IntegerField(
        label=_("Number of answers or observers"),
        required=False,
        min_value=1,
        max_value=MOST_RESPONDENTS,
        help_text=_("Under 30, a percentage is always shown with this number."),
    )
    note = LocalizedFormField(
        label=_("Note"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("How it was measured, what to keep in mind when reading it."),
    )
    correction = LocalizedFormField(
        label=_("Why a figure is corrected"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("Only if a figure for this day and place is there already: it is kept and shown."),
    )
    as_draft = forms.BooleanField(
        label=_("Keep it as a draft"),
        required=False,
        help_text=_("Your organisation alone reads it; everybody sees that there is one, and since when."),
    )

    def __init__(self, data: Any = None, *, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.indicator = indicator
        self.cuts: list[Dimension] = list(indicator.dimensions.prefetch_related("slices"))
        shape = {
            Indicator.Nature.RUBRIC: self._rubric,
            Indicator.Nature.PERCENTAGE: self._percentage,
            Indicator.Nature.NARRATIVE: self._narrative,
        }
        shape.get(Indicator.Nature(indicator.nature), self._number)()
        for one in self._slices():
            self._slice(one.pk, f"{one.dimension.title} · {one.title}")
        self.fields["strength"].required = False
        self.fields |= unframed_field(self.partnership)
        sliced = [name for name in self.fields if name.startswith("slice_")]
        self.order_fields([*FIRST, *FIGURES, *sliced, "unframed", *PROOF, *WORDS, "as_draft"])

    def _number(self) -> None:
        if self.indicator.unit:
            self.fields["value"].help_text = _("In %(unit)s.") % {"unit": self.indicator.unit}

    def _rubric(self) -> None:
        said = [(str(row.level), f"{row.level} · {row.sentence}") for row in self.indicator.levels.all()]
        level = forms.TypedChoiceField(
            label=_("Level"), choices=said, coerce=Decimal, empty_value=None, widget=forms.RadioSelect, required=False
        )
        marks = MarksField(
            label=_("Or the marks of a panel"),
            required=False,
            help_text=_("One after another: 2, 3, 3. Their median is the level."),
        )
        self._put("value", {"value": level, "marks": marks})

    def _percentage(self) -> None:
        parts = {
            "numerator": FigureField(label=_("How many"), required=False, min_value=0),
            "denominator": FigureField(
                label=_("Out of how many"), required=False, min_value=0, help_text=_("The percentage is computed.")
            ),
        }
        self.fields["value"].label = _("Or the percentage, if that is all one knows")
        self._put("value", parts | {"value": self.fields["value"]})

    def _narrative(self) -> None:
        told = LocalizedFormField(
            languages=self.partnership.languages, label=_("What was seen"), rows=6, max_length=4000, required=False
        )
        self._put("value", {"told": told})

    def _slice(self, key: int, label: str) -> None:
        name, least = f"slice_{key}", {"required": False}
        if self.indicator.nature == Indicator.Nature.PERCENTAGE:
            self.fields[f"{name}_of"] = FigureField(label=_("%(slice)s: how many") % {"slice": label}, **least)
            self.fields[f"{name}_whole"] = FigureField(
                label=_("%(slice)s: out of how many") % {"slice": label}, **least
            )
        elif self.indicator.nature == Indicator.Nature.NUMBER:
            self.fields[name] = FigureField(label=label, **least)

    def _put(self, name: str, several: dict[str, forms.Field]) -> None:
        """Put these fields in the place of one."""
        before = dict(self.fields)
        self.fields.clear()
        for known, field in before.items():
            self.fields.update(several if known == name else {} if known in several else {known: field})

    def _slices(self) -> Iterator[Any]:
        for dimension in self.cuts:
            for one in dimension.slices.all():
                one.dimension = dimension
                yield one

    def answer(self) -> dict[str, Any]:
        given = {name: value for name, value in super().answer().items() if name not in PROOF}
        parts = {}
        for one in self._slices():
            name = f"slice_{one.pk}"
            part = Part(given.pop(name, None), given.pop(f"{name}_of", None), given.pop(f"{name}_whole", None))
            if part.given:
                parts[one.pk] = part
        return given | {"slices": parts, "proof": self.proof()}


def initial_of(draft: Measurement) -> dict[str, Any]:
    """A draft as its form begins with it."""
    row = draft
    computed = row.numerator is not None or bool(row.marks)
    told = {name: getattr(row, name) for name in ("measured_on", "place", "respondents", "note", "correction", "told")}
    figures = {"numerator": row.numerator, "denominator": row.denominator}
    told |= {name: f"{value.normalize():f}" for name, value in figures.items() if value is not None}
    told |= {"partner": row.partner.code, "marks": ", ".join(map(str, row.marks)), "as_draft": True}
    if row.value is not None and not computed:
        told["value"] = f"{row.value.normalize():f}"
    for part in row.sliced.all():
        name = f"slice_{part.slice_id}"
        if part.numerator is not None and part.denominator is not None:
            told[f"{name}_of"], told[f"{name}_whole"] = part.numerator.normalize(), part.denominator.normalize()
        elif part.value is not None:
            told[name] = f"{part.value.normalize():f}"
    return told


class ContestForm(InsideForm):
    """Why a figure is contested."""

    reason = LocalizedFormField(
        label=_("Why this figure is contested"),
        rows=4,
        max_length=1000,
        help_text=_("What was measured otherwise, what is missing, what would settle it."),
    )


class SettleForm(InsideForm):
    """How a disagreement ended."""

    settlement = LocalizedFormField(
        label=_("How the disagreement ended"),
        rows=4,
        max_length=1000,
        help_text=_("Who looked at it again, what was found, why the figure stands or not."),
    )
    stands = forms.TypedChoiceField(
        label=_("And now"),
        choices=(
            ("yes", _("The figure stands: it counts from now on")),
            ("no", _("A corrected figure is awaited from those who measured")),
        ),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
