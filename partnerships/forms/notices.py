from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Form
from partnerships.contents.notices import choices
from partnerships.forms import MAX_SEQUENCE


class BeforeForm(forms.Form):
    """From which notice one goes on."""

    before = forms.IntegerField(required=False, min_value=1, max_value=MAX_SEQUENCE)


class MessagesForm(Form):
    """Which messages are sent to me."""

    wanted = forms.MultipleChoiceField(
        label=_("Send me a message about"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["wanted"].choices = choices()
