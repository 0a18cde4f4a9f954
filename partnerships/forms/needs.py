from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LEAST, AmountField, LocalizedFormField
from core.texts import Localized
from partnerships.forms import InsideForm
from partnerships.models.needs import Level

CRITICALITIES = ((3, _("critical: without it, nothing works")), (2, _("important")), (1, _("useful")))
BY_QUANTITY = ("", _("none: it is asked by quantity, below"))


class NeedForm(InsideForm):
    """What is needed, how much it matters, at what level or in what quantity."""

    title = LocalizedFormField(label=_("What is needed"), max_length=160)
    criticality = forms.TypedChoiceField(label=_("How much it matters"), choices=CRITICALITIES, coerce=int)
    required = forms.TypedChoiceField(
        label=_("Level required"),
        choices=(BY_QUANTITY, *Level.choices),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("The best offer meets it."),
    )
    quantity = AmountField(
        label=_("Or quantity required"),
        min_value=LEAST,
        required=False,
        help_text=_("Offers add up. Choose no level above."),
    )
    unit = LocalizedFormField(
        label=_("Unit of the quantity"),
        max_length=40,
        required=False,
        help_text=_("Hours a month, homes, square metres."),
    )

    def clean(self) -> None:
        if self.errors:
            return
        level, quantity = self.cleaned_data.get("required"), self.cleaned_data.get("quantity")
        if level is None and quantity is None:
            self.add_error("quantity", _("Choose a level, or write a quantity."))
        elif level is not None and quantity is not None:
            self.add_error("quantity", _("A level or a quantity, not both: choose no level to ask by quantity."))
        elif quantity is not None and not self.cleaned_data["unit"]:
            self.add_error("unit", _("A quantity has a unit: of what?"))
        elif level is not None:
            self.cleaned_data["unit"] = Localized()


class DropForm(InsideForm):
    """Nothing to write: the button is the answer."""


class AbsenceForm(InsideForm):
    """Why nobody speaks for the people concerned."""

    reason = LocalizedFormField(
        label=_("Not applicable, because"),
        rows=3,
        max_length=600,
        help_text=_("All partners read it, on the page of needs and in the register."),
    )
