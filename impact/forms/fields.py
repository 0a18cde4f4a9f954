"""Figures, days and choices as people type them about impact."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.models import Objective

FIGURE = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))
DECIMAL_SIGNS = {"fr": ","}
FIRST_YEAR, LAST_YEAR = 1900, 2200


class FigureField(forms.DecimalField):
    """A figure typed as people write it, "11,4" as well as "11.4"; never infinite, never ambiguous."""

    default_error_messages = {
        "invalid": _("Write a figure with digits and at most one decimal sign, for example 11.4 or 1200."),
        "ambiguous": _("Write thousands without a separator: 1200 rather than 1,200 or 1.200."),
        "max_digits": _("This figure is too long: sixteen digits at most."),
        "max_whole_digits": _("This figure is too large: twelve digits at most before the decimal sign."),
        "max_decimal_places": _("Four decimals at most."),
    }
    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=16, decimal_places=4, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return super().to_python(value)
        typed = str(value).strip().translate(SPACES).replace("\u2212", "-")
        if len(typed) > 40 or not FIGURE.fullmatch(typed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        other = "." if DECIMAL_SIGNS.get((get_language() or "en").split("-")[0], ".") == "," else ","
        if re.fullmatch(rf"[+-]?[1-9][0-9]{{0,2}}{re.escape(other)}[0-9]{{3}}", typed):
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous")
        return Decimal(typed.replace(",", "."))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "decimal"}


def known_day(day: date) -> None:
    """Refuse the years that only a slip of the finger writes."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Look at the year of this date again."))


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
