"""A charter at each moment of its life, made through the actions; PDFs are stand-ins unless rendered."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from charters import actions
from charters.models import CharterVersion, EvidenceEntry, Signatory
from core import clock, files, mail
from core.models import Mail
from core.refusals import Refused
from governance.models import Body, Decision
from partnerships import actions as partnerships
from partnerships.models import Member, Notice, Partnership
from tests.conftest import answers, text
from tests.kept import kept

BODY = text("Premier paragraphe.\n\nSecond paragraphe.", "First paragraph.\n\nSecond paragraph.")


def fresh(row):
    """The same row, as the database has it now."""
    return type(row)._base_manager.get(pk=row.pk)


def pdf(version: CharterVersion, language: str) -> files.StoredFile:
    """A stored file that stands for the PDF of a version in a language."""
    data = f"%PDF-1.7 {version.uuid} {language}".encode()
    with transaction.atomic():
        return files.keep(data, "application/pdf", clock.now())


def store_pdfs(version: CharterVersion) -> CharterVersion:
    """What the worker does at its end, for each language."""
    for language in version.partnership.languages:
        wanted = {"version": str(version.uuid), "language": language}
        actions.record_frozen_pdf(wanted, pdf(version, language))
    return fresh(version)


def place(version: CharterVersion, member: Member) -> Signatory:
    """Where a member signs."""
    return version.signatories.counted().get(member=member)


def digest(version: CharterVersion, language: str = "fr") -> str:
    return version.editions.get(language=language, copy="frozen").sha256


def code_for(signatory: Signatory, by: Member) -> str:
    """Ask for a code and read it in the mailbox of whoever asked."""
    code = actions.ask_signing_code(signatory, by=by)
    letter = Mail.objects.get(key=f"signing-code:{code.uuid}")
    assert letter.to == by.user.email
    return re.search(r"^\d{6}$", mail.opened(letter)["text"], re.M)[0]


def sign(version: CharterVersion, by: Member, **changes):
    """Sign as the pages do: ask for the code, enter it, confirm."""
    row = place(version, by)
    code = changes.pop("code", None) or code_for(row, by)
    actions.try_signing_code(row, by=by, code=code)
    facts = {"digest": digest(version), "agreed": True, **changes}
    return actions.sign_charter(row, by=by, code=code, **facts)


def approve_all(version: CharterVersion) -> CharterVersion:
    """Give the version to read if it was not yet, and let each partner's bodies approve its words of today."""
    version = fresh(version)
    if version.state == CharterVersion.State.DRAFT:
        reviewing = Member.objects.current().filter(partnership=version.partnership, roles__role="facilitator").first()
        version = actions.open_review(version, by=reviewing, until_on=version.partnership.today())
    speaking = Member.objects.speaking().filter(partnership=version.partnership).order_by("pk")
    for member in {member.partner_id: member for member in speaking if member.represents}.values():
        actions.approve_version(version, by=member, body="Board")
    return fresh(version)


def adopted(partnership: Partnership, by: Member, **changes) -> Decision:
    """A decision about the charter that the committee adopted; the road there is governance's own."""
    body = Body.objects.filter(partnership=partnership).first()
    body = body or Body.objects.create(partnership=partnership, name=text("Comité", "Committee"), seated_at=clock.now())
    facts = {"matter": "charter", "category": "charter", "state": "closed", "outcome": "adopted", **changes}
    rank = Decision.objects.filter(partnership=partnership).count() + 1
    days = {"proposed_at": clock.now(), "closed_at": clock.now() if facts["state"] == "closed" else None}
    words = {"title": text("Modifier la charte", "Amend the charter"), "text": text("Nous modifions.", "We amend.")}
    return Decision.objects.create(
        partnership=partnership, body=body, year=2026, rank=rank, proposed_by=by, **words, **days, **facts
    )


def power() -> dict:
    """An authority to sign, whole."""
    reference = text("Pouvoir", "Power")
    return {"authority_kind": "power", "authority_reference": reference, "authority_dated_on": clock.today()}


def with_terms(version: CharterVersion, **terms) -> CharterVersion:
    """The same version with other terms."""
    CharterVersion.objects.filter(pk=version.pk).update(**terms)
    return fresh(version)


def later(days: int = 0, **more):
    """Within: so long after now."""
    return clock.at(clock.now() + timedelta(days=days, **more))


def on(version: CharterVersion, days: int):
    """The day that comes so many days after today."""
    return version.partnership.today() + timedelta(days=days)


