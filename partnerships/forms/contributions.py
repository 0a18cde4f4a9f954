from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LEAST, AmountField, LocalizedFormField, PlainField, known_day
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.models import Contribution, Member, Offer


class OfferField(forms.ModelChoiceField):
    """An offer that stands, said by its need and its partner."""

    def label_from_instance(self, offer: Offer) -> str:
        return f"{offer.need}, {offer.partner.name}"


class ChangeForm(InsideForm):
    """What is brought, for how much and on what basis, from when until when."""

    title = LocalizedFormField(label=_("What is brought"), max_length=200)
    planned = AmountField(
        label=_("Amount promised"),
        min_value=LEAST,
        required=False,
        help_text=_("Left empty, the contribution is not valued: it is listed in words, in no total."),
    )
    basis = LocalizedFormField(
        label=_("Basis of valuation"),
        max_length=200,
        required=False,
        help_text=_("For what is not money: an hourly rate, a rent, a cost."),
    )
    starts_on = day_field(
        label=_("From"),
        required=False,
        validators=[known_day],
        help_text=_("Left empty: from the partnership's start."),
    )
    ends_on = day_field(
        label=_("Until"),
        required=False,
        validators=[known_day],
        help_text=_("Left empty: until the partnership's end."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["planned"].label = _("Amount promised (%(currency)s)") % {"currency": self.partnership.currency}

    def clean(self) -> None:
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end comes before the start."))


class PromiseForm(ChangeForm):
    """A contribution promised, of one kind; for which partner when the facilitator writes it."""

    partner = partner_field(label=_("On behalf of"), empty_label=_("Choose a partner"))
    kind = forms.ChoiceField(
        label=_("Kind of contribution"),
        choices=Contribution.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Kinds are totalled apart. A guarantee or a loan is a commitment, never added to what is brought."),
    )
    offer = OfferField(
        Offer.objects.standing().select_related("need", "partner__organisation").order_by("need__code", "pk"),
        to_field_name="uuid",
        label=_("Offer it makes real"),
        required=False,
        empty_label=_("none"),
        help_text=_("The offer counts as delivered once this is."),
    )
    field_order = ("partner", "kind", "title", "planned", "basis", "starts_on", "ends_on", "offer")

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not by.is_facilitator:
            del self.fields["partner"]
            self.fields["offer"].queryset = self.fields["offer"].queryset.filter(partner=by.partner_id)


class DeliveryForm(InsideForm):
    """What was delivered, and when."""

    delivered_on = day_field(label=_("Delivered on"), validators=[known_day], help_text=_("Today or before."))
    amount = AmountField(label=_("Amount delivered"), help_text=_("A correction is written below zero: -150."))
    note = PlainField(label=_("Note"), rows=2, max_length=600, required=False)

    def __init__(self, data: Any = None, *, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if contribution.planned is None:
            del self.fields["amount"]
            self.fields["note"].required = True
            self.fields["note"].label = _("What was delivered")
        else:
            currency = {"currency": self.partnership.currency}
            self.fields["amount"].label = _("Amount delivered (%(currency)s)") % currency
            self.fields["note"].help_text = _("A correction says why.")
