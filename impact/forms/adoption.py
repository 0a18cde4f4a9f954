from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.models import Decision
from impact.forms.fields import a_day
from impact.forms.indicators import IndicatorForm
from impact.models import IndicatorOpinion, StatusOverride
from partnerships.forms import MAX_SEQUENCE, InsideForm


def decision_field(**kwargs: Any) -> forms.ModelChoiceField:
    """A decision that the committee adopted, or none."""
    return forms.ModelChoiceField(
        label=_("Decision of the committee"),
        queryset=Decision.objects.adopted(),
        to_field_name="uuid",
        required=False,
        empty_label=_("none"),
        **kwargs,
    )


class IndicatorOpinionForm(InsideForm):
    """What a partner thinks of an indicator, bound to the revision that was read."""

    position = forms.ChoiceField(
        label=_("Our opinion"), choices=IndicatorOpinion.Position.choices, widget=forms.RadioSelect
    )
    reason = PlainField(label=_("Reason"), rows=3, max_length=2000, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MAX_SEQUENCE)


class IndicatorRemarkForm(InsideForm):
    """Something to say about an indicator."""

    body = PlainField(label=_("Your remark"), rows=3, max_length=2000)


class AdoptionForm(InsideForm):
    """By which decision of the committee, when not every partner has agreed by itself."""

    decision = decision_field(
        help_text=_("Only when the committee decided it; otherwise each partner agrees by itself.")
    )


class AmendIndicatorForm(IndicatorForm):
    """An adopted indicator as it is to be from now on, why, and by which decision if there was one."""

    reason = LocalizedFormField(
        label=_("Why it changes"),
        rows=3,
        max_length=1000,
        help_text=_("Every partner reads it; it stands beside the mark on the chart."),
    )
    decision = decision_field()

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["nature"].disabled = True


class RetireIndicatorForm(InsideForm):
    """From which day an indicator is measured no more, and why."""

    reason = LocalizedFormField(label=_("Why it is retired"), rows=3, max_length=1000)
    retired_on = a_day(label=_("Measured no more since"), help_text=_("Today or before."))


class OverrideStatusForm(InsideForm):
    """A status set by hand, and why."""

    status = forms.ChoiceField(label=_("Status"), choices=StatusOverride.Status.choices)
    reason = LocalizedFormField(
        label=_("Why the computed status does not tell the truth"),
        rows=3,
        max_length=1000,
        help_text=_("The computed status stays shown beside. Yours holds until it is lifted, or a newer figure comes."),
    )
