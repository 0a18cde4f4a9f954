"""A version that will not be signed: returned to writing, or abandoned."""

import re

from django.utils.translation import gettext_lazy as _

from charters.contents.standing import versions_of
from charters.models import CharterVersion
from core.rules import rule
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State = CharterVersion.State
LABEL = re.compile(r"[\w][\w.\-]{0,19}")
NO_LABEL = _("A label is a short word of letters, digits, points and dashes, like v1.1.")
SAY_WHY = _("Write why: every partner will read it.")


@rule
def return_to_writing(by: Member, version: CharterVersion, reason: str | None = None, label: str = ""):
    """The facilitator gives up a frozen version, and the next one is written from it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_frozen, _("Only a frozen version that is not in force returns to writing.")
    others = _others(version)
    yield (
        not any(other.is_open for other in others),
        _("Another version is being written already: this one may be abandoned."),
    )
    yield is_label(label.strip()), NO_LABEL
    yield label.strip() not in {other.label for other in [version, *others]}, _("Another version bears this name.")
    yield reason is None or bool(reason.strip()), SAY_WHY


@rule
def abandon_version(by: Member, version: CharterVersion, reason: str | None = None):
    """The facilitator gives up a version that is not in force, when the charter lives on without it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield (
        version.is_open or version.is_frozen,
        _("A version that was in force is not abandoned: a later one replaces it."),
    )
    living = (*CharterVersion.OPEN, State.FROZEN, State.IN_FORCE)
    yield (
        any(other.state in living for other in _others(version)),
        _("Without this version there would be no charter. Return it to writing instead."),
    )
    yield reason is None or bool(reason.strip()), SAY_WHY


def _others(version: CharterVersion) -> list[CharterVersion]:
    return [other for other in versions_of(version.charter) if other.pk != version.pk]


def is_label(label: str) -> bool:
    """Whether a version may be called so, in its address too; an empty one is made from the label before."""
    return not label or LABEL.fullmatch(label) is not None
