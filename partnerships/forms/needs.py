from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships.forms import InsideForm
from partnerships.models import Partner
from partnerships.models.needs import Level

CRITICALITIES = ((3, _("critical: without it, nothing works")), (2, _("important")), (1, _("useful")))


class NeedForm(InsideForm):
    """What is needed, how much it matters, at what level."""

    title = LocalizedFormField(label=_("What is needed"), max_length=160)
    criticality = forms.TypedChoiceField(label=_("How much it matters"), choices=CRITICALITIES, coerce=int)
    required = forms.TypedChoiceField(label=_("Level required"), choices=Level.choices, coerce=int, initial=2)


class OfferForm(InsideForm):
    """At what level, on what conditions; and for which partner when the facilitator writes it."""

    partner = forms.ModelChoiceField(
        Partner.objects.filter(standing__in=(Partner.Standing.PARTNER, Partner.Standing.CANDIDATE)).select_related(
            "organisation"
        ),
        to_field_name="code",
        label=_("On behalf of"),
        empty_label=_("Choose a partner"),
    )
    level = forms.TypedChoiceField(label=_("Level offered"), choices=Level.choices, coerce=int, initial=2)
    conditions = LocalizedFormField(
        label=_("Conditions"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("From when, how much, at whose expense."),
    )

    def __init__(self, data: Any = None, *, own: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if own:
            del self.fields["partner"]
