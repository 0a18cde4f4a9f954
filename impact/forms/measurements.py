from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import FigureField, LocalizedFormField
from impact.forms.fields import BehalfForm, a_day
from impact.forms.framing import unframed_field
from impact.models import Indicator
from partnerships.forms import InsideForm

MOST_RESPONDENTS = 100_000_000


class MeasurementForm(BehalfForm):
    """A figure, or a level of the rubric, seen on a day."""

    measured_on = a_day(label=_("Date of the measurement"), help_text=_("Today or before."))
    value = FigureField(label=_("Figure"))
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

    def __init__(self, data: Any = None, *, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if indicator.is_rubric:
            said = [(str(row.level), f"{row.level} · {row.sentence}") for row in indicator.levels.all()]
            self.fields["value"] = forms.TypedChoiceField(
                label=_("Level"), choices=said, coerce=Decimal, widget=forms.RadioSelect
            )
        elif indicator.unit:
            self.fields["value"].help_text = _("In %(unit)s.") % {"unit": indicator.unit}
        self.fields |= unframed_field(self.partnership)


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
        help_text=_("Who looked at it again, what was found, why the figure stands."),
    )
