from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships.forms import InsideForm


class ValueForm(InsideForm):
    """What the partners hold to, and how one sees it."""

    name = LocalizedFormField(label=_("Value"), max_length=60, help_text=_("One or two words."))
    behaviour = LocalizedFormField(
        label=_("How would somebody see it?"),
        rows=2,
        max_length=300,
        help_text=_("A behaviour that anybody can observe: “A difficulty is said within 15 days, with figures.”"),
    )
