from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from impact.forms.fields import BehalfForm, a_day, objective_field, yes_or_no
from impact.models import Story


class StoryForm(BehalfForm):
    """A change told by somebody, with their consent."""

    teller = LocalizedFormField(
        label=_("Who tells it"),
        max_length=120,
        help_text=_("Never a real name: “a tenant, 71” is enough."),
    )
    told_on = a_day(label=_("Told on"))
    body = LocalizedFormField(label=_("What changed, in their words"), rows=6, max_length=4000)
    expected = yes_or_no(_("We expected it"), _("Nobody had planned it"), label=_("Was this change expected?"))
    positive = yes_or_no(_("For the better"), _("For the worse"), label=_("How did things change?"))
    causes = LocalizedFormField(
        label=_("What helped, and what else may have played a part"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("We speak of contribution: other causes are named too."),
    )
    objective = objective_field()
    consent_on = a_day(
        label=_("Consent given on"), help_text=_("The teller agreed to this text, and may take it back.")
    )
    consent_scope = forms.ChoiceField(
        label=_("May be read"),
        choices=Story.Scope.choices,
        widget=forms.RadioSelect,
        initial=Story.Scope.PARTNERS,
    )
    field_order = ("partner", "teller", "told_on")
