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
    mediation_days = forms.IntegerField(label=_("Days of mediation, at most"), min_value=1, max_value=90, initial=15)
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


class ElectLeadForm(InsideForm):
    """The strategic lead: who, from when to when, within which limits, and who comes after."""

    member = forms.ModelChoiceField(
        Member.objects.none(), to_field_name="uuid", label=_("Strategic lead"), empty_label=_("Choose")
    )
    since_on = day_field(label=_("From"))
    until_on = day_field(label=_("Until"), help_text=_("One to three years, then the committee chooses again."))
    cap = forms.DecimalField(label=_("May settle up to"), min_value=0, max_digits=14, decimal_places=2, initial=0)
    categories = forms.MultipleChoiceField(
        label=_("Delegated categories"), widget=forms.CheckboxSelectMultiple, required=False
    )
    limits = LocalizedFormField(label=_("Other limits"), rows=2, max_length=600, required=False)
    succession = LocalizedFormField(
        label=_("Succession"),
        rows=2,
        max_length=600,
        help_text=_("Who takes over when the lead is absent or leaves?"),
    )
    elected = PlainField(label=_("Electing act"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, categories: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["categories"].choices = categories
        running = Mandate.objects.running(self.partnership.today()).filter(seat__voting=True)
        rows = Member.objects.filter(partnership=self.partnership, mandates__in=running).select_related("user")
        self.fields["member"].queryset = rows.distinct()

    def answer(self) -> dict[str, Any]:
        """What was typed, with the seat for which the chosen person answers."""
        given = super().answer()
        running = Mandate.objects.running(self.partnership.today()).filter(member=given["member"])
        given["seat"] = running.select_related("seat").get(seat__voting=True).seat
        return given
