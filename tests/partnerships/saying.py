"""What a refusal says, and the last line of the register."""

import pytest

from core.refusals import Refused
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Member


def refused(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as told:
        act(*args, **kwargs)
    return told.value.reason


def said() -> str:
    return sentence(JournalEntry.objects.latest("sequence"))


def last_line(partnership) -> str:
    return sentence(JournalEntry.objects.filter(partnership=partnership).latest("sequence"))


def last_in_names() -> str:
    """The last line with the names of people, as the pages show it."""
    return sentence(JournalEntry.objects.latest("pk"), {str(row.uuid): row.user.name for row in Member.objects.all()})


def last_entry() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")
