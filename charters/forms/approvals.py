from django import forms
from django.utils.translation import gettext_lazy as _

from charters.models import Approval
from core.forms import PlainField
from partnerships.forms import InsideForm, day_field

LONGEST = Approval._meta.get_field("body").max_length


class BoundForm(InsideForm):
    """An answer to words that were read: it carries their fingerprint."""

    words = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class ApprovalForm(BoundForm):
    """By which body, and when, a partner approved the version."""

    body = PlainField(
        label=_("Which body"),
        max_length=LONGEST,
        required=False,
        help_text=_("For instance “Municipal council” or “Board”."),
    )
    decided_on = day_field(label=_("Approved on"), required=False)


class AnnouncementForm(BoundForm):
    """Which body of a partner looks at the version, and when it meets."""

    body = PlainField(label=_("Which body, and when it meets"), max_length=LONGEST)
    decided_on = day_field(label=_("Its answer is expected on"), required=False)


class BlockForm(BoundForm):
    """What keeps a partner from approving the version."""

    blocker = PlainField(label=_("What stands in the way"), rows=4, max_length=2000)
    body = PlainField(label=_("Which body"), max_length=LONGEST, required=False)
