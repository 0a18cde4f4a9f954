"""The shape of what people type in the committee."""

from typing import Any

from django import forms

from core.forms import Form
from partnerships.models import Partnership


class InsideForm(Form):
    """A form inside a partnership, in its languages."""

    def __init__(self, data: Any = None, *, partnership: Partnership, **kwargs: Any) -> None:
        self.partnership = partnership
        super().__init__(data, languages=partnership.languages, **kwargs)


def day_field(**kwargs: Any) -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


def offer_bodies(field: forms.ModelChoiceField, partnership: Partnership) -> int:
    """Let a field choose among the committees, the one that decides first; how many there are, read once for all."""
    bodies = partnership.bodies.all()
    field.queryset, field.initial = bodies, next(iter(bodies), None)
    field.choices = [(body.uuid, str(body)) for body in bodies]
    return len(bodies)
