from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LANGUAGE_NAMES, Form


class ReportForm(Form):
    """In which language a report is made."""

    language = forms.ChoiceField(label=_("Language of the report"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, languages=("en",), **kwargs):
        super().__init__(data, languages=languages, **kwargs)
        self.fields["language"].choices = [(code, LANGUAGE_NAMES[code]) for code in languages]
