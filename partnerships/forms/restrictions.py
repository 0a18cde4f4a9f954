from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships.forms import InsideForm, day_field


class RestrictionForm(InsideForm):
    """Under which title a line is kept, why, until when."""

    title = LocalizedFormField(
        label=_("Title that all read instead"),
        max_length=160,
        help_text=_("What the line is about, without what is to be protected: this title stays in the register."),
    )
    reason = LocalizedFormField(
        label=_("Why"),
        rows=2,
        max_length=300,
        help_text=_("All partners read it: a negotiation under way, a person to protect, a secret of business."),
    )
    until_on = day_field(
        label=_("Until"), help_text=_("After that day all read the line again, by itself. Twelve months at most.")
    )
