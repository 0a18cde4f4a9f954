"""What the application hides from who facilitates does not reach them in an archive; what signs in never leaves."""

import json

import pytest
from django.core.management import CommandError, call_command

from core.models import StoredFile
from impact.models import Evidence, HealthResponse, HealthTurn, HealthWord, Measurement
from overview.archive.faults import Fault
from overview.archive.sealed import seal, unseal
from overview.models import Archive
from partnerships.models import Answer, Notice, Partnership
from tests.overview.archives import apart, at, counts, together
from tests.overview.conftest import PASSPHRASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]


def test_nothing_that_signs_in_leaves(story):
    assert len(story.secrets) > 20
    for data in (story.clear, story.sealed):
        held = b"\n".join(apart(data).values())
        assert [secret for secret in story.secrets if secret in held] == []


def test_what_is_kept_is_in_clear_for_the_operator_alone(story):
    assert len(story.kept) >= 2
    clear, sealed = apart(story.clear), apart(story.sealed)
    for word in story.kept:
        assert word in clear["private.json"]
        assert [name for name, data in clear.items() if word in data and not name.startswith("private")] == []
        assert [name for name, data in sealed.items() if word in data] == []
    assert "private.json" not in sealed
    assert not any(name.startswith("private/") for name in sealed)


def test_the_rest_is_the_same_in_both(story):
    clear, sealed = apart(story.clear), apart(story.sealed)
    shared = [name for name in sealed if name not in ("manifest.json", "private.sealed", "README.txt")]
    assert all(clear[name] == sealed[name] for name in shared)
    assert len(shared) > 10


def test_a_line_that_is_restricted_travels_sealed(story):
    rows = json.loads(apart(story.clear)["private.json"])["rows"]
    [line] = rows["partnerships.JournalEntry"]
    [restriction] = rows["partnerships.Restriction"]
    assert (line["event"], restriction["entry"]) == ("partnerships.offer_made", line["id"])
    told = json.loads(apart(story.sealed)["facts.json"])["rows"]
    assert line["id"] not in [row["id"] for row in told["partnerships.JournalEntry"]]
    assert line["digest"] in [row["previous"] for row in told["partnerships.JournalEntry"]], "the chain still shows it"


def test_no_address_is_told_to_who_facilitates(story):
    told = json.loads(apart(story.sealed)["facts.json"])["rows"]
    assert all("email" not in row for row in told["accounts.User"])
    assert all("salt" not in row for row in told["impact.HealthCheck"])
    for label in ("impact.HealthResponse", "impact.HealthTurn", "impact.HealthWord", "partnerships.Notice"):
        assert told[label] == []


def test_a_file_that_only_a_draft_names_goes_with_it(story):
    assert any(data == b"%PDF-draft" for name, data in apart(story.clear).items() if name.startswith("private/"))
    assert not any(data == b"%PDF-draft" for name, data in apart(story.clear).items() if name.startswith("files/"))


def test_the_passphrase_opens_it(story, tmp_path):
    call_command("import_partnership", str(at(tmp_path, story.sealed)), passphrase=PASSPHRASE)
    assert Answer.objects.filter(visibility="own").exists()
    draft = Measurement.objects.get(state="draft")
    assert Evidence.objects.get(measurement=draft).file.read() == b"%PDF-draft"
    assert HealthWord.objects.exists()
    assert HealthResponse.objects.exists()
    assert Notice.objects.exists()
    assert not HealthTurn.objects.exists()
    assert StoredFile.objects.count() > 10
    call_command("export_partnership", story.slug, str(tmp_path / "again.zip"))
    clear, again = apart(story.clear), apart((tmp_path / "again.zip").read_bytes())
    assert [name for name in clear if clear[name] != again[name]] == ["manifest.json"]


@pytest.mark.parametrize(
    ("passphrase", "sentence"), [("", "A part of this archive is sealed"), ("wrong", "does not open the sealed part")]
)
def test_without_its_passphrase_nothing_comes_in(story, tmp_path, passphrase, sentence):
    before = counts()
    with pytest.raises(CommandError, match=sentence):
        call_command("import_partnership", str(at(tmp_path, story.sealed)), passphrase=passphrase)
    assert counts() == before
    assert not Partnership.objects.exists()
    assert not Archive.objects.exists()


@pytest.mark.parametrize(
    "sealed", [b"", b"entente-sealed/1\n", b"entente-sealed/1\nzz\nx", b"entente-sealed/1\n" + b"z" * 32]
)
def test_a_sealed_part_that_is_none(story, tmp_path, sealed):
    held = apart(story.sealed)
    held["private.sealed"] = sealed
    with pytest.raises(CommandError, match="does not open the sealed part"):
        call_command("import_partnership", str(at(tmp_path, together(held))), passphrase=PASSPHRASE)


def test_a_sealed_part_beside_one_in_clear(story, tmp_path):
    held = apart(story.sealed) | {"private.json": b"{}"}
    with pytest.raises(CommandError, match=r"does not belong in it: private\.json"):
        call_command("import_partnership", str(at(tmp_path, together(held))), passphrase=PASSPHRASE)


def test_what_is_sealed_is_read_like_the_rest(story, tmp_path):
    """The sealed part holds its own files and nothing else, whoever sealed it."""
    held = apart(story.sealed)
    held["private.sealed"] = seal(story.clear, PASSPHRASE)
    with pytest.raises(CommandError, match="does not belong in it"):
        call_command("import_partnership", str(at(tmp_path, together(held))), passphrase=PASSPHRASE)


def test_the_same_words_seal_to_other_bytes():
    first, second = seal(b"kept", PASSPHRASE), seal(b"kept", PASSPHRASE)
    assert first != second
    assert unseal(first, PASSPHRASE) == unseal(second, f" {PASSPHRASE} ") == b"kept"
    with pytest.raises(Fault, match="passphrase_wrong"):
        unseal(first[:-5] + b"AAAA\n", PASSPHRASE)
