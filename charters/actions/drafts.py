"""A version given up, and the next one to write: when an amendment is opened, or a frozen version returned."""

from typing import Any

from django.db.models import Q

from charters import events, journal, rules
from charters.actions.places import call_off_deeds, forget_codes
from charters.actions.versions import everybody, lock_texts, page_of
from charters.models import Charter, CharterVersion, EvidenceEntry
from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from partnerships.actions import unlock_text
from partnerships.actions.texts import next_label
from partnerships.journal import emit
from partnerships.models import Member, Text

Kind, State = EvidenceEntry.Kind, CharterVersion.State
COPIED = ("entry_rule", "entry_count", "exit_notice_months")


@act
def return_to_writing(version: CharterVersion, *, by: Member, reason: str, label: str = "") -> CharterVersion:
    """I give up a frozen version, and begin the next one from its words; the signatures it has stay as evidence."""
    row = _held(version)
    rules.return_to_writing.check(by, row, reason=reason, label=label)
    _abandon(row, reason)
    bound = row.charter.versions.filter(state=State.IN_FORCE).exists()
    based_on = row if bound else row.based_on
    draft = next_draft(row.charter, label=label, based_on=based_on, summary=row.summary)
    told = {"label": row.short, "next": draft.short, "reason": row.abandon_reason}
    tells = [user for user in everybody(row) if user != by.user]
    emit(events.VERSION_RETURNED, row.partnership, by=by, link=page_of(draft), tells=tells, **told)
    return draft


@act
def abandon_version(version: CharterVersion, *, by: Member, reason: str) -> CharterVersion:
    """I give up a version that is not in force, without beginning another; everybody is told why."""
    row = _held(version)
    rules.abandon_version.check(by, row, reason=reason)
    if row.is_open:
        lock_texts(row)
    _abandon(row, reason)
    told = {"label": row.short, "reason": row.abandon_reason}
    tells = [user for user in everybody(row) if user != by.user]
    emit(events.VERSION_ABANDONED, row.partnership, by=by, link=page_of(row), tells=tells, **told)
    return row


def next_draft(
    charter: Charter,
    *,
    label: str = "",
    based_on: CharterVersion | None = None,
    summary: Localized | None = None,
) -> CharterVersion:
    """The next version, a draft with the terms of the one it is written from; its words can change again.

    The charter's row is held by whoever calls. Without a `label` it is named after the last version; without
    `based_on` it has the terms of the last version, and amends nothing.
    """
    versions = list(charter.versions.select_related("partnership").order_by("number"))
    last = versions[-1]
    source, number = based_on or last, last.number + 1
    terms: dict[str, Any] = {name: getattr(source, name) for name in COPIED}
    terms |= _to_come(source)
    draft = CharterVersion.objects.create(
        partnership=last.partnership,
        charter=charter,
        number=number,
        label=label.strip() or _label(last, {version.label for version in versions}),
        based_on=based_on,
        summary=summary or Localized(),
        started_at=clock.now(),
        **terms,
    )
    unlock_texts(charter)
    return draft


def _to_come(source: CharterVersion) -> dict[str, Any]:
    """Its days that are still to come; a day of entry into force that is past leaves the last signature to wait for."""
    today = source.partnership.today()
    days = {name: getattr(source, name) for name in ("entry_on", "review_on", "signing_until_on")}
    kept = {name: day if day and day > today else None for name, day in days.items()}
    if source.entry_on and not kept["entry_on"]:
        return kept | {"entry_rule": CharterVersion.EntryRule.LAST_SIGNATURE}
    return kept


def unlock_texts(charter: Charter) -> None:
    """What freezing had locked can be written again: the articles, and the vision that was quoted."""
    held = Q(article__charter=charter) | Q(vision__partnership=charter.partnership_id)
    for text in Text.objects.filter(held, locked_at__isnull=False).order_by("pk"):
        unlock_text(text)


def _held(version: CharterVersion) -> CharterVersion:
    charter = lock(version.charter)
    row = lock(version)
    row.charter = charter
    return row


def _abandon(row: CharterVersion, reason: str) -> None:
    """A version will bind nobody: deeds that were to join it are called off, codes sent for it are dead."""
    move(row, State.ABANDONED)
    row.abandoned_at, row.abandon_reason = clock.now(), reason.strip()
    row.save(update_fields=["state", "abandoned_at", "abandon_reason"])
    call_off_deeds(row, row.abandon_reason)
    forget_codes(version=row)
    journal.record(row, Kind.ABANDONED, reason=row.abandon_reason)


def _label(last: CharterVersion, taken: set[str]) -> str:
    """The name that follows that of the last version, and that no version has."""
    number, label = last.number + 1, next_label(last.label, last.number + 1)
    while label in taken:
        number += 1
        label = next_label(label if "." in label else last.label, number)
    return label
