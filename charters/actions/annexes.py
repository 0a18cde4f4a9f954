from charters import events, journal, rules
from charters.actions.articles import working
from charters.actions.places import PDF
from charters.actions.versions import page_of
from charters.models import Annex, Charter, EvidenceEntry
from core import clock, files
from core.acts import act, lock
from core.texts import Localized
from governance.models import Decision
from partnerships.journal import Event, emit
from partnerships.models import Member

Kind = EvidenceEntry.Kind


@act
def add_annex(
    charter: Charter,
    *,
    by: Member,
    nature: str,
    title: Localized,
    binding: bool,
    file: bytes,
    file_name: str,
    decision: Decision | None = None,
) -> Annex:
    """I add to the charter an agreement linked to it, or an annex; its file is kept under its hash."""
    row = lock(charter)
    rules.add_annex.check(by, row, decision=decision, sent=True)
    annex = Annex.objects.create(
        partnership=row.partnership,
        charter=row,
        nature=nature,
        title=title,
        binding=binding,
        file=files.keep(file, PDF, clock.now()),
        file_name=file_name,
        decision=decision,
        added_by=by,
        added_at=clock.now(),
    )
    _record(
        Kind.ANNEX_ADDED,
        events.ANNEX_ADDED if decision is None else events.ANNEX_ADDED_BY_DECISION,
        annex,
        by,
        decision,
    )
    return annex


@act
def drop_annex(annex: Annex, *, by: Member, reason: str, decision: Decision | None = None) -> Annex:
    """I take a file out of those that go with the charter, and say why; it stays readable."""
    charter = lock(annex.charter)
    row = lock(annex)
    row.charter = charter
    rules.drop_annex.check(by, row, decision=decision, reason=reason, sent=True)
    row.dropped_at, row.drop_reason = clock.now(), reason.strip()
    row.save(update_fields=["dropped_at", "drop_reason"])
    _record(Kind.ANNEX_DROPPED, events.ANNEX_DROPPED, row, by, decision)
    return row


def _record(kind: str, event: Event, annex: Annex, by: Member, decision: Decision | None) -> None:
    """A line of the evidence and one of the register, about the version being written, or else the latest."""
    version = working(annex.charter)
    number = decision.number if decision else ""
    facts = {"annex": str(annex.uuid), "file_sha256": annex.file.sha256, "decision": number}
    journal.record(version, kind, **facts)
    told = {"title": annex.title, "reason": annex.drop_reason, "number": number}
    emit(event, annex.partnership, by=by, link=page_of(version), **told)
