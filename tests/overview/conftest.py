"""Reports of the tests, at their addresses; our story in an archive, with what it lacks."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from celery import current_app
from django.conf import settings
from django.urls import reverse

from accounts.models import User
from charters.models import SigningCode
from core import clock, jobs
from core.authority import KEYSTORE, ROOT_KEY
from core.models import Job, Mail
from core.refusals import Refused
from demo.story.stage import Stage
from governance.models import Body, Decision
from impact import actions as impact
from impact.actions.evidence import Proof
from impact.models import HealthWord, Indicator, Reviewer
from overview import actions
from overview.actions import refresh_marks
from overview.contents.approval import approval_words
from overview.contents.archives.whole import archive
from overview.models import Report, ReportEdition, ReportVersion
from partnerships.actions import restrict_entry
from partnerships.models import Answer, Invitation, Member
from tests.conftest import text
from tests.story import played

PASSPHRASE = "a passphrase that the operator alone was told"
KEPT, DRAFTED = "Ce que personne d’autre ne lit", "Chiffre au brouillon"


@pytest.fixture(scope="session")
def story(django_db_setup, django_db_blocker, authority) -> SimpleNamespace:
    """What left: the archive in clear, the sealed one, what must be in neither, what must be in the sealed part."""
    with django_db_blocker.unblock(), played() as stage:
        partnership = _completed(stage)
        return SimpleNamespace(
            uuid=partnership.uuid,
            slug=partnership.slug,
            clear=archive(partnership),
            sealed=archive(partnership, PASSPHRASE),
            secrets=_secrets(),
            kept=_kept(),
        )


@pytest.fixture
def storage(settings, tmp_path):
    """An empty storage, as a site has that knows nothing of what comes."""
    settings.FILES_ROOT = tmp_path / "files"


def _completed(stage: Stage):
    """The story with what it lacks: an answer that is kept, a draft with its file, a password."""
    partnership = stage.partnership
    with clock.at(partnership.journal.latest("sequence").recorded_at):
        answer = Answer.objects.filter(partnership=partnership).first()
        Answer.objects.filter(pk=answer.pk).update(visibility="own", body={"fr": KEPT})
        indicator = Indicator.objects.adopted().filter(nature="number", collector__isnull=False).first()
        member = Member.objects.current().filter(partner=indicator.collector).first()
        proof = Proof(b"%PDF-draft", "application/pdf", "draft.pdf", text(DRAFTED), "document")
        figures = {"value": Decimal(7), "place": DRAFTED, "as_draft": True, "proof": proof}
        impact.record_measurement(indicator, by=member, measured_on=date(2026, 1, 2), **figures)
        line = partnership.journal.filter(event="partnerships.offer_made").first()
        facilitates = Member.objects.current().get(
            partnership=partnership, roles__role="facilitator", roles__ended_at=None
        )
        days = {"until_on": partnership.today() + timedelta(days=30)}
        restrict_entry(line, by=facilitates, title=text("Une ligne"), reason=text("Une personne à protéger"), **days)
        refresh_marks(partnership)
    user = User.objects.first()
    user.set_password("a password of the other site")
    user.save()
    return partnership


def _secrets() -> list[bytes]:
    """What never travels, as bytes to look for."""
    found = [*Invitation.objects.values_list("token_digest", flat=True)]
    found += [
        *Reviewer.objects.values_list("token_digest", flat=True),
        *User.objects.values_list("password", flat=True),
    ]
    for digest, salt in SigningCode.objects.values_list("digest", "salt"):
        found += [digest, salt]
    found += [str(uuid) for model in (Job, Mail) for uuid in model.objects.values_list("uuid", flat=True)]
    found += [settings.SECRET_KEY, settings.SEAL_PASSPHRASE]
    keys = [(settings.SEAL_DIR / name).read_bytes() for name in (KEYSTORE, ROOT_KEY)]
    return [*(one.encode() for one in found if one), *keys]


def _kept() -> list[bytes]:
    """What the facilitator may not learn from the archive that they ask for."""
    told = "".join(ReportEdition.objects.values_list("data", flat=True))  # what a closed check said is in the report
    words = [word for word in HealthWord.objects.values_list("body", flat=True) if word not in told]
    words += [KEPT, DRAFTED]
    return [one.encode() for one in words]


@pytest.fixture
def url(partnership):
    """The address of a page or an act of this floor."""
    return lambda name, *args: reverse(f"overview:{name}", args=[partnership.slug, *args])


@pytest.fixture
def work():
    """What a worker does with what waits, handlers loaded as at its start."""
    current_app.loader.import_default_modules()

    def everything() -> int:
        done = 0
        while jobs.run_one():
            done += 1
        return done

    return everything


@pytest.fixture
def report(partnership, alice) -> Report:
    """A report that Alice asked for in both languages: its first version is frozen, its PDFs are not made."""
    return actions.ask_report(partnership, by=alice, languages=["fr", "en"])


@pytest.fixture
def version(report, work) -> ReportVersion:
    """The first version of the report, made."""
    work()
    return report.versions.get()


@pytest.fixture
def decide(partnership, facilitator):
    """A decision of the committee in the words that approve these versions, closed so many hours after now."""

    def decided(*versions: ReportVersion, outcome: str = "adopted", hours: int = 1, at=partnership) -> Decision:
        body = Body.objects.filter(partnership=at).first()
        body = body or Body.objects.create(partnership=at, name=text("Comité"), seated_at=at.started_at)
        rank = Decision.objects.filter(partnership=at).count() + 1
        whole = {"year": 2027, "rank": rank, "proposed_by": facilitator, "proposed_at": at.started_at}
        ended = {"state": "closed", "outcome": outcome, "closed_at": clock.now() + timedelta(hours=hours)}
        said = text(*(" ".join(approval_words(row)[code] for row in versions) for code in ("fr", "en")))
        wording = {"title": text("Approuver"), "text": said}
        return Decision.objects.create(partnership=at, body=body, **wording, **whole, **ended)

    return decided


@pytest.fixture
def refused():
    """The reason of a refusal."""

    def reason(act, *args, **facts) -> str:
        with pytest.raises(Refused) as refusal:
            act(*args, **facts)
        return refusal.value.reason

    return reason


@pytest.fixture
def ended(partnership):
    """The partnership is closed."""

    def close() -> None:
        type(partnership).objects.filter(pk=partnership.pk).update(state="closed")

    return close
