from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import LocalizedFormField, PlainField, known_day
from governance.forms import InsideForm, day_field, offer_bodies
from governance.models import AgendaItem, Body, Decision, Meeting
from governance.rules.agenda import TO_DECIDE
from partnerships.models import Member, Partnership

TYPED = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and an hour, typed and shown in the partnership's time zone."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format=TYPED, attrs={"type": "datetime-local"})
        super().__init__(widget=widget, input_formats=[TYPED, "%Y-%m-%d %H:%M"], **kwargs)
        self.zone: Any = None

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zone):
            moment = super().to_python(value)
        if moment is not None:
            known_day(moment.date())
        return moment


def people_of(partnership: Partnership) -> Any:
    """Who can be named here: everybody who is in."""
    rows = Member.objects.current().filter(partnership=partnership)
    return rows.select_related("user", "partner__organisation").order_by("user__name", "pk")


class PersonField(forms.ModelChoiceField):
    """A person of the partnership, with their organisation."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("Choose"))
        super().__init__(Member.objects.none(), to_field_name="uuid", **kwargs)

    def label_from_instance(self, person: Member) -> str:
        return f"{person} ({person.partner})" if person.partner else str(person)


class WhenForm(InsideForm):
    """When, where and under whose chair."""

    starts_at = MomentField(label=_("Starts"), help_text=_("In the time zone of the partnership."))
    ends_at = MomentField(label=_("Should end"))
    place = PlainField(label=_("Place or link"), max_length=300)
    chair = PersonField(
        label=_("Chair"),
        required=False,
        empty_label=_("to be named"),
        help_text=_("Can be named as the meeting opens."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["chair"].queryset = people_of(self.partnership)
        for name in ("starts_at", "ends_at"):
            self.fields[name].zone = self.partnership.zone


class PlanMeetingForm(WhenForm):
    """Which committee meets, about what, when and where."""

    body = forms.ModelChoiceField(Body.objects.none(), to_field_name="uuid", label=_("Committee"), empty_label=None)
    title = LocalizedFormField(
        label=_("Title"), max_length=160, required=False, help_text=_("Empty: the committee’s name and the day say it.")
    )
    field_order = ("body", "title", "starts_at", "ends_at", "place", "chair")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        offer_bodies(self.fields["body"], self.partnership)


class ChangeMeetingForm(WhenForm):
    """A new title, hour, place or chair; a reason when a convened meeting comes sooner than the rules want."""

    title = LocalizedFormField(label=_("Title"), max_length=160, required=False)
    reason = PlainField(
        label=_("Why the notice is short"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("When a meeting that was convened comes sooner than the days of notice of the rules."),
    )
    field_order = ("title", "starts_at", "ends_at", "place", "chair", "reason")


class ConveneMeetingForm(InsideForm):
    """Why, when there is less notice than the rules ask for."""

    reason = PlainField(
        label=_("Why the notice is short"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("Only when there are fewer days than the rules ask for; the register keeps it."),
    )


class CancelMeetingForm(InsideForm):
    """Why it is cancelled."""

    reason = PlainField(label=_("Why it is cancelled"), rows=3, max_length=1000)


class OpenMeetingForm(InsideForm):
    """Who chairs."""

    chair = PersonField(label=_("Chair"), required=False, help_text=_("Whom the minutes name as the chair."))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["chair"].queryset = people_of(self.partnership)


class AgendaItemForm(InsideForm):
    """A point: its title, what it is for, what to prepare, how long."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    nature = forms.ChoiceField(
        label=pgettext_lazy("a point of the agenda", "For"), choices=AgendaItem.Nature.choices, widget=forms.RadioSelect
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        to_field_name="uuid",
        label=_("Decision to take"),
        required=False,
        empty_label=_("none"),
        help_text=_("For a point for decision: its text is read before the meeting."),
    )
    preparation = LocalizedFormField(label=_("What to prepare"), rows=3, max_length=2000, required=False)
    minutes_planned = forms.IntegerField(label=_("Minutes planned"), min_value=1, max_value=600, initial=15)

    def __init__(self, data: Any = None, *, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        settled = Q(ruling__isnull=False, ruling__overturned_in=None)  # the committee may be asked to overturn it
        rows = Decision.objects.filter(Q(state__in=TO_DECIDE) | settled)
        rows = rows.filter(partnership=self.partnership, body=meeting.body_id)
        self.fields["decision"].queryset = rows
        self.fields["nature"].initial = AgendaItem.Nature.DISCUSSION


class MoveAgendaItemForm(InsideForm):
    """Up or down, and the place where it was seen."""

    way = forms.CharField(max_length=4)
    rank = forms.IntegerField(required=False)


class NoteItemForm(InsideForm):
    """What was said."""

    notes = PlainField(label=_("What was said"), rows=4, max_length=8000, required=False)


class FollowUpForm(InsideForm):
    """What, who, by when."""

    what = PlainField(label=_("What is to be done"), max_length=300)
    owner = PersonField(label=_("Who"))
    due_on = day_field(label=_("By when"), validators=[known_day])

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["owner"].queryset = people_of(self.partnership)


class CompleteFollowUpForm(InsideForm):
    """What came of it."""

    note = PlainField(label=_("What came of it"), rows=3, max_length=2000, required=False)
