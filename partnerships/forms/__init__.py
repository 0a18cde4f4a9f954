"""The shape of what people type while a partnership is built, one module per noun."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Form, PlainField
from partnerships.models import Partner, Partnership

MAX_SEQUENCE = 2**62


def day_field(**kwargs: Any) -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


class InsideForm(Form):
    """A form inside a partnership: its languages, and the things of this partnership alone to choose from."""

    def __init__(self, data: Any = None, *, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(data, languages=partnership.languages, **kwargs)
        self.partnership = partnership
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(partnership=partnership)


def partner_field(kind: type = forms.ModelChoiceField, **kwargs: Any) -> forms.ModelChoiceField:
    """One partner of this partnership, or several, known by their short names."""
    rows = Partner.objects.full().select_related("organisation")
    return kind(queryset=rows, to_field_name="code", **kwargs)


def partners_field(**kwargs: Any) -> forms.ModelChoiceField:
    """Several partners, ticked."""
    return partner_field(forms.ModelMultipleChoiceField, widget=forms.CheckboxSelectMultiple, **kwargs)


class SearchForm(forms.Form):
    """What to look for in a list."""

    q = PlainField(label=_("Search"), max_length=100, required=False)
