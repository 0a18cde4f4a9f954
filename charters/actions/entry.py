"""What a signature does once it is written down: a version or a deed enters into force when its rule says so."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from charters import events, journal
from charters.actions.deeds import ask_executed_deed, deed_page
from charters.actions.places import call_off_deeds, of_deed, signing_page
from charters.actions.versions import ask_executed_pdfs, everybody, page_of
from charters.models import Accession, CharterVersion, EvidenceEntry, Signatory
from charters.rules.collecting import LEAST_SIGNED, waiting
from core import clock
from core.acts import CLOCK, Clock
from core.states import move
from governance.actions import take_effect
from partnerships.actions import bind_partner, change_stage
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner, Partnership

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
        call_next(signatory)
    else:
        settle_version(signatory)


def settle_version(signatory: Signatory) -> None:
    """A place was signed, or is awaited no more: the version enters into force, or the next are called."""
    version = signatory.version
    let_go_departed(version)
    if version.is_frozen and is_met(version):
        enter_into_force(version)
    call_next(signatory)


def is_met(version: CharterVersion) -> bool:
    """Whether what its entry into force waits for is there: all signatures, enough of them, or the date."""
    signed, of = count(version)
    if version.signing_opened_at is None or signed < LEAST_SIGNED:
        return False
    if version.entry_rule == CharterVersion.EntryRule.ENOUGH:
        return signed >= min(version.entry_count, of)
    if version.entry_rule == CharterVersion.EntryRule.ON_DATE:
        return version.entry_on <= version.partnership.today()
    return signed == of


def enter_into_force(version: CharterVersion, event: Event | None = None) -> None:
    """The version binds those who signed it; the one before is replaced; what waited for it takes effect."""
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
    event = event or (events.CHARTER_IN_FORCE if signed == of else events.CHARTER_IN_FORCE_FOR_SOME)
    told = {"label": version.short, "signed": signed, "of": of}
    link, tells = page_of(version), everybody(version)
    emit(event, version.partnership, by=CLOCK, link=link, tells=tells, **told)
    deeds = version.accessions.filter(state=Accession.State.SIGNED).exclude(partner__standing=Partner.Standing.FORMER)
    for deed in deeds.select_for_update(of=("self",)):
        deed.version = version
        settle_accession(deed)
    if version.decision and version.decision.awaits_signatures:
        take_effect(version.decision)
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
    entry = journal.record(deed.version, Kind.ACCEDED, accession=str(deed.uuid), partner=deed.partner.code)
    told = {"partner": deed.partner.name, "label": deed.version.short}
    emit(
        events.DEED_IN_FORCE,
        deed.partnership,
        by=CLOCK,
        link=deed_page(deed),
        tells=everybody(deed.version),
        **told,
    )
    ask_executed_deed(deed, entry.sequence)


def departed(version: CharterVersion) -> list[Signatory]:
    """The places of partners that left the partnership before they signed, or before what they signed is in force."""
    rows = version.signatories.counted().filter(partner__standing=Partner.Standing.FORMER)
    rows = rows if version.is_frozen else rows.exclude(state=State.SIGNED)
    held = list(rows.select_related("partner__organisation", "member__user").select_for_update(of=("self",)))
    for row in held:
        row.version = version
    return held


def let_go_departed(version: CharterVersion) -> None:
    """Whoever has left the partnership is not waited for, nor counted among those that agree."""
    for row in departed(version):
        let_go(row, by=CLOCK)


def let_go(row: Signatory, *, by: Member | Clock, reason: str = "") -> None:
    """A place counts no more, because its partner has left; what it had said or signed stays in the evidence."""
    event = events.SIGNATURE_UNCOUNTED if row.state == State.SIGNED else events.SIGNATORY_RELEASED
    move(row, State.WITHDRAWN)
    row.declined_at, row.decline_reason, row.decline_kind = None, "", ""
    row.save(update_fields=["state", "declined_at", "decline_reason", "decline_kind"])
    why = reason.strip() or row.partner.left_because
    facts = {"partner": row.partner.code, "signatory": str(row.uuid), "reason": why, **of_deed(row)}
    journal.record(row.version, Kind.WITHDRAWN, about=row.member, **facts)
    told = {"label": row.version.short, "partner": row.partner.name, "reason": why}
    emit(event, row.partnership, by=by, link=page_of(row.version), **told)


def call_next(signatory: Signatory) -> None:
    """With the last place of a turn, those of the next one are told that theirs has come."""
    version = signatory.version
    called = [row for row in waiting(version) if row.accession_id is None and row.group > signatory.group]
    if not called:
        return
    told = {"label": version.short, "partners": ", ".join(row.partner.name for row in called)}
    tells = [row.member.user for row in called]
    emit(events.SIGNING_TURN_CAME, version.partnership, by=CLOCK, link=signing_page(called[0]), tells=tells, **told)


def _supersede(before: CharterVersion, version: CharterVersion) -> None:
    move(before, CharterVersion.State.SUPERSEDED)
    before.superseded_at, before.superseded_by = clock.now(), version
    before.save(update_fields=["state", "superseded_at", "superseded_by"])
    journal.record(before, Kind.SUPERSEDED, by=version.label)
    with override(version.partnership.main_language):
        call_off_deeds(before, _("Version %(label)s has replaced the one it was to join.") % {"label": version.short})
    told = {"old": before.short, "label": version.short}
    emit(events.VERSION_SUPERSEDED, version.partnership, by=CLOCK, link=page_of(before), **told)
