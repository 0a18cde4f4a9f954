from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from partnerships.forms import InsideForm


class AmendmentForm(InsideForm):
    """What an amendment is to change, and what its version is called."""

    summary = LocalizedFormField(
        label=_("What it is to change, and why"),
        rows=4,
        max_length=1000,
        help_text=_("It stands on the amendment’s page, where everybody reads it first."),
    )
    label = PlainField(
        label=_("Label of the version"),
        max_length=20,
        required=False,
        help_text=_("Empty: the one that follows, for instance v1.1 after v1.0."),
    )
