from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from governance.forms import InsideForm
from governance.models import Meeting, Minutes

ANSWERS = (
    ("yes", _("Take it into a new version of the minutes")),
    ("no", _("Keep it beside the minutes, which stay as they are")),
)


class AskCorrectionForm(InsideForm):
    """What to correct."""

    words = PlainField(
        label=_("What to correct"), rows=5, max_length=4000, help_text=_("Which sentence, and how it should read.")
    )


class AnswerCorrectionForm(InsideForm):
    """Taken in or kept beside, and why."""

    accept = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    words = PlainField(
        label=_("In words"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("Needed when the minutes stay as they are."),
    )

    def answer(self) -> dict[str, Any]:
        """The choice as the act takes it."""
        return {"accept": self.cleaned_data["accept"] == "yes", "answer": self.cleaned_data["words"]}


class ConfirmMinutesForm(InsideForm):
    """At which later meeting."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), to_field_name="uuid", label=_("Confirmed at the meeting"), empty_label=None
    )

    def __init__(self, data: Any = None, *, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        rows = Meeting.objects.filter(body=minutes.meeting.body_id, state=Meeting.State.OPEN)
        self.fields["meeting"].queryset = rows.exclude(pk=minutes.meeting_id)
