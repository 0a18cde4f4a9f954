"""Why a rule makes no sense, in the words of whoever wrote it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.tally import Method, Nonsense

from .labels import method_label

REASONS = {
    "inexact": gettext_lazy("write a share as an exact fraction, such as 2/3, not “%(value)s”."),
    "out_of_range": gettext_lazy("a share lies above 0 and goes up to 1; %(value)s does not."),
    "count_or_share": gettext_lazy("a quorum is either a number of seats or a share of the seats."),
    "no_seat": gettext_lazy("a quorum counts at least one seat."),
    "quorum_base": gettext_lazy("a quorum is a share of all seats, or of the seats not recused."),
    "more_than_all": gettext_lazy("nothing is more than the whole: choose “reached or exceeded” with a share of 1."),
    "needs_share": gettext_lazy("“%(method)s” needs a share and what it is a share of."),
    "contradicts": gettext_lazy(
        "“%(method)s” means %(usual)s, not %(given)s. Leave the share empty, or choose “Qualified majority”."
    ),
    "no_share": gettext_lazy("“%(method)s” has no share to reach: leave the share and its base empty."),
}


def nonsense_in_words(error: ValueError) -> str:
    """The reason, as the end of a sentence, in the language of the moment."""
    if not isinstance(error, Nonsense):
        return _("one of its values is not known.")
    return str(REASONS[error.code]) % {name: _said(name, value) for name, value in error.params.items()}


def _said(name: str, value: Any) -> str:
    return method_label(Method(value)) if name == "method" else str(value)
