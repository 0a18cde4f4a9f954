from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field
from governance.models import Body, Decision, Mandate, Recusal, RuleSet, Seat
from partnerships.models import Member

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
        self.fields["category"].choices = [choice for choice in categories_of(rule_set) if choice[0] not in CARRYING]
        bodies = list(Body.objects.filter(partnership=self.partnership))
        if len(bodies) > 1:
            self.fields["body"].queryset = Body.objects.filter(partnership=self.partnership)
            self.fields["body"].initial = bodies[0].uuid
        else:
            del self.fields["body"]
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


class DeclareRecusalForm(InsideForm):
    """Whose interest, of which nature, and what it is."""

    seat = forms.ModelChoiceField(Seat.objects.none(), to_field_name="uuid", label=_("Seat"), empty_label=_("Choose"))
    nature = forms.ChoiceField(label=_("Nature"), choices=Recusal.Nature.choices, widget=forms.RadioSelect)
    member = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Person concerned"),
        required=False,
        empty_label=_("the organisation"),
        help_text=_("Only for a purely personal interest: the other person of the seat then answers."),
    )
    reason = PlainField(label=_("What the interest is"), rows=3, max_length=1000)

    def __init__(self, data: Any = None, *, decision: Decision, by: Member, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        today = self.partnership.today()
        running = Mandate.objects.running(today).filter(seat__body=decision.body_id)
        mine = running if by.is_facilitator else running.filter(seat__mandates__in=running.filter(member=by))
        seats = Seat.objects.held().filter(body=decision.body_id)
        seats = seats if by.is_facilitator else seats.filter(mandates__in=mine)
        self.fields["seat"].queryset = seats.select_related("partner__organisation").distinct()
        people = Member.objects.filter(mandates__in=mine).select_related("user")
        self.fields["member"].queryset = people.distinct()
        if not by.is_facilitator:
            self.fields["seat"].initial = seats.first()
