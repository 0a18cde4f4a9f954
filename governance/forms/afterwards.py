from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field
from governance.models import Decision, DecisionReview
from partnerships.models import Member


class WriteMinorityOpinionForm(InsideForm):
    """What a seat that was not in favour wants to stand beside the decision."""

    words = LocalizedFormField(
        label=_("Our opinion"),
        rows=4,
        max_length=3000,
        help_text=_("It is printed with the decision, and is not changed afterwards."),
    )


class AssignDecisionForm(InsideForm):
    """Who answers for an adopted decision, by when, and when it is looked at again."""

    owner = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Who answers for it"),
        required=False,
        empty_label=_("nobody yet"),
    )
    due_on = day_field(label=_("To be carried out by"), required=False)
    review_on = day_field(label=_("Review date"), required=False)

    def __init__(self, data: Any = None, *, decision: Decision, **kwargs: Any) -> None:
        written = {name: getattr(decision, name) for name in ("owner", "due_on", "review_on")}
        super().__init__(data, initial=written, **kwargs)
        people = Member.objects.current().filter(partnership=self.partnership)
        self.fields["owner"].queryset = people.select_related("user")


class CarryOutDecisionForm(InsideForm):
    """How a decision was carried out."""

    words = PlainField(label=_("What was done"), rows=3, max_length=2000)


class ReviewDecisionForm(InsideForm):
    """What was found when a decision was looked at again."""

    finding = forms.ChoiceField(
        label=_("What we found"), choices=DecisionReview.Finding.choices, widget=forms.RadioSelect
    )
    words = PlainField(
        label=_("What was seen"),
        rows=4,
        max_length=3000,
        help_text=_("What it changed, for whom, and what was not expected."),
    )
    next_on = day_field(label=_("Next review date"), required=False)
