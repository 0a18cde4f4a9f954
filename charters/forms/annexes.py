from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from charters.forms.files import PdfField
from charters.models import Annex
from core.forms import LocalizedFormField, PlainField
from governance.models import Decision
from partnerships.forms import InsideForm

LONGEST = 120  # signs of a file's name that are kept


def decision_field(**kwargs: Any) -> forms.ModelChoiceField:
    """A decision that the committee adopted."""
    return forms.ModelChoiceField(
        label=_("Decision of the committee"), queryset=Decision.objects.adopted(), to_field_name="uuid", **kwargs
    )


class AnnexForm(InsideForm):
    """A file that goes with the charter: what it is, its worth, and the decision where one is needed."""

    nature = forms.ChoiceField(label=_("Nature"), choices=Annex.Nature.choices)
    title = LocalizedFormField(label=_("Title"), max_length=160)
    binding = forms.BooleanField(
        label=_("It binds those who sign it"),
        required=False,
        help_text=_("Left unticked, it informs: a budget that is foreseen, a calendar, a list of indicators."),
    )
    file = PdfField(label=_("The file, as PDF"))
    decision = decision_field(
        required=False, help_text=_("Needed once the charter is in force; not while it is being written.")
    )

    def answer(self) -> dict[str, Any]:
        name = self.files["file"].name
        return super().answer() | {"file_name": name if len(name) <= LONGEST else f"{name[: LONGEST - 4]}.pdf"}


class DropAnnexForm(InsideForm):
    """Why a file goes with the charter no longer, and the decision where one is needed."""

    reason = PlainField(label=_("Why"), rows=3, max_length=1000)
    decision = decision_field(
        required=False, help_text=_("Needed once the charter is in force; not while it is being written.")
    )
