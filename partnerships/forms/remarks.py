from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from partnerships.forms import InsideForm

LONGEST = 2_000


class RemarkForm(InsideForm):
    """Something to say beside a paragraph, or in answer to a remark."""

    body = PlainField(label=_("What you want to say"), rows=4, max_length=LONGEST)


class ResolutionForm(InsideForm):
    """How a remark was resolved."""

    resolution = PlainField(
        label=_("How it was resolved"),
        rows=3,
        max_length=LONGEST,
        help_text=_("For instance: left as it is, because …; or: taken into version v0.4."),
    )
