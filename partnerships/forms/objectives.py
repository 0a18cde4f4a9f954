from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships.contents import sdg
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.forms.agenda import AgendaField

ZEROS = tuple(sdg.ZEROS.items())


class ObjectiveForm(InsideForm):
    """From where, to where, by when, and when to expect what."""

    title = LocalizedFormField(label=_("Short title"), max_length=80)
    statement = LocalizedFormField(label=_("Statement"), rows=3, max_length=600)
    beneficiaries = LocalizedFormField(
        label=_("For whom"),
        max_length=160,
        required=False,
        help_text=_("Who will live differently: “households in energy poverty in Les Tilleuls”."),
    )
    baseline = LocalizedFormField(label=_("Where we start from"), max_length=300, required=False)
    target = LocalizedFormField(label=_("Where we want to be"), max_length=300, required=False)
    unit = LocalizedFormField(
        label=_("Unit"),
        max_length=60,
        required=False,
        help_text=_("What is counted: households, share of income in %, MWh a year."),
    )
    due_on = day_field(label=_("By when"), required=False)
    expect = LocalizedFormField(
        label=_("When to expect what"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Nothing early is shown as late: say when the first effects can be seen."),
    )
    lead = partner_field(label=_("Lead partner of this objective"), required=False, empty_label=_("not chosen yet"))
    sdg_targets = AgendaField(
        label=_("Goals and targets of the 2030 Agenda"),
        help_text=_("By number, only those this objective truly serves: 7.1, 1.4"),
    )
    zeros = forms.MultipleChoiceField(
        label=_("Which of the three zeros it serves"),
        choices=ZEROS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_zeros(self) -> str:
        return ", ".join(self.cleaned_data["zeros"])
