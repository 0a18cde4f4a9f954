from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LANGUAGE_NAMES
from governance.forms import InsideForm


class PaperLanguageForm(InsideForm):
    """In which of the partnership's languages something is put on paper."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        spoken = self.partnership.languages
        self.fields["language"].choices = [(code, LANGUAGE_NAMES.get(code, code)) for code in spoken]
