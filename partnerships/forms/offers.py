from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LEAST, AmountField, LocalizedFormField, PlainField
from partnerships.forms import InsideForm
from partnerships.models import Need, Partner
from partnerships.models.needs import Level


class OfferForm(InsideForm):
    """At what level or in what quantity, on what conditions; for which partner when the facilitator writes it."""

    partner = forms.ModelChoiceField(
        Partner.objects.filter(standing__in=(Partner.Standing.PARTNER, Partner.Standing.CANDIDATE)).select_related(
            "organisation"
        ),
        to_field_name="code",
        label=_("On behalf of"),
        empty_label=_("Choose a partner"),
    )
    level = forms.TypedChoiceField(label=_("Level offered"), choices=Level.choices, coerce=int, initial=Level.USUAL)
    quantity = AmountField(label=_("Quantity offered"), min_value=LEAST)
    conditions = LocalizedFormField(
        label=_("Conditions"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("From when, how much, at whose expense."),
    )

    def __init__(self, data: Any = None, *, need: Need, own: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["level" if need.adds_up else "quantity"]
        if need.adds_up:
            self.fields["quantity"].help_text = str(need.unit)
        if own:
            del self.fields["partner"]


class WithdrawForm(InsideForm):
    """Why something is taken back."""

    reason = PlainField(
        label=_("Why it is withdrawn"),
        rows=3,
        max_length=1000,
        help_text=_("Everybody will read it in the register."),
    )
