from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from governance.forms import InsideForm, day_field
from governance.models import Decision, Seat


class GiveProxyForm(InsideForm):
    """Which seat answers for ours, for what, from when to when, and what we ask of it."""

    holder = forms.ModelChoiceField(
        Seat.objects.none(), to_field_name="uuid", label=_("Seat that answers for it"), empty_label=_("Choose")
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        to_field_name="uuid",
        label=_("Only for"),
        required=False,
        empty_label=_("every decision of those days"),
    )
    since_on = day_field(label=_("From"))
    until_on = day_field(label=_("Until"), help_text=_("90 days at most, the first and the last included."))
    instructions = PlainField(
        label=_("Instructions"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("How you want to be represented: every member of the partnership can read it."),
    )

    def __init__(self, data: Any = None, *, seat: Seat, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        others = Seat.objects.voting().filter(body=seat.body_id).exclude(pk=seat.pk)
        self.fields["holder"].queryset = others.select_related("partner__organisation")
        under_way = [Decision.State.PROPOSED, Decision.State.OPEN]
        rows = self.partnership.decisions.filter(body=seat.body_id, state__in=under_way)
        self.fields["decision"].queryset = rows.select_related("partnership")
