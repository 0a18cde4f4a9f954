from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from charters.forms.annexes import decision_field
from charters.models import CharterVersion
from core.forms import Form, PlainField
from governance.models import CategoryRule
from partnerships.forms import InsideForm, day_field

LONGEST_NOTICE, MOST_PARTNERS = 60, 1000


class StartForm(Form):
    """Whether the charter begins with the model articles."""

    template = forms.BooleanField(required=False)


class ReviewForm(Form):
    """Until when everybody reads."""

    until_on = day_field(label=_("Last day to read and answer"))


class TermsForm(Form):
    """How one leaves, when the charter is looked at again, how it enters into force."""

    exit_notice_months = forms.IntegerField(
        label=_("Notice before leaving, in months"), min_value=0, max_value=LONGEST_NOTICE, required=False
    )
    review_on = day_field(label=_("Date of the next review"), required=False)
    entry_rule = forms.ChoiceField(label=_("It enters into force"), choices=CharterVersion.EntryRule.choices)
    entry_on = day_field(label=_("On which date, if on a date"), required=False)
    entry_count = forms.IntegerField(
        label=_("How many signatures, if some are enough"), min_value=0, max_value=MOST_PARTNERS, required=False
    )
    signing_until_on = day_field(label=_("Last day to sign"), required=False)


class DecisionForm(InsideForm):
    """By which decision the charter is amended."""

    decision = decision_field()

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choice = self.fields["decision"]
        choice.queryset = choice.queryset.filter(matter=CategoryRule.Matter.CHARTER)


class FreezeForm(Form):
    """Why to freeze although something is missing."""

    reason = PlainField(
        label=_("Why freeze all the same"),
        rows=3,
        max_length=1000,
        error_messages={"required": _("Something is still missing. Write why you freeze all the same.")},
    )

    def __init__(self, data: Any = None, *, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_reason:
            del self.fields["reason"]
