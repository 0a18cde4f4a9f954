from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field, offer_bodies
from governance.models import Ballot, Body, Decision, RuleSet
from governance.sentences import position_label
from partnerships.models import Member, Objective

CARRYING = ("rules", "revocation")  # what such a decision changes is written with it, from the committee's page


def categories_of(rule_set: RuleSet | None) -> list[tuple[str, str]]:
    """The categories of the rules, each once."""
    rows = rule_set.categories.all() if rule_set else ()
    return list({row.category: str(row.label) for row in rows}.items())


class ProposeDecisionForm(InsideForm):
    """A question, the text to vote on, its category and what it costs."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        to_field_name="uuid",
        label=_("Committee"),
        required=False,
        empty_label=None,
        help_text=_("The steering committee decides; the others give their advice."),
    )
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
    conditions = LocalizedFormField(
        label=_("Conditions"),
        rows=2,
        max_length=2000,
        required=False,
        help_text=_("What must be so for it to hold: a grant obtained, an opinion received. Voted on with the text."),
    )
    category = forms.ChoiceField(label=_("Category"), help_text=_("It says how this will be decided."))
    amount = forms.DecimalField(
        label=_("Amount committed"), min_value=0, max_digits=14, decimal_places=2, initial=0, required=False
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(),
        to_field_name="code",
        label=_("Objective it serves"),
        required=False,
        empty_label=_("none in particular"),
    )
    supersedes = forms.ModelChoiceField(
        Decision.objects.none(),
        to_field_name="uuid",
        label=_("Decision it replaces"),
        required=False,
        empty_label=_("none: it is new"),
    )
    owner = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Who answers for it"),
        required=False,
        empty_label=_("nobody yet"),
    )
    due_on = day_field(label=_("To be carried out by"), required=False)
    review_on = day_field(label=_("Review date"), required=False)

    def __init__(self, data: Any = None, *, rule_set: RuleSet | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["category"].choices = [choice for choice in categories_of(rule_set) if choice[0] not in CARRYING]
        if offer_bodies(self.fields["body"], self.partnership) < 2:
            del self.fields["body"]
        self.fields["objective"].queryset = self.partnership.objectives.all()
        adopted = self.partnership.decisions.filter(outcome=Decision.Outcome.ADOPTED)
        self.fields["supersedes"].queryset = adopted.select_related("partnership")
        people = Member.objects.current().filter(partnership=self.partnership).select_related("user")
        self.fields["owner"].queryset = people
        self.fields["amount"].help_text = self.partnership.currency

    def clean_amount(self) -> Any:
        return self.cleaned_data["amount"] or 0


class ChangeWordingForm(InsideForm):
    """The words as they will stand, why they change, and which reservations they answer."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    question = LocalizedFormField(label=_("The question"), rows=2, max_length=400, required=False)
    text = LocalizedFormField(label=_("The text to vote on"), rows=6, max_length=6000)
    conditions = LocalizedFormField(label=_("Conditions"), rows=2, max_length=2000, required=False)
    integrates = forms.ModelMultipleChoiceField(
        Ballot.objects.none(),
        label=_("Objections and concerns that these words answer"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The seats concerned say themselves whether that is enough: they are asked to confirm or change."),
    )
    reason = PlainField(label=_("Why the words change"), rows=2, max_length=1000)

    def __init__(self, data: Any = None, *, decision: Decision, **kwargs: Any) -> None:
        words = {name: getattr(decision, name) for name in ("title", "question", "text", "conditions")}
        super().__init__(data, initial=words, **kwargs)
        last = decision.last_round()
        held = [ballot.pk for ballot in last.reservations()] if last is not None else []
        self.fields["integrates"].queryset = Ballot.objects.filter(pk__in=held)
        self.fields["integrates"].label_from_instance = _reservation
        if not held:
            del self.fields["integrates"]


def _reservation(ballot: Ballot) -> str:
    return f"{ballot.seat}, {position_label(ballot.position).lower()}: {ballot.reason}"


class WithdrawDecisionForm(InsideForm):
    """Why a decision is withdrawn."""

    reason = PlainField(
        label=_("Why it is withdrawn"),
        rows=3,
        max_length=1000,
        help_text=_("Everybody will read it in the register."),
    )
