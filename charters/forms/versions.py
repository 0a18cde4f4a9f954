from typing import Any

from django.utils.translation import gettext_lazy as _

from core.forms import Form, PlainField


class FreezeForm(Form):
    """Why to freeze although something is missing."""

    reason = PlainField(label=_("Why freeze all the same"), rows=3, max_length=1000, required=False)

    def __init__(self, data: Any = None, *, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_reason:
            del self.fields["reason"]
