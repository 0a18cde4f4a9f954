"""An archive that somebody changed is refused with a sentence, and nothing of it is brought in."""

import json
import struct
from zipfile import ZIP_DEFLATED

import pytest
from django.core.management import CommandError, call_command

from core import files
from overview.archive.faults import Fault
from overview.archive.parsed import written
from overview.contents.archives.shapes import shaped
from overview.sentences import kept, refusal
from tests.overview.archives import apart, at, counts, forged, together, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]


@pytest.fixture
def refused(tmp_path):
    """Bring these bytes in: the sentence that refuses, once it is sure that nothing was written."""

    def refuse(data: bytes, **options) -> str:
        before = counts()
        with pytest.raises(CommandError) as error:
            call_command("import_partnership", str(at(tmp_path, data)), **options)
        assert counts() == before
        said = str(error.value)
        assert said.endswith("Nothing was brought in.")
        return said

    return refuse


def rows(told, label: str) -> list:
    return told["rows"][label]


@pytest.fixture
def told(story) -> list:
    """Facts and private part of the story, to change."""
    held = apart(story.clear)
    return [json.loads(held[name]) for name in ("facts.json", "private.json")]


def misshapen(facts, private) -> str:
    """The sentence that refuses these rows, before the database is asked anything."""
    with pytest.raises(Fault) as fault:
        shaped(facts, private)
    return refusal(kept(fault.value))


def flip(told):
    """Somebody who voted for voted against."""
    ballot = next(row for row in rows(told, "governance.Ballot") if row["position"] == "for")
    ballot["position"] = "against"


def test_a_changed_ballot(story, refused):
    said = refused(forged(story.clear, "facts.json", flip))
    assert "What this site works out of these facts is not what the archive says: decisions." in said


def test_a_changed_ballot_under_an_old_manifest(story, refused):
    held = apart(story.clear)
    told = json.loads(held["facts.json"])
    flip(told)
    held["facts.json"] = written(told)
    assert "is not the one that was put into it: facts.json" in refused(zipped(list(held.items())))


def test_a_line_of_the_register_taken_out(story, refused):
    def cut(told):
        del rows(told, "partnerships.JournalEntry")[40]

    def cut_notices(told):
        gone = lines[40]["id"]
        told["rows"]["partnerships.Notice"] = [row for row in rows(told, "partnerships.Notice") if row["entry"] != gone]

    lines = json.loads(apart(story.clear)["facts.json"])["rows"]["partnerships.JournalEntry"]
    data = forged(forged(story.clear, "facts.json", cut), "private.json", cut_notices)
    assert "The register of this archive does not hold from line 41 on." in refused(data)


def test_the_end_of_the_register_cut(story, refused):
    lines = json.loads(apart(story.clear)["facts.json"])["rows"]["partnerships.JournalEntry"]
    gone, last = lines[-1]["id"], lines[-1]["sequence"]

    def cut(told):
        rows(told, "partnerships.JournalEntry").pop()

    def cut_notices(told):
        told["rows"]["partnerships.Notice"] = [row for row in rows(told, "partnerships.Notice") if row["entry"] != gone]

    data = forged(forged(story.clear, "facts.json", cut), "private.json", cut_notices)
    assert f"does not hold from line {last} on" in refused(data)


def test_a_column_that_says_something_else_than_its_line(story, refused):
    def change(told):
        line = next(row for row in rows(told, "partnerships.JournalEntry") if row["params"])
        line["params"] = {"label": "something else"}

    assert "does not say what was chained" in refused(forged(story.clear, "facts.json", change))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("event", "overview.report_asked"),
        ("link", "/elsewhere/"),
        ("occurred_at", "2026-01-01T00:00:00Z"),
        ("by", None),
    ],
)
def test_a_line_that_says_another_thing(story, refused, name, value):
    def change(told):
        rows(told, "partnerships.JournalEntry")[-1][name] = value

    assert "does not say what was chained" in refused(forged(story.clear, "facts.json", change))


def test_evidence_that_says_another_thing(story, refused):
    def change(told):
        rows(told, "charters.EvidenceEntry")[3]["facts"] = {"said": "otherwise"}

    said = refused(forged(story.clear, "facts.json", change))
    assert "Link 4 of the charter’s evidence in this archive does not say what was chained." in said


def test_another_person_behind_a_commitment(story, refused):
    def change(told):
        person = rows(told, "charters.EvidencePerson")[0]
        person["clear"] = person["clear"].replace('"name":"', '"name":"Not ')

    assert "of the charter’s evidence" in refused(forged(story.clear, "facts.json", change))


def test_evidence_cut(story, refused):
    def change(told):
        last = rows(told, "charters.EvidenceEntry").pop()
        told["rows"]["charters.EvidencePerson"] = [
            row for row in rows(told, "charters.EvidencePerson") if row["entry"] != last["id"]
        ]

    assert "evidence of the charter in this archive does not hold" in refused(forged(story.clear, "facts.json", change))


