from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from impact.forms.fields import a_day
from partnerships.forms import InsideForm


class LockForm(InsideForm):
    """The days whose figures no longer move."""

    starts_on = a_day(label=_("From"))
    ends_on = a_day(label=_("Until"), help_text=_("Included."))

    def clean(self) -> None:
        start, end = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", forms.ValidationError(_("The period ends before it starts.")))


class OpenForm(InsideForm):
    """Why a locked period is opened again."""

    reason = LocalizedFormField(label=_("Why"), rows=3, max_length=1000)
