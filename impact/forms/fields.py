"""Figures, days and choices as people type them about impact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import known_day
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.models import Objective


def a_day(**kwargs: Any) -> forms.DateField:
    """A day of our times."""
    return day_field(validators=[known_day], **kwargs)


def objective_field() -> forms.ModelChoiceField:
    """An objective of the partnership, or none."""
    return forms.ModelChoiceField(
        Objective.objects.all(),
        to_field_name="code",
        label=_("Objective"),
        required=False,
        empty_label=_("none"),
    )


def yes_or_no(yes: Any, no: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Two answers in words, one of them chosen."""
    return forms.TypedChoiceField(
        choices=(("yes", yes), ("no", no)),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        initial="yes",
        **kwargs,
    )


class BehalfForm(InsideForm):
    """What a partner writes; the facilitator says for which one."""

    partner = partner_field(label=_("On behalf of"), empty_label=_("Choose a partner"))

    def __init__(self, data: Any = None, *, own: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if own:
            del self.fields["partner"]