def test_a_file_replaced(story, refused):
    held = apart(story.clear)
    name = next(name for name in held if name.startswith("files/"))
    held[name] = b"%PDF-1.7 something else"
    assert f"not the one that was put into it: {name}" in refused(together(held))
    assert not files.place(name.removeprefix("files/")).exists()


def test_a_file_taken_out_or_added(story, refused):
    held = apart(story.clear)
    name = next(name for name in held if name.startswith("files/"))
    data = held.pop(name)
    assert f"lacks one of its files: {name}" in refused(zipped(list(held.items())))
    assert f"lacks one of its files: {name}" in refused(together(held))
    stray = {**held, name: data, f"files/{'0' * 64}": b""}
    assert "does not belong in it" in refused(zipped(list(stray.items())))


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "files/../../evil", "files\\..\\evil", "C:evil", "files/../facts.json"]
)
def test_a_file_that_would_lie_outside(story, refused, name):
    held = [*apart(story.clear).items(), (name, b"evil")]
    assert "would lie outside of it" in refused(zipped(held))


@pytest.mark.parametrize("name", ["evil.py", "files/evil", "evidence/../x.zip", "evidence/CHARTER.zip", "FACTS.json"])
def test_a_file_that_does_not_belong(story, refused, name):
    said = refused(zipped([*apart(story.clear).items(), (name, b"evil")]))
    assert "does not belong in it" in said or "would lie outside" in said


def test_a_bomb(story, refused):
    held = [*apart(story.clear).items(), (f"files/{'a' * 64}", b"0" * (40 << 20))]
    assert "unpacks to far more than it should" in refused(zipped(held, ZIP_DEFLATED))


def test_a_name_twice(story, refused):
    held = list(apart(story.clear).items())
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([*held, held[2]])
    assert "two files of the same name: facts.json" in refused(data)


def test_a_computed_value_changed(story, refused):
    def change(told):
        told["indicators"][0]["status"] = "ahead" if told["indicators"][0]["status"] != "ahead" else "behind"

    said = refused(forged(story.clear, "computed.json", change))
    assert "is not what the archive says: indicators" in said


def test_other_words_of_another_release_do_not_matter(story, tmp_path):
    def change(told):
        told["indicators"][0]["said"]["basis"] = "worded otherwise"

    call_command("import_partnership", str(at(tmp_path, forged(story.clear, "computed.json", change))))


@pytest.mark.parametrize("told", [[], {}, {"recipe": {}}])
def test_computed_values_that_are_none(story, refused, told):
    held = apart(story.clear)
    held["computed.json"] = written(told)
    assert "is not what the archive says" in refused(together(held))


def test_unknown_fields(story, refused):
    def field(told):
        rows(told, "partnerships.Need")[0]["pk"] = 7

    assert "partnerships.Need has a field that this release" in refused(forged(story.clear, "facts.json", field))


def test_a_field_that_is_not_there(told):
    del rows(told[0], "partnerships.Need")[0]["title"]
    assert "partnerships.Need lacks a field" in misshapen(*told)


def test_a_model_that_does_not_travel(told):
    told[0]["rows"]["core.Job"] = []
    assert "does not know: core.Job" in misshapen(*told)


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("partnerships.Need", "criticality", "3"),
        ("partnerships.Need", "criticality", True),
        ("partnerships.Need", "title", {"fr": "x"}),
        ("partnerships.Need", "title", [["fr", "x"], ["fr", "y"]]),
        ("partnerships.Need", "title", [["fr", "\0"]]),
        ("partnerships.Need", "quantity", "NaN"),
        ("partnerships.Need", "quantity", "1e400"),
        ("partnerships.Need", "quantity", 12),
        ("partnerships.Partner", "standing", "emperor"),
        ("partnerships.Partner", "joined_at", "2026-01-01T00:00:00"),
        ("partnerships.Partner", "bound_since", "not a day"),
        ("partnerships.Partner", "code", None),
        ("partnerships.Partner", "id", 3),
        ("partnerships.Partnership", "time_zone", "../../etc/passwd"),
        ("partnerships.Partnership", "slug", "a/b"),
        ("partnerships.JournalEntry", "link", "javascript:alert(1)"),
        ("partnerships.JournalEntry", "link", "//elsewhere.example"),
        ("partnerships.Role", "id", "1"),
        ("partnerships.Role", "id", 2),
        ("core.StoredFile", "content_type", "text/html"),
        ("core.StoredFile", "size", -1),
    ],
)
def test_a_value_that_its_field_cannot_hold(told, label, field, value):
    rows(told[0], label)[0][field] = value
    assert f"{label} holds something that its field" in misshapen(*told)


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("partnerships.Offer", "need", "no such need"),
        ("partnerships.Offer", "need", None),
        ("partnerships.Offer", "need", ["a list"]),
        ("partnerships.Consent", "version", 1),
        ("impact.StoryPanel", "stories", ["nothing"]),
        ("impact.StoryPanel", "stories", "nothing"),
    ],
)
def test_a_key_that_points_at_nothing(told, label, field, value):
    rows(told[0], label)[0][field] = value
    assert f"{label} points at something that is not in it: {field}" in misshapen(*told)


