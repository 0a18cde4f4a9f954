from django.utils.translation import gettext_lazy as _

from charters.contents.standing import versions_of
from charters.models import Annex, Charter, CharterVersion
from charters.rules.versions import is_adopted
from core.rules import rule
from governance.models import Decision
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State = CharterVersion.State


@rule
def add_annex(by: Member, charter: Charter, decision: Decision | None = None, sent: bool = False):
    """The facilitator adds a file to the charter; to one that is in force, by a decision of the committee."""
    yield from _changes(by, charter, decision, sent)


@rule
def drop_annex(by: Member, annex: Annex, decision: Decision | None = None, reason: str = "-", sent: bool = False):
    """The facilitator takes a file out; of a charter that is in force, by a decision of the committee."""
    yield from _changes(by, annex.charter, decision, sent)
    yield annex.dropped_at is None, _("This file has already been taken out.")
    yield bool(reason.strip()), _("Write why it is taken out: those who signed will read it.")


def _changes(by: Member, charter: Charter, decision: Decision | None, sent: bool):
    """`sent` is whether one asks to do it, and not only whether the page may be shown."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(charter.partnership), CLOSED
    states = {version.state for version in versions_of(charter)}
    if states & set(CharterVersion.OPEN):
        return
    yield (
        State.FROZEN not in states,
        _("The charter is frozen and awaits its signatures: what goes with it does not change meanwhile."),
    )
    if not sent or State.IN_FORCE not in states:
        return
    yield (
        decision is not None and is_adopted(decision) and decision.partnership_id == charter.partnership_id,
        _("The charter is in force: its annexes change by a decision that the committee has adopted. Choose it."),
    )
