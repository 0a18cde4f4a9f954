from datetime import date

from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion
from core.rules import rule
from partnerships.models import Member
from partnerships.rules import CLOSED, NOT_IN, is_open

State = CharterVersion.State


@rule
def approve_version(
    by: Member, version: CharterVersion, same: bool = True, body: str | None = None, decided_on: date | None = None
):
    """A partner's representative writes that its own bodies approve the very words they have read."""
    yield from _answers(by, version, same)
    yield (
        decided_on is None or decided_on <= version.partnership.today(),
        _("This day is to come. Write the approval down once your bodies have given it; until then it is under way."),
    )


@rule
def announce_approval(by: Member, version: CharterVersion, same: bool = True, body: str | None = None):
    """A partner's representative writes which of its bodies will decide, and when it meets."""
    yield from _answers(by, version, same)
    yield (
        body is None or bool(body.strip()),
        _("Write which body looks at it and when it meets: the others wait for it."),
    )


@rule
def block_version(by: Member, version: CharterVersion, same: bool = True, blocker: str | None = None):
    """A partner's representative writes what stands in the way of its approval."""
    yield from _answers(by, version, same)
    yield (
        blocker is None or bool(blocker.strip()),
        _("Write what stands in the way: the others can only answer what they read."),
    )


def _answers(by: Member, version: CharterVersion, same: bool):
    yield by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield (
        version.state != State.DRAFT,
        _("This version has not been given to read yet. Its words still change."),
    )
    yield version.state == State.REVIEW, _("This version is not being read any more.")
    yield same, _("The words have changed since you opened this page. Read them again before you answer.")