def test_rows_that_contradict_each_other(story, refused):
    def change(told):
        first, second = rows(told, "partnerships.Need")[:2]
        second["code"] = first["code"]

    said = refused(forged(story.clear, "facts.json", change))
    assert "two of its rows contradict each other" in said


def test_files_are_taken_away_again_when_the_rows_are_refused(story, refused):
    refused(forged(story.clear, "facts.json", flip))
    held = [name.partition("/")[2] for name in apart(story.clear) if name.startswith("files/")]
    assert held
    assert not any(files.place(digest).exists() for digest in held)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_file_cut_short(story, refused, kept):
    assert "cut or damaged" in refused(story.clear[: int(len(story.clear) * kept)])


def test_a_byte_that_flipped(story, refused):
    place = story.clear.index(b"%PDF-") + 2000
    data = story.clear[:place] + bytes([story.clear[place] ^ 1]) + story.clear[place + 1 :]
    assert "cut or damaged" in refused(data)


def test_what_is_no_archive(refused):
    assert "no whole ZIP" in refused(b"hello")
    assert "lacks one of its files: manifest.json" in refused(zipped([("facts.json", b"{}")]))
    assert "no archive of Entente" in refused(zipped([("manifest.json", b"[]")]))
    assert "cannot be read: manifest.json" in refused(zipped([("manifest.json", b"{")]))
    assert "cannot be read: manifest.json" in refused(zipped([("manifest.json", b"[" * 90 + b"]" * 90)]))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told: told.update(version=2), "is of version 2"),
        (lambda told: told.update(files=[]), "cannot be read: manifest.json"),
        (lambda told: told.update(site=3), "cannot be read: manifest.json"),
        (lambda told: told.update(roots={}), "cannot be read: manifest.json"),
        (lambda told: told.update(roots=[]), "root certificates of this archive are not those"),
        (lambda told: told.update(roots=["x"]), "root certificates of this archive are not those"),
        (lambda told: told.update(partnership={"uuid": "x"}), "does not hold one partnership"),
        (lambda told: told.update(chains=[]), "cannot be read: manifest.json"),
        (lambda told: told.update(chains={}), "The register of this archive does not hold"),
        (
            lambda told: told["chains"].update({"0" * 32: {"sequence": 1, "digest": "x"}}),
            "holds a chain of another partnership",
        ),
    ],
)
def test_a_manifest_that_does_not_hold(story, refused, change, sentence):
    held = apart(story.clear)
    told = json.loads(held["manifest.json"])
    change(told)
    held["manifest.json"] = written(told)
    assert sentence in refused(zipped(list(held.items())))


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("data", [[], {}, {"format": "entente-archive/1"}])
def test_facts_that_are_none(told, place, data):
    told[place] = data
    assert f"cannot be read: {('facts.json', 'private.json')[place]}" in misshapen(*told)


@pytest.mark.parametrize("listed", [{}, [3]])
def test_rows_that_are_none(told, listed):
    told[0]["rows"]["partnerships.Need"] = listed
    assert "cannot be read: facts.json" in misshapen(*told)


@pytest.mark.parametrize("raw", [b'{"a": 1, "a": 2}', b'{"a": 1.5}', b'{"a": NaN}', b"9" * 40, b"\xff"])
def test_json_that_nobody_writes(story, refused, raw):
    held = apart(story.clear)
    held["computed.json"] = raw
    assert "cannot be read: computed.json" in refused(together(held))


def test_a_certificate_that_is_none(story, refused):
    held = apart(story.clear)
    held["seal-root.pem"] = b"-----BEGIN CERTIFICATE-----\n"
    assert "root certificates" in refused(together(held))


def test_an_entry_marked_as_encrypted(story, refused):
    data = bytearray(zipped([("manifest.json", b"{}")]))
    central = data.index(b"PK\x01\x02")
    data[central + 8 : central + 10] = struct.pack("<H", 1)
    assert "cut or damaged" in refused(bytes(data))


def test_two_people_with_one_address(told):
    first, second = rows(told[1], "accounts.User")[:2]
    second["email"] = first["email"].upper()
    assert "accounts.User holds something" in misshapen(*told)


def test_one_row_twice_in_both_parts(told):
    told[1]["rows"]["partnerships.Need"] = [dict(rows(told[0], "partnerships.Need")[0])]
    assert "partnerships.Need holds something that its field id" in misshapen(*told)


def test_a_chain_of_another_partnership(story, refused):
    def change(told):
        rows(told, "charters.EvidenceEntry")[0]["chain"] = str(story.uuid)

    assert "holds a chain of another partnership" in refused(forged(story.clear, "facts.json", change))
