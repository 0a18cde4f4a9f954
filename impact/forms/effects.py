from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from impact.models import EffectReport, Story
from impact.periods import Quarter
from impact.sentences import quarter_words
from partnerships.forms import InsideForm


class EffectForm(InsideForm):
    """What a partner noticed in a quarter that nobody had planned."""

    period_ends_on = forms.TypedChoiceField(label=_("Quarter"), coerce=date.fromisoformat)
    tone = forms.ChoiceField(
        label=_("What did you notice that nobody had planned?"),
        choices=EffectReport.Tone.choices,
        widget=forms.RadioSelect,
        help_text=_("“Nothing noticed” is an answer too. It is not the same as no answer."),
    )
    body = LocalizedFormField(
        label=_("In words"),
        rows=4,
        max_length=2000,
        required=False,
        help_text=_("Who does, says or lives what they did not before? Needed unless nothing was noticed."),
    )
    story = forms.ModelChoiceField(
        Story.objects.told().filter(expected=False),
        to_field_name="code",
        label=_("A story that tells it"),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, data: Any = None, *, quarters: Sequence[Quarter], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        said = [(quarter.ends_on.isoformat(), quarter_words(quarter)) for quarter in quarters]
        self.fields["period_ends_on"].choices = said
