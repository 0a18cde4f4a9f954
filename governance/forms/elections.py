from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field
from governance.models import Body, Mandate
from governance.rules.elections import years_after
from partnerships.models import Member, Partnership


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
        running = _mandates(self.partnership)
        rows = Member.objects.filter(partnership=self.partnership, mandates__in=running).select_related("user")
        self.fields["member"].queryset = rows.distinct()

    def answer(self) -> dict[str, Any]:
        """What was typed, with the seat for which the chosen person answers."""
        given = super().answer()
        mandate = _mandates(self.partnership).filter(member=given["member"]).select_related("seat__body").first()
        assert mandate is not None
        given["seat"] = mandate.seat
        return given


class ProposeLeadForm(ElectLeadForm):
    """A candidate for the committee to elect: the same limits, and why this person."""

    words = LocalizedFormField(
        label=_("Why this person?"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("The committee reads it before it votes, above the limits of the mandate."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["elected"]  # the decision is the electing act
        today = self.partnership.today()
        self.fields["since_on"].initial = today
        self.fields["until_on"].initial = years_after(today, 2) - timedelta(days=1)


class ProposeRevocationForm(InsideForm):
    """Why the lead's mandate should end before its day."""

    reason = LocalizedFormField(
        label=_("Why the mandate should end"),
        rows=4,
        max_length=3000,
        help_text=_("The committee votes on these words; all partners read them."),
    )


class EndLeadForm(InsideForm):
    """Why a lead steps down."""

    reason = PlainField(label=_("Why the mandate ends"), rows=2, max_length=300, help_text=_("Everybody is told."))


def _mandates(partnership: Partnership) -> QuerySet[Mandate]:
    """Who answers today for a seat that decides."""
    seats = {"seat__voting": True, "seat__ended_at": None, "seat__body__kind": Body.Kind.STEERING}
    return Mandate.objects.running(partnership.today()).filter(**seats)
