from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.actions import usual_categories
from governance.forms import InsideForm, day_field
from governance.models import Mandate, Seat
from partnerships.models import Member, Partner


class SeatCommitteeForm(InsideForm):
    """The committee's name and which partners have a voting seat."""

    name = LocalizedFormField(label=_("Name of the committee"), max_length=120)
    partners = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        to_field_name="code",
        label=_("Partners with a voting seat"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One partner, one seat, whatever its size. You can add observers afterwards."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        rows = self.partnership.partners.full().select_related("organisation")
        self.fields["partners"].queryset = rows
        self.fields["partners"].initial = rows


class AddSeatForm(InsideForm):
    """For which partner, with or without a vote."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", label=_("Organisation"), empty_label=_("Choose")
    )
    voting = forms.BooleanField(
        label=_("This seat votes"),
        required=False,
        help_text=_("Observers take part in the debate without a vote."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["partner"].queryset = self.partnership.partners.inside().select_related("organisation")


class AddBodyForm(InsideForm):
    """A committee that advises: its name, what it is for, how often it meets."""

    name = LocalizedFormField(label=_("Name of the committee"), max_length=120)
    purpose = LocalizedFormField(
        label=_("What it is for"),
        rows=3,
        max_length=600,
        required=False,
        help_text=_("On what, and for whom, it gives its advice. It decides nothing."),
    )
    months_between = forms.IntegerField(
        label=_("Months between two meetings, at most"), min_value=1, max_value=24, initial=3
    )


class EndSeatForm(InsideForm):
    """Why a seat ends."""

    reason = PlainField(
        label=_("Why this seat ends"),
        rows=2,
        max_length=300,
        help_text=_("Its mandates end with it. What it answered stays."),
    )


class GiveMandateForm(InsideForm):
    """Who answers for a seat, in which capacity, from when to when, by which act."""

    member = forms.ModelChoiceField(
        Member.objects.none(), to_field_name="uuid", label=_("Person"), empty_label=_("Choose")
    )
    capacity = forms.ChoiceField(label=_("Capacity"), choices=Mandate.Capacity.choices)
    since_on = day_field(label=_("From"))
    until_on = day_field(label=_("Until"), required=False)
    appointed = PlainField(
        label=_("Appointing act"),
        max_length=200,
        required=False,
        help_text=_("Deliberation, board minutes, letter: its reference and its date."),
    )

    def __init__(self, data: Any = None, *, seat: Seat, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = Member.objects.current().filter(partnership=self.partnership).select_related("user")
        free = people.filter(partner=None) | people.filter(partner=seat.partner)
        self.fields["member"].queryset = free


class EndMandateForm(InsideForm):
    """Why a mandate ends."""

    reason = PlainField(label=_("Why it ends"), rows=2, max_length=300)


class SetRulesForm(InsideForm):
    """The figures of the usual rules; the rest follows from them and is shown before it is sent."""

    quorum = forms.IntegerField(
        label=_("Quorum, in seats"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=_("Empty: more than half of the voting seats."),
    )
    spending_above = forms.DecimalField(
        label=_("Two thirds are needed above this amount"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        initial=20000,
    )
    written_days = forms.IntegerField(label=_("Days to answer in writing"), min_value=1, max_value=90, initial=10)
    mediation_days = forms.IntegerField(label=_("Days of mediation, at most"), min_value=1, max_value=15, initial=15)
    settle_days = forms.IntegerField(label=_("Days for the lead to settle"), min_value=1, max_value=90, initial=7)
    source = LocalizedFormField(
        label=_("Where these rules come from"),
        max_length=200,
        required=False,
        help_text=_("For instance: articles 6 to 9 of the charter."),
    )

    def answer(self) -> dict[str, Any]:
        """The categories that follow from the figures, with the delays."""
        given = super().answer()
        figures = {name: given.pop(name) for name in ("quorum", "spending_above", "written_days")}
        return {**given, "categories": usual_categories(**figures)}
