from datetime import date
from typing import Any

from charters import events, journal, rules
from charters.actions.versions import page_of
from charters.contents import document
from charters.models import Approval, CharterVersion, EvidenceEntry
from core import clock
from core.acts import act, lock
from core.rules import Rule
from governance.contents.constitution import facilitators
from partnerships.journal import Event, emit
from partnerships.models import Member

Position = Approval.Position


@act
def approve_version(
    version: CharterVersion, *, by: Member, body: str = "", decided_on: date | None = None, words: str | None = None
) -> Approval:
    """I write that my organisation's bodies approve this version; `words` is the fingerprint of what I read."""
    facts = {"body": body, "decided_on": decided_on}
    return _answer(version, by, Position.APPROVED, rules.approve_version, words, facts)


@act
def announce_approval(
    version: CharterVersion, *, by: Member, body: str, decided_on: date | None = None, words: str | None = None
) -> Approval:
    """I write which body of my organisation looks at this version, and when it meets."""
    facts = {"body": body, "decided_on": decided_on}
    return _answer(version, by, Position.UNDER_WAY, rules.announce_approval, words, facts, asked={"body": body})


@act
def block_version(
    version: CharterVersion, *, by: Member, blocker: str, body: str = "", words: str | None = None
) -> Approval:
    """I write what stands in the way of my organisation's approval."""
    facts = {"body": body, "blocker": blocker.strip()}
    return _answer(version, by, Position.BLOCKED, rules.block_version, words, facts, asked={"blocker": blocker})


EVENTS: dict[str, Event] = {
    Position.APPROVED: events.VERSION_APPROVED,
    Position.UNDER_WAY: events.APPROVAL_ANNOUNCED,
    Position.BLOCKED: events.VERSION_BLOCKED,
}


def _answer(
    version: CharterVersion,
    by: Member,
    position: str,
    rule: Rule,
    read: str | None,
    facts: dict[str, Any],
    asked: dict[str, Any] | None = None,
) -> Approval:
    """One more answer of this partner, bound to the words of now; the earlier ones stay."""
    row = lock(version)
    words = document.words(document.of(row))
    rule.check(by, row, same=read in (None, words), **(facts if asked is None else asked))
    approval = Approval.objects.create(
        partnership=row.partnership,
        version=row,
        partner=by.partner,
        rank=row.approvals.filter(partner=by.partner).count() + 1,
        position=position,
        fingerprint=words,
        given_by=by,
        given_at=clock.now(),
        **facts,
    )
    told = {"partner": by.partner.code, "position": str(position), "words": words}
    journal.record(row, EvidenceEntry.Kind.APPROVAL, about=by, **told)
    _tell(approval, by)
    return approval


def _tell(approval: Approval, by: Member) -> None:
    version, blocked = approval.version, approval.position == Position.BLOCKED
    tells = [member.user for member in facilitators(version.partnership) if member != by] if blocked else []
    said = {
        "partner": approval.partner.name,
        "label": version.short,
        "body": approval.body,
        "blocker": approval.blocker,
    }
    emit(
        EVENTS[approval.position], version.partnership, by=by, link=f"{page_of(version)}#approvals", tells=tells, **said
    )
