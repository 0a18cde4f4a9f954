"""The signature sheet: each organisation's place, the same on screen, on paper and in the public answer."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charters.contents.standing import signatories_of
from charters.contents.words import day, kept, read_in
from charters.models import Accession, CharterVersion, EvidenceEntry, Signatory
from core.days import date_format
from partnerships.models import Partner

State = Signatory.State
PINS = {State.SIGNED: "done", State.INVITED: "wait", State.DECLINED: "stop", State.LAPSED: "stop"}


@dataclass(frozen=True)
class Place:
    """One organisation on the sheet: through whom it signs, by what authority, where it stands."""

    code: str
    organisation: str
    sector: str
    person: str
    function: str
    authority: str
    state: str
    word: str
    when: str = ""
    how: str = ""
    proof: str = ""
    signatory: Signatory | None = None
    group: int = 1

    @property
    def signed(self) -> bool:
        return self.state == State.SIGNED

    @property
    def left(self) -> bool:
        """Whether it has left the partnership before it signed, and is awaited in vain."""
        row = self.signatory
        return not self.signed and row is not None and row.partner.standing == Partner.Standing.FORMER

    @property
    def pin(self) -> str:
        """The mark that goes with the word."""
        return PINS.get(self.state, "todo")


def sheet(version: CharterVersion, until: int | None = None) -> list[Place]:
    """The sheet as it stands, in the active language, in three queries whatever the number of partners.

    With the number of a link of the evidence, a signature that came after that link is still awaited.
    """
    proofs = _proofs(version, until=until)
    languages = version.languages
    rows = [copy(row) for row in signatories_of(version)]  # others read them too, as they stand now
    for row in rows:
        if until is not None and row.state == State.SIGNED and row.partner.code not in proofs:
            row.state = State.INVITED
    return [_place(row, version, languages, proofs) for row in rows]


def deed_place(accession: Accession) -> Place | None:
    """The one place on a deed of accession: who signs it, or signed it; None while nobody is named."""
    rows = accession.signatories.live().with_all().select_related("member__partner")
    row = rows.first()
    if row is None:
        return None
    proofs = _proofs(accession.version, accession=str(accession.uuid))
    accession.version.partnership = accession.partnership
    return _place(row, accession, accession.languages, proofs)


def blank_sheet(content: dict[str, Any]) -> list[Place]:
    """The sheet of a content already read in one language, as it is frozen: everybody is awaited."""
    sectors = {party["code"]: party["sector"] for party in content["parties"]}
    return [
        Place(
            code=row["partner"],
            organisation=row["organisation"],
            sector=sectors.get(row["partner"], ""),
            person=row["name"],
            function=row["function"],
            authority=_authority(row["authority"]),
            state=State.INVITED,
            word=_("Signature awaited"),
        )
        for row in content["signatories"]
    ]


def authority_in_words(row: Signatory, languages: Iterable[str]) -> str:
    """By what act a signatory binds their organisation, in the active language."""
    facts = {"label": row.get_authority_kind_display() if row.authority_kind else "", "dated_on": None}
    facts["reference"] = read_in(kept(tuple(languages), row.authority_reference), _active(), languages)
    facts["dated_on"] = row.authority_dated_on.isoformat() if row.authority_dated_on else None
    return _authority(facts)


def _place(
    row: Signatory, version: CharterVersion | Accession, languages: Iterable[str], proofs: dict[str, str]
) -> Place:
    signature = getattr(row, "signature", None) if row.state == State.SIGNED else None
    function = read_in(kept(tuple(languages), row.function), _active(), languages)
    return Place(
        code=row.partner.code,
        organisation=row.partner.name,
        sector=row.partner.organisation.sector,
        person=row.name,
        function=function,
        authority=authority_in_words(row, languages),
        state=row.state,
        word=_word(row, version),
        when=_when(signature, version) if signature else "",
        how=str(signature.get_mode_display()) if signature else "",
        proof=proofs.get(row.partner.code, "") if signature else "",
        signatory=row,
        group=row.group,
    )


def _word(row: Signatory, version: CharterVersion | Accession) -> str:
    gone = version.state == CharterVersion.State.ABANDONED
    if row.state == State.SIGNED:
        return _("Signed, without effect") if gone else _("Signed")
    if row.state == State.DECLINED:
        return _("Asks for a change") if row.decline_kind == Signatory.Decline.CHANGE else _("Declined")
    if row.state == State.LAPSED:
        return _("Not signed in time")
    if gone:
        return _("Not signed")
    if version.signing_opened_at is None:
        return _("Named")
    return _("Signature awaited") if row.has_authority else _("Authority awaited")


def _when(signature, version: CharterVersion | Accession) -> str:
    if signature.signed_on:
        return day(signature.signed_on)
    local = signature.signed_at.astimezone(version.partnership.zone)
    return _("%(day)s, %(time)s") % {"day": day(local.date()), "time": date_format(local, "TIME_FORMAT")}


def _authority(facts: dict[str, Any]) -> str:
    said = facts["reference"] or facts["label"]
    dated = facts["dated_on"]
    if not said:
        return ""
    when = day(date.fromisoformat(dated)) if dated else ""
    return _("%(authority)s, of %(day)s") % {"authority": said, "day": when} if when else str(said)


def _proofs(version: CharterVersion, accession: str | None = None, until: int | None = None) -> dict[str, str]:
    """The beginning of the link that says each signature: of the version, or of one deed of accession."""
    rows = EvidenceEntry.objects.filter(version=version, kind=EvidenceEntry.Kind.SIGNED).order_by("sequence")
    rows = rows if until is None else rows.filter(sequence__lte=until)
    found = rows.values_list("facts", "digest")
    return {facts["partner"]: digest[:8] for facts, digest in found if facts.get("accession") == accession}


def _active() -> str:
    return (get_language() or "en").split("-")[0]
