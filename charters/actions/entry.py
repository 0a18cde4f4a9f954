"""What a signature does once it is written down: a version or a deed enters into force when its rule says so."""

from charters import events, journal
from charters.actions.versions import ask_executed_pdfs, everybody, page_of
from charters.models import Accession, CharterVersion, EvidenceEntry, Signatory
from core import clock
from core.acts import CLOCK
from core.states import move
from partnerships.actions import bind_partner, change_stage
from partnerships.journal import emit
from partnerships.models import Partnership

Kind, State, Stage = EvidenceEntry.Kind, Signatory.State, Partnership.State
BEFORE_RUNNING = (Stage.INITIATION, Stage.DIAGNOSIS, Stage.ENGAGING, Stage.CO_CONSTRUCTION, Stage.SIGNING)


def count(version: CharterVersion) -> tuple[int, int]:
    """How many have signed a version, of how many that are expected to."""
    states = list(version.signatories.counted().values_list("state", flat=True))
    return states.count(State.SIGNED), len(states)


def settle(signatory: Signatory) -> None:
    """After a signature: what it signed enters into force, or the one who is late joins those already bound."""
    version = signatory.version
    if signatory.accession:
        settle_accession(signatory.accession)
    elif version.state == CharterVersion.State.IN_FORCE:
        bind_partner(signatory.partner, since=version.partnership.today())
        ask_executed_pdfs(version, journal.head(version))
    elif is_met(version):
        enter_into_force(version)


def is_met(version: CharterVersion) -> bool:
    """Whether what its entry into force waits for is there: all signatures, enough of them, or the date."""
    signed, of = count(version)
    if version.entry_rule == CharterVersion.EntryRule.ENOUGH:
        return signed >= min(version.entry_count, of)
    if version.entry_rule == CharterVersion.EntryRule.ON_DATE:
        return version.entry_on <= version.partnership.today() and signed >= 2
    return signed == of


def enter_into_force(version: CharterVersion) -> None:
    """The version binds those who signed it; the one before is replaced; deeds that waited for it take effect."""
    signed, of = count(version)
    before = version.charter.versions.filter(state=CharterVersion.State.IN_FORCE).select_for_update().first()
    if before is not None:
        _supersede(before, version)
    move(version, CharterVersion.State.IN_FORCE)
    version.in_force_since = clock.now()
    version.save(update_fields=["state", "in_force_since"])
    since = version.partnership.today()
    signatures = version.signatories.filter(state=State.SIGNED, accession=None)
    for row in signatures.select_related("partner__partnership", "partner__organisation"):
        bind_partner(row.partner, since=since)
    entry = journal.record(version, Kind.IN_FORCE, entry_rule=version.entry_rule, signed=signed)
    event = events.CHARTER_IN_FORCE if signed == of else events.CHARTER_IN_FORCE_FOR_SOME
    told = {"label": version.short, "signed": signed, "of": of}
    link, tells = page_of(version), everybody(version)
    emit(event, version.partnership, by=CLOCK, link=link, tells=tells, **told)
    for deed in version.accessions.filter(state=Accession.State.SIGNED).select_for_update():
        deed.version = version
        settle_accession(deed)
    if version.partnership.state in BEFORE_RUNNING:
        change_stage(version.partnership, by=CLOCK, stage=Stage.RUNNING)
    ask_executed_pdfs(version, entry.sequence)


def settle_accession(deed: Accession) -> None:
    """A signed deed binds its partner as soon as the version it joins is in force."""
    if deed.version.state != CharterVersion.State.IN_FORCE:
        if deed.state == Accession.State.FROZEN:
            move(deed, Accession.State.SIGNED)
            deed.save(update_fields=["state"])
        return
    move(deed, Accession.State.IN_FORCE)
    deed.in_force_since = clock.now()
    deed.save(update_fields=["state", "in_force_since"])
    bind_partner(deed.partner, since=deed.partnership.today())
    journal.record(deed.version, Kind.ACCEDED, accession=str(deed.uuid), partner=deed.partner.code)


def _supersede(before: CharterVersion, version: CharterVersion) -> None:
    move(before, CharterVersion.State.SUPERSEDED)
    before.superseded_at, before.superseded_by = clock.now(), version
    before.save(update_fields=["state", "superseded_at", "superseded_by"])
    journal.record(before, Kind.SUPERSEDED, by=version.label)
    told = {"old": before.short, "label": version.short}
    emit(events.VERSION_SUPERSEDED, version.partnership, by=CLOCK, link=page_of(before), **told)
