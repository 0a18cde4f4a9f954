from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from governance.forms import InsideForm
from governance.models import Decision, Mandate, Recusal, Seat
from partnerships.models import Member, Partner


class RecusalForm(InsideForm):
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
        running = Mandate.objects.running(self.partnership.today()).filter(seat__body=decision.body_id)
        seats = self.seats(Seat.objects.held().filter(body=decision.body_id), running.filter(member=by), by)
        self.fields["seat"].queryset = seats.select_related("partner__organisation").distinct()
        people = Member.objects.filter(mandates__in=running.filter(seat__in=seats)).select_related("user")
        self.fields["member"].queryset = people.distinct()

    def seats(self, seats: Any, mine: Any, by: Member) -> Any:
        """Of the committee's seats, those that can be chosen: every one, unless the act says otherwise."""
        return seats

    def clean(self) -> None:
        if self.cleaned_data.get("nature") == Recusal.Nature.ORGANISATION:
            self.cleaned_data["member"] = None


class DeclareRecusalForm(RecusalForm):
    """My own seat's interest, or any seat's as the facilitator heard it."""

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, by=by, **kwargs)
        if not by.is_facilitator:
            self.fields["seat"].initial = self.fields["seat"].queryset.first()

    def seats(self, seats: Any, mine: Any, by: Member) -> Any:
        return seats if by.is_facilitator else seats.filter(mandates__in=mine)


class ProposeRecusalForm(RecusalForm):
    """Another seat's interest, to be confirmed by its people."""

    def seats(self, seats: Any, mine: Any, by: Member) -> Any:
        return seats.exclude(mandates__in=mine)


class ConfirmRecusalForm(InsideForm):
    """A word on the interest; from the facilitator, how the committee agreed."""

    answer = PlainField(label=_("In your words"), rows=3, max_length=1000, required=False)

    def __init__(self, data: Any = None, *, own: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not own:
            self.fields["answer"].label = _("How the committee agreed")


class RefuseRecusalForm(ConfirmRecusalForm):
    """Why there is no interest."""

    answer = PlainField(label=_("Why there is no interest here"), rows=3, max_length=1000)


class DeclareInterestForm(InsideForm):
    """Whose lasting interest, and what it is."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", label=_("Organisation"), empty_label=_("Choose")
    )
    member = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Person concerned"),
        required=False,
        empty_label=_("the organisation"),
        help_text=_("Only when the interest is a person’s own: a family tie, a shareholding."),
    )
    words = PlainField(
        label=_("What the interest is"),
        rows=4,
        max_length=1000,
        help_text=_("For instance: we hold a share of this supplier; we run a service that could be chosen."),
    )

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        partners = self.partnership.partners.inside().select_related("organisation")
        running = Mandate.objects.running(self.partnership.today())
        if not by.is_facilitator:
            seated = running.filter(member=by).values("seat__partner")
            own = partners.filter(pk=by.partner_id) if by.represents else partners.none()
            partners = own | partners.filter(pk__in=seated)
        self.fields["partner"].queryset = partners
        self.fields["partner"].initial = None if by.is_facilitator else partners.first()
        people = Member.objects.current().filter(partnership=self.partnership).select_related("user")
        on_seat = running.filter(seat__partner__in=partners).values("member")
        self.fields["member"].queryset = people.filter(partner__in=partners) | people.filter(pk__in=on_seat)


class EndInterestForm(InsideForm):
    """Why a declared interest has ended."""

    reason = PlainField(label=_("Why it has ended"), rows=3, max_length=1000)
