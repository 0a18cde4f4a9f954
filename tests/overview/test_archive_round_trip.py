"""Everything leaves and comes back the same: rows, files, chains, verdicts, charter."""

import json

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Arrival, User
from charters import journal as evidence
from charters.models import Charter
from core import files, jobs
from core.models import ChainHead, Job, StoredFile
from governance.models import Ballot, Round
from impact.models import Reviewer
from overview.archive.faults import Fault
from overview.models import Archive, ReportEdition
from overview.sentences import kept, refusal
from partnerships import journal
from partnerships.models import Invitation, Partnership
from tests.overview.archives import apart, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
SITE = {"manifest.json"}


@pytest.fixture
def brought(story, tmp_path) -> Partnership:
    """The partnership, in a site that knew nobody."""
    call_command("import_partnership", str(at(tmp_path, story.clear)))
    return Partnership.objects.get()


def test_what_leaves_again_is_what_came(story, brought, tmp_path):
    call_command("export_partnership", brought.slug, str(tmp_path / "again.zip"))
    first, again = apart(story.clear), apart((tmp_path / "again.zip").read_bytes())
    assert list(first) == list(again)
    assert [name for name in first if first[name] != again[name]] == ["manifest.json"]
    told, retold = json.loads(first["manifest.json"]), json.loads(again["manifest.json"])
    assert {key for key in told if told[key] != retold[key]} == {"exported_at"}


def test_it_is_whole_where_it_arrives(story, brought):
    assert (brought.uuid, brought.slug) == (story.uuid, story.slug)
    assert journal.verify(brought).intact
    assert journal.verify(brought).entries > 500
    assert evidence.verify(Charter.objects.get()).intact
    assert ChainHead.objects.count() == 2
    closed = Round.objects.exclude(verdict=None)
    assert {row.verdict["verdict"]["outcome"] for row in closed} >= {"adopted", "tie", "no_quorum"}
    assert all(row.outcome_now().as_dict() == row.verdict["verdict"] for row in closed)
    assert Ballot.objects.count() > 40
    for row in StoredFile.objects.all():
        assert files.place(row.sha256).exists()


def test_people_arrive_without_a_way_in(story, brought):
    for user in User.objects.all():
        assert not user.has_usable_password()
        assert not (user.is_staff or user.is_superuser)
        assert user.email == f"{user.uuid}@arrived.invalid"
        assert user.arrival.email.endswith("example.org")
    assert set(Arrival.objects.values_list("site", flat=True)) == {"http://localhost:8000"}


def test_links_that_were_sent_are_dead_on_arrival(story, brought):
    told = apart(story.clear)
    digests = [*Invitation.objects.values_list("token_digest", flat=True)]
    digests += [*Reviewer.objects.values_list("token_digest", flat=True)]
    assert digests
    assert all(len(digest) == 64 for digest in digests)
    assert not any(digest.encode() in data for digest in digests for data in told.values())


def test_the_import_is_remembered(story, brought):
    row = Archive.objects.get()
    assert (row.way, row.partnership, row.asked_by, row.refusal) == ("in", brought, None, None)
    assert row.done_at is not None


def test_reports_keep_their_file_and_nothing_is_made_again(brought):
    assert ReportEdition.objects.exists()
    for edition in ReportEdition.objects.all():
        assert edition.job.finished == bool(edition.file)
    assert not Job.objects.filter(state=Job.State.DONE, output=None).exists()
    assert set(Job.objects.values_list("kind", flat=True)) <= set(jobs.STEPS)


def test_twice_is_refused(story, brought, tmp_path):
    with pytest.raises(CommandError, match=r"on this site already\. Nothing was brought in\."):
        call_command("import_partnership", str(at(tmp_path, story.clear)))


def test_an_address_that_is_taken_asks_for_another(story, tmp_path, founder):
    Partnership.objects.create(slug=story.slug, started_by=founder, started_at="2026-01-01T00:00Z")
    with pytest.raises(CommandError, match="is taken on this site: give another one"):
        call_command("import_partnership", str(at(tmp_path, story.clear)))
    with pytest.raises(CommandError, match="cannot be an address"):
        call_command("import_partnership", str(at(tmp_path, story.clear)), slug="Ailleurs !")
    call_command("import_partnership", str(at(tmp_path, story.clear)), slug="elsewhere")
    assert Partnership.objects.get(slug="elsewhere").uuid == story.uuid


def test_who_is_known_here_is_the_same_person(story, tmp_path):
    rows = json.loads(apart(story.clear)["facts.json"])["rows"]["accounts.User"]
    private = json.loads(apart(story.clear)["private.json"])["rows"]["accounts.User"]
    address = {row["id"]: row["email"] for row in private}
    known = User.objects.create_user("same@example.org", name="Known", uuid=rows[0]["id"])
    User.objects.create_user(address[rows[1]["id"]].upper(), name="Another person with this address")
    call_command("import_partnership", str(at(tmp_path, story.clear)))
    known.refresh_from_db()
    assert (known.name, known.email) == ("Known", "same@example.org")
    assert not Arrival.objects.filter(user=known).exists()
    other = User.objects.get(uuid=rows[1]["id"])
    assert other.email == f"{other.uuid}@arrived.invalid"
    assert other.arrival.email == address[rows[1]["id"]]


def test_every_refusal_has_a_sentence_in_both_languages():
    assert refusal(kept(Fault("unknown_file", name="x"))).endswith("Nothing was brought in.")


def test_commands_say_what_is_wrong(story, tmp_path):
    with pytest.raises(CommandError, match="No partnership at: nowhere"):
        call_command("export_partnership", "nowhere", str(tmp_path / "x.zip"))
    with pytest.raises(CommandError, match="no whole ZIP"):
        call_command("import_partnership", str(tmp_path / "nothing.zip"))
