from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms import MAX_SEQUENCE
from partnerships.models import Partner, Partnership


class JournalFilterForm(forms.Form):
    """Which lines of the register to show."""

    about = forms.ChoiceField(label=_("About"), required=False)
    partner = forms.ModelChoiceField(
        Partner.objects.select_related("organisation"),
        to_field_name="code",
        label=_("Partner"),
        required=False,
        empty_label=_("all partners"),
    )
    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MAX_SEQUENCE)

    def __init__(self, data: Any = None, *, partnership: Partnership, kinds: list, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["about"].choices = [("", _("everything")), *kinds]
        self.fields["partner"].queryset = self.fields["partner"].queryset.filter(partnership=partnership)
