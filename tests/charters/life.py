"""What comes after the first signature, made in a few words: an amendment, a newcomer, its deed."""

from datetime import UTC, datetime

from charters import actions
from charters.models import Accession, CharterVersion, Signatory
from core import clock, files
from governance.models import CategoryRule, Decision
from partnerships.models import Member
from tests.charters.conftest import adopted, approve_all, code_for, fresh, sign, store_pdfs
from tests.conftest import join, text

AUTHORITY = {
    "authority_kind": "minutes",
    "authority_reference": text("PV du conseil", "Board minutes"),
    "authority_dated_on": datetime(2026, 1, 2, tzinfo=UTC).date(),
}
SUMMARY = text("Plus de temps", "More time")


def on(*day: int):
    """A block in which it is noon of that day."""
    return clock.at(datetime(*day, 12, 0, tzinfo=UTC))


def amended(charter, facilitator: Member, signing, *, entry_count: int | None = None) -> CharterVersion:
    """The next version, frozen with its PDFs, with these people named; `entry_count` signatures may be enough."""
    version = actions.open_amendment(charter, by=facilitator, summary=SUMMARY)
    if entry_count:
        rule = {"entry_rule": "enough", "entry_count": entry_count}
        CharterVersion.objects.filter(pk=version.pk).update(**rule)
    for member in signing:
        actions.name_signatory(version, by=facilitator, partner=member.partner, member=member, **AUTHORITY)
    decision = adopted(version.partnership, facilitator)
    CharterVersion.objects.filter(pk=version.pk).update(decision=decision)
    return store_pdfs(actions.freeze_charter(approve_all(version), by=facilitator, reason="Soon"))


def signed_by(version: CharterVersion, *people: Member) -> CharterVersion:
    for member in people:
        sign(fresh(version), member)
    return fresh(version)


def newcomer(facilitator: Member) -> Member:
    """Dora speaks for an organisation that came after the first signature."""
    return join(facilitator, "Habitat & Humains", "HAB", "dora")


def decided(partnership, facilitator: Member, **changes) -> Decision:
    """A decision of the committee on the entry of a partner, as its last vote leaves it."""
    return adopted(partnership, facilitator, **{"matter": CategoryRule.Matter.MEMBERSHIP, **changes})


def deed_for(version: CharterVersion, facilitator: Member, member: Member, **changes) -> Accession:
    """A deed by which this member's partner joins a version, decided by the committee."""
    facts = {"partner": member.partner, "commitment": text("Deux visites par mois", "Two visits a month"), **changes}
    if "decision" not in facts:
        facts["decision"] = decided(version.partnership, facilitator)
    return actions.prepare_accession(version, by=facilitator, **facts)


def store_deed(deed: Accession, copy: str = "frozen") -> Accession:
    """What the worker does at its end, for each language."""
    for language in deed.partnership.languages:
        data = f"%PDF-1.7 {deed.uuid} {language} {copy}".encode()
        file = files.register(files.write_once(data), len(data), "application/pdf", clock.now())
        wanted = {"accession": str(deed.uuid), "language": language, "copy": copy, "head": 1}
        actions.record_deed_pdf(wanted, file)
    return fresh(deed)


def deed_digest(deed: Accession) -> str:
    return deed.editions.get(language="fr", copy="frozen").sha256


def named_on(deed: Accession, facilitator: Member, member: Member) -> Signatory:
    return actions.name_deed_signatory(deed, by=facilitator, member=member, **AUTHORITY)


def sign_deed(deed: Accession, facilitator: Member, member: Member):
    """Named, code asked for and entered, signed."""
    row = named_on(deed, facilitator, member)
    code = code_for(row, member)
    actions.try_signing_code(row, by=member, code=code)
    return actions.sign_charter(row, by=member, digest=deed_digest(deed), code=code, agreed=True)
