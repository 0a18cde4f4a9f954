from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from partnerships.forms import InsideForm


class DescriptionForm(InsideForm):
    """Why a partner is in, what it expects, what it will not give up."""

    part = LocalizedFormField(label=_("Part in the partnership"), max_length=200, required=False)
    stake = LocalizedFormField(
        label=_("Stake"),
        rows=3,
        max_length=1000,
        help_text=_("What brings you here. What would you lose if this failed?"),
    )
    expectation = LocalizedFormField(
        label=_("Expectation"), rows=3, max_length=1000, help_text=_("What you want out of it, and by when.")
    )
    non_negotiable = LocalizedFormField(
        label=_("Non-negotiable"),
        rows=3,
        max_length=1000,
        help_text=_("What you will not give up, whatever the others ask."),
    )
    constraint = LocalizedFormField(
        label=_("Constraints"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("People, money, calendar."),
    )
    decider = LocalizedFormField(
        label=_("Who really decides"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("The body that must approve, and when it meets."),
    )


class WithdrawalForm(InsideForm):
    """Why an organisation leaves."""

    reason = PlainField(
        label=_("Why it leaves"),
        rows=3,
        max_length=1000,
        help_text=_("Written in the register, for all partners. Leaving is nobody’s fault: say it plainly."),
    )
