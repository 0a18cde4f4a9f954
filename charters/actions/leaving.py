from datetime import date
from typing import Any

from django.urls import reverse

from charters import events, journal, rules
from charters.actions.places import stored
from charters.actions.versions import everybody
from charters.contents.binding import version_binding
from charters.contents.notice import effective_on
from charters.models import Charter, CharterVersion, EvidenceEntry, Representation, Signatory, Withdrawal
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.states import move
from core.texts import Localized
from partnerships.actions import withdraw_partner
from partnerships.journal import emit
from partnerships.models import Member, Partner

Kind = EvidenceEntry.Kind


@act
def give_notice(
    partner: Partner,
    *,
    by: Member,
    reason: str,
    authority_kind: str,
    authority_reference: Localized,
    authority_dated_on: date | None = None,
    file: bytes | None = None,
) -> Withdrawal:
    """We leave the charter once the notice agreed in it has run, and say why; everybody is told."""
    version = _binding(partner)
    facts = {"reason": reason, "authority_kind": authority_kind, "reference": authority_reference}
    rules.give_notice.check(by, partner, version=version, **facts)
    assert version is not None
    today = version.partnership.today()
    notice = Withdrawal.objects.create(
        partnership=version.partnership,
        charter=version.charter,
        version=version,
        partner=partner,
        given_by=by,
        given_at=clock.now(),
        reason=reason.strip(),
        authority_kind=authority_kind,
        authority_reference=authority_reference,
        authority_dated_on=authority_dated_on,
        authority_file=stored(file),
        effective_on=effective_on(version, today),
    )
    _record(notice, Kind.NOTICE_GIVEN, about=by, **_facts(notice))
    _tell(events.NOTICE_GIVEN, notice, by, reason=notice.reason, effective=notice.effective_on)
    if notice.effective_on <= today:
        return carry_out_withdrawal(notice, by=CLOCK)
    return notice


@act
def take_back_notice(withdrawal: Withdrawal, *, by: Member) -> Withdrawal:
    """We stay: the notice that has not taken effect yet is taken back."""
    row = _locked(withdrawal)
    rules.take_back_notice.check(by, row)
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])
    _record(row, Kind.NOTICE_BACK, about=by)
    _tell(events.NOTICE_TAKEN_BACK, row, by)
    return row


@act
def carry_out_withdrawal(withdrawal: Withdrawal, *, by: Clock = CLOCK) -> Withdrawal:
    """The day of a notice has come: the charter binds its partner no more, and it leaves the partnership.

    What it signed stays signed; only a version that was not in force yet no longer counts its signature.
    """
    awaited = _awaiting(withdrawal.charter)
    row = _locked(withdrawal)
    lock(row.partnership)
    row.partner = lock(row.partner)
    rules.carry_out_withdrawal.check(by, row)
    row.done_at = clock.now()
    row.save(update_fields=["done_at"])
    for version in awaited:
        _uncount(row, version)
    _record(row, Kind.WITHDRAWN, effective_on=row.effective_on.isoformat())
    _tell(events.WITHDRAWAL_CARRIED_OUT, row, by)
    if row.partner.standing != Partner.Standing.FORMER:
        withdraw_partner(row.partner, by=by, reason=row.reason)
    return row


@act
def change_representative(
    partner: Partner,
    *,
    by: Member,
    member: Member,
    function: Localized | None = None,
    authority_kind: str,
    authority_reference: Localized,
    since_on: date,
) -> Representation:
    """I write who stands for a bound partner before the charter from now on; the signature stays what it is."""
    version = _binding(partner)
    last = partner.representations.order_by("-since_on", "-pk").first()
    facts = {"member": member, "now": last.member if last else None, "since_on": since_on}
    rules.change_representative.check(by, partner, version=version, reference=authority_reference, **facts)
    assert version is not None
    row = Representation.objects.create(
        partner=partner,
        partnership=version.partnership,
        charter=version.charter,
        member=member,
        name=member.user.name,
        function=function or member.function,
        authority_kind=authority_kind,
        authority_reference=authority_reference,
        since_on=since_on,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    told = {"partner": partner.code, "authority": authority_kind, "since_on": since_on.isoformat()}
    journal.record(version, Kind.REPRESENTED, about=member, authority_reference=dict(authority_reference), **told)
    said = {"person": member, "partner": partner.name, "since": since_on}
    behalf = partner if by.partner_id != partner.pk else None
    link = bound_page(partner)
    emit(events.REPRESENTATIVE_CHANGED, version.partnership, by=by, on_behalf_of=behalf, link=link, **said)
    return row


def bound_page(partner: Partner) -> str:
    """The page that says what binds this partner, and did."""
    return reverse("charters:bound_partner", args=[partner.partnership.slug, partner.code])


def _awaiting(charter: Charter) -> list[CharterVersion]:
    """The versions that await signatures, held before the older one, as a signature that replaces it does.

    One that has entered into force while it was waited for is not among them: what was signed of it counts.
    """
    rows = charter.versions.filter(state=CharterVersion.State.FROZEN).order_by("-number")
    return [row for row in map(lock, rows) if row.is_frozen]


def _uncount(row: Withdrawal, version: CharterVersion) -> None:
    """A version that is not in force does not count the signature of a partner that has withdrawn."""
    for signatory in version.signatories.filter(partner=row.partner, state=Signatory.State.SIGNED).select_for_update():
        move(signatory, Signatory.State.WITHDRAWN)
        signatory.save(update_fields=["state"])
        facts = {"partner": row.partner.code, "signatory": str(signatory.uuid), "withdrawal": str(row.uuid)}
        journal.record(version, Kind.WITHDRAWN, about=signatory.member, **facts)


def _binding(partner: Partner) -> CharterVersion | None:
    """The version that binds a partner, read again once its row is held: another may have replaced it meanwhile."""
    version = version_binding(partner)
    if version is None:
        return None
    _awaiting(version.charter)
    lock(version)
    again = version_binding(partner)
    return lock(again) if again else None


def _locked(withdrawal: Withdrawal) -> Withdrawal:
    version = lock(withdrawal.version)
    row = lock(withdrawal)
    row.version = version
    return row


def _record(row: Withdrawal, kind: str, *, about: Member | None = None, **facts: Any) -> None:
    known = {"withdrawal": str(row.uuid), "partner": row.partner.code}
    journal.record(row.version, kind, about=about, **known, **facts)


def _facts(row: Withdrawal) -> dict[str, Any]:
    """What the evidence keeps of a notice."""
    return {
        "effective_on": row.effective_on.isoformat(),
        "reason": row.reason,
        "authority": row.authority_kind,
        "authority_reference": dict(row.authority_reference),
        "file_sha256": row.authority_file.sha256 if row.authority_file else None,
    }


def _tell(event: events.Event, row: Withdrawal, by: Member | Clock, **told: Any) -> None:
    tells = [user for user in everybody(row.version) if isinstance(by, Clock) or user != by.user]
    told |= {"partner": row.partner.name, "label": row.version.short}
    emit(event, row.partnership, by=by, link=bound_page(row.partner), tells=tells, **told)
