"""Our story in an archive: played once, taken out, and forgotten with its rows and its files."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import transaction

from accounts.models import User
from charters.models import SigningCode
from core import clock, files
from core.authority import KEYSTORE, ROOT_KEY
from core.models import Job, Mail, StoredFile
from demo.story import play, read
from demo.story.stage import Stage
from impact import actions as impact
from impact.actions.evidence import Proof
from impact.models import HealthWord, Indicator, Reviewer
from overview.actions import refresh_marks
from overview.contents.archives.whole import archive
from partnerships.models import Answer, Invitation, Member
from tests.conftest import text
from tests.demo.test_story_small import OURS

PASSPHRASE = "a passphrase that the operator alone was told"
KEPT, DRAFTED = "Ce que personne d’autre ne lit", "Chiffre au brouillon"


@pytest.fixture(scope="session")
def story(django_db_setup, django_db_blocker, authority) -> SimpleNamespace:
    """What left: the archive in clear, the sealed one, what must be in neither, what must be in the sealed part."""
    with django_db_blocker.unblock(), transaction.atomic():
        partnership = _completed(play(read(OURS)))
        told = SimpleNamespace(
            uuid=partnership.uuid,
            slug=partnership.slug,
            clear=archive(partnership),
            sealed=archive(partnership, PASSPHRASE),
            secrets=_secrets(),
            kept=_kept(),
        )
        for digest in StoredFile.objects.values_list("sha256", flat=True):
            files.place(digest).unlink(missing_ok=True)
        transaction.set_rollback(True)
    return told


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
    words = [*HealthWord.objects.values_list("body", flat=True), KEPT, DRAFTED]
    return [one.encode() for one in words]
