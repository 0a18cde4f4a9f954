from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field
from governance.models import RuleSet
from partnerships.models import Member


def categories_of(rule_set: RuleSet | None) -> list[tuple[str, str]]:
    """The categories of the rules, each once."""
    rows = rule_set.categories.all() if rule_set else ()
    return list({row.category: str(row.label) for row in rows}.items())


class ProposeDecisionForm(InsideForm):
    """A question, the text to vote on, its category and what it costs."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    question = LocalizedFormField(
        label=_("The question"),
        rows=2,
        max_length=400,
        required=False,
        help_text=_("One question that can be answered by yes or no."),
    )
    text = LocalizedFormField(
        label=_("The text to vote on"),
        rows=6,
        max_length=6000,
        help_text=_("What will hold if it is adopted: who does what, by when, at what cost."),
    )
    category = forms.ChoiceField(label=_("Category"), help_text=_("It says how this will be decided."))
    amount = forms.DecimalField(
        label=_("Amount committed"), min_value=0, max_digits=14, decimal_places=2, initial=0, required=False
    )
    owner = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Who answers for it"),
        required=False,
        empty_label=_("nobody yet"),
    )
    review_on = day_field(label=_("Review date"), required=False)

    def __init__(self, data: Any = None, *, rule_set: RuleSet | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["category"].choices = categories_of(rule_set)
        people = Member.objects.current().filter(partnership=self.partnership).select_related("user")
        self.fields["owner"].queryset = people
        self.fields["amount"].help_text = self.partnership.currency

    def clean_amount(self) -> Any:
        return self.cleaned_data["amount"] or 0


class WithdrawDecisionForm(InsideForm):
    """Why a decision is withdrawn."""

    reason = PlainField(
        label=_("Why it is withdrawn"),
        rows=3,
        max_length=1000,
        help_text=_("Everybody will read it in the register."),
    )
