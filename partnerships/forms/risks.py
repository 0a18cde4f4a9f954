from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import LocalizedFormField
from partnerships.forms import InsideForm, partner_field
from partnerships.models import Risk

LIKELIHOODS = {
    1: pgettext_lazy("likelihood", "very unlikely"),
    2: pgettext_lazy("likelihood", "unlikely"),
    3: pgettext_lazy("likelihood", "possible"),
    4: pgettext_lazy("likelihood", "likely"),
    5: pgettext_lazy("likelihood", "almost certain"),
}
SEVERITIES = {
    1: pgettext_lazy("severity", "negligible"),
    2: pgettext_lazy("severity", "minor"),
    3: pgettext_lazy("severity", "moderate"),
    4: pgettext_lazy("severity", "major"),
    5: pgettext_lazy("severity", "critical"),
}


def mark_field(words: dict[int, Any], **kwargs: Any) -> forms.TypedChoiceField:
    """A mark from 1 to 5, each with its word."""
    choices = [(mark, format_lazy("{} · {}", mark, word)) for mark, word in words.items()]
    return forms.TypedChoiceField(choices=choices, coerce=int, **kwargs)


class RiskForm(InsideForm):
    """What could happen, who watches it, what is done, what sets off the alarm."""

    title = LocalizedFormField(label=_("What could happen"), max_length=160)
    owner = partner_field(label=_("Who watches it"), required=False, empty_label=_("nobody yet"))
    mitigation = LocalizedFormField(
        label=_("What is done about it"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("What makes it less likely, or less bad."),
    )
    trigger = LocalizedFormField(
        label=_("What sets off the alarm"),
        max_length=300,
        required=False,
        help_text=_("A fact that anybody can see: “More than 30 visits waiting.”"),
    )


class NewRiskForm(RiskForm):
    """A risk, with how likely and how bad it is today."""

    likelihood = mark_field(LIKELIHOODS, label=_("Likelihood"), initial=3)
    severity = mark_field(SEVERITIES, label=_("Severity"), initial=3)
    field_order = ("title", "likelihood", "severity")


class ReviewForm(InsideForm):
    """How a risk stands today, and what was noticed."""

    likelihood = mark_field(LIKELIHOODS, label=_("Likelihood"))
    severity = mark_field(SEVERITIES, label=_("Severity"))
    state = forms.ChoiceField(label=_("State"), choices=Risk.State.choices)
    note = LocalizedFormField(
        label=_("What was noticed"),
        rows=3,
        max_length=600,
        help_text=_("It is written in the register, for all partners."),
    )