def kinds(version: CharterVersion) -> list[str]:
    """What the evidence tells of a version, in order."""
    return list(EvidenceEntry.objects.filter(version=version).order_by("sequence").values_list("kind", flat=True))


def told(event: str) -> set[str]:
    """The names of those whom an event told."""
    return set(Notice.objects.filter(entry__event=f"charters.{event}").values_list("user__name", flat=True))


@pytest.fixture
def refused():
    """The reason for which an act is refused."""

    def reason(act, *args, **kwargs) -> str:
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        return caught.value.reason

    return reason


@pytest.fixture
def in_turn(ready, facilitator, alice, bob, carol) -> CharterVersion:
    """Open to signature: Alice first, then Bob and Carol."""
    for member, group in ((alice, 1), (bob, 2), (carol, 2)):
        given = {"by": facilitator, "partner": member.partner, "member": member, "group": group}
        actions.name_signatory(ready, **given, **power())
    return store_pdfs(actions.freeze_charter(approve_all(ready), by=facilitator, reason="The rest comes later."))


@pytest.fixture
def timed(opened) -> CharterVersion:
    """Open to signature for ten days."""
    return with_terms(opened, signing_until_on=on(opened, 10))


@pytest.fixture
@kept
def charter(partnership, facilitator):
    """Begun, without a word."""
    return actions.start_charter(partnership, by=facilitator)


@pytest.fixture
@kept
def draft(charter, facilitator, alice) -> CharterVersion:
    """One article written, one composed."""
    actions.write_article(charter, by=alice, title=text("Préambule", "Preamble"), body=BODY)
    parts = ["parties", "vision", "objectives"]
    actions.add_composed_article(charter, by=facilitator, title=text("Les parties", "The parties"), parts=parts)
    return charter.versions.get()


@pytest.fixture
@kept
def ready(draft, facilitator, alice, bob, carol) -> CharterVersion:
    """Everybody named, with their authority."""
    for member in (alice, bob, carol):
        actions.name_signatory(
            draft,
            by=facilitator,
            partner=member.partner,
            member=member,
            authority_kind="minutes",
            authority_reference=text("PV du conseil", "Board minutes"),
            authority_dated_on=clock.today(),
        )
    return draft


@pytest.fixture
@kept
def frozen(ready, facilitator) -> CharterVersion:
    """Frozen, its PDFs not made yet."""
    return actions.freeze_charter(approve_all(ready), by=facilitator, reason="The rest comes with the first amendment.")


@pytest.fixture
def opened(frozen) -> CharterVersion:
    """Open to signature."""
    return store_pdfs(frozen)


@pytest.fixture
def signed(opened, alice, bob, carol) -> CharterVersion:
    """Signed by all, in force."""
    for member in (alice, bob, carol):
        sign(opened, member)
    return fresh(opened)


@pytest.fixture
def rich(partnership, facilitator, alice, bob, carol):
    """The partnership with a vision, an objective, tasks and offers: what composed parts are made of."""
    by = {"by": facilitator}
    vision = [(None, text("Personne n'a froid.", "Nobody is cold.")), (None, text("Ensemble.", "Together."))]
    version = partnerships.propose_version(partnership, paragraphs=vision, label="v1.0", **by)
    for member in (alice, bob, carol):
        partnerships.give_consent(version, by=member, position="consent")
        wanted = text("Un financement", "Funding")
        partnerships.describe_partner(member.partner, by=member, answers=answers(stake=wanted, expectation=wanted))
    need = partnerships.add_need(partnership, title=text("Repérage"), criticality=3, required=2, **by)
    partnerships.make_offer(need, by=alice, level=3)
    partnerships.add_objective(
        partnership,
        title=text("Atteindre", "Reach"),
        statement=text("Accompagner 600 ménages.", "Support 600 households."),
        baseline=text("0 ménage", "0 households"),
        target=text("600 ménages", "600 households"),
        due_on=clock.today(),
        **by,
    )
    parts = {"accountable": alice.partner, "responsible": [bob.partner, carol.partner]}
    partnerships.add_task(partnership, title=text("Visiter", "Visit"), **parts, **by)
    return partnership


@pytest.fixture
def frozen_later(draft, facilitator, alice, bob, carol):
    """Name everybody and freeze, when called."""

    def freeze() -> CharterVersion:
        for member in (alice, bob, carol):
            actions.name_signatory(draft, by=facilitator, partner=member.partner, member=member)
        return actions.freeze_charter(approve_all(draft), by=facilitator, reason="Later")

    return freeze


@pytest.fixture
def queries():
    """The queries made within a block."""
    return lambda: CaptureQueriesContext(connection)
