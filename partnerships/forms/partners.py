from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from partnerships.forms import InsideForm


class WithdrawalForm(InsideForm):
    """Why an organisation leaves."""

    reason = PlainField(
        label=_("Why it leaves"),
        rows=3,
        max_length=1000,
        help_text=_("Written in the register, for all partners. Leaving is nobody’s fault: say it plainly."),
    )
