from django.utils.translation import gettext_lazy as _

from charters.contents.standing import versions_of
from charters.models import Charter, CharterVersion
from charters.rules.drafts import NO_LABEL, is_label
from core.rules import rule
from core.texts import Localized
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State = CharterVersion.State


@rule
def open_amendment(by: Member, charter: Charter, label: str | None = None, summary: Localized | None = None):
    """The facilitator opens an amendment: the next version, written from the one in force."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(charter.partnership), CLOSED
    versions = {version.label: version.state for version in versions_of(charter)}
    states = set(versions.values())
    yield (
        State.IN_FORCE in states,
        _("No version is in force yet: there is nothing to amend. Change the version being written."),
    )
    yield (
        not states & set(CharterVersion.OPEN),
        _("A version is being written already: write the change into it."),
    )
    yield (
        State.FROZEN not in states,
        _("A version awaits signatures: let it enter into force, or abandon it, before amending again."),
    )
    if label is None:
        return
    yield is_label(label), NO_LABEL
    yield label not in versions, _("Another version has this label already.")
    yield bool(summary), _("Write what this amendment is to change, and why: everybody will ask.")
