"""Numbers of the 2030 Agenda, typed by hand: those that do not exist are named, the others put in order."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.forms import PlainField
from partnerships import sdg

NOT_THERE = ngettext_lazy(
    "The 2030 Agenda has no %(numbers)s. Write goals and targets by number, like this: 1.4, 7.b, 11.",
    "The 2030 Agenda has none of these: %(numbers)s. Write goals and targets by number, like this: 1.4, 7.b, 11.",
    "n",
)
TOO_MANY = _("These are too many to be read. Keep those that are truly served.")


class AgendaField(PlainField):
    """Goals and targets by number, in the order of the Agenda: `11, 1.4` becomes `1.4, 11`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 60, "required": False, **kwargs})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        missing = sdg.unknown(text)
        if missing:
            raise ValidationError(NOT_THERE % {"n": len(missing), "numbers": ", ".join(missing)})
        tidy = sdg.tidy(text)
        if len(tidy) > self.max_length:  # put in order, numbers typed close together take more room
            raise ValidationError(TOO_MANY)
        return tidy
