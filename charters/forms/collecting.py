from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from partnerships.forms import InsideForm, day_field


class ReasonForm(InsideForm):
    """Why; every partner reads it."""

    reason = PlainField(label=_("Why"), rows=4, max_length=2000, help_text=_("Every partner will read it."))


class ReturnForm(ReasonForm):
    """Why a version returns to writing, and how the next one is called."""

    label = PlainField(
        label=_("Name of the next version"),
        max_length=20,
        required=False,
        help_text=_("For instance “v1.1”. Left empty, it follows the name of this one."),
    )


class ExtendForm(ReasonForm):
    """Until when one may sign, and why more time is given."""

    until_on = day_field(label=_("New last day to sign"))

    field_order = ("until_on", "reason")
