from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from partnerships.models import Member, Partnership
from partnerships.rules.who import NOT_HERE

MOST_ON_PAPER = 2000


@rule
def ask_journal_pdf(by: Member, partnership: Partnership, lines: int = 1) -> Iterator[Condition]:
    """Everybody in the partnership may have the register on paper, or the lines of it that they choose."""
    yield by.ended_at is None and by.partnership_id == partnership.pk, NOT_HERE
    yield lines > 0, _("No line answers this question: there is nothing to put on paper.")
    yield (
        lines <= MOST_ON_PAPER,
        _("A PDF holds two thousand lines at most: choose a period, or take the table, which holds them all."),
    )
