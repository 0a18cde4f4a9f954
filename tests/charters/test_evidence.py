"""The evidence: whatever is altered, removed, reordered or cut is seen; a person can be erased."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from charters import journal
from charters.fingerprint import commitment, digest_of, groups, is_sha256
from charters.models import EvidenceEntry, EvidencePerson
from core import clock
from core.canonical import canonical
from core.chain import link
from core.models import ChainHead
from core.triggers import lifted

TABLE = "charters_evidenceentry"


def at_link(charter, number: int):
    return EvidenceEntry.objects.filter(charter=charter, sequence=number)


def test_a_whole_charter_s_evidence_holds(signed):
    assert journal.verify(signed.charter).intact


def test_nothing_is_changed_or_removed(signed):
    for table, act in ((TABLE, "DELETE FROM"), ("charters_signature", "DELETE FROM")):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{act} {table}")
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceEntry.objects.update(kind="declined")


def tamper_facts(charter, number: int = 4):
    at_link(charter, number).update(facts={"content_sha256": "0" * 64})


def tamper_kind(charter, number: int = 4):
    at_link(charter, number).update(kind="lapsed")


def tamper_body(charter, number: int = 4):
    entry = at_link(charter, number).get()
    body = json.loads(entry.canonical) | {"label": "v9"}
    at_link(charter, number).update(canonical=canonical(body).decode())


def rehash_one(charter, number: int = 4):
    entry = at_link(charter, number).get()
    body = canonical(json.loads(entry.canonical) | {"label": "v9"}).decode()
    at_link(charter, number).update(canonical=body, digest=link(entry.previous, body))


def remove_one(charter, number: int = 4):
    with connection.cursor() as cursor:
        key = at_link(charter, number).get().pk
        cursor.execute("DELETE FROM charters_evidenceperson WHERE entry_id = %s", [key])
        cursor.execute(f"DELETE FROM {TABLE} WHERE id = %s", [key])


def cut_the_tail(charter):
    last = ChainHead.objects.get(key=charter.uuid).sequence
    assert not EvidencePerson.objects.filter(entry__sequence=last).exists()
    at_link(charter, last).delete()


def swap_two(charter, number: int = 4):
    at_link(charter, number).update(sequence=999)
    at_link(charter, number + 1).update(sequence=number)
    at_link(charter, 999).update(sequence=number + 1)


def rename_a_person(charter):
    EvidencePerson.objects.filter(entry__charter=charter, entry__sequence=1).update(clear='{"name":"Mallory"}')


def lose_a_person(charter):
    EvidencePerson.objects.filter(entry__charter=charter, entry__sequence=1).delete()


ATTACKS = [
    tamper_facts,
    tamper_kind,
    tamper_body,
    rehash_one,
    remove_one,
    cut_the_tail,
    swap_two,
    rename_a_person,
    lose_a_person,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_whatever_is_altered_is_seen(signed, attack):
    with lifted(connection, TABLE):
        attack(signed.charter)
        assert not journal.verify(signed.charter).intact


ON_A_ROW = [tamper_facts, tamper_kind, tamper_body, rehash_one, remove_one, swap_two]


@pytest.mark.parametrize("attack", ON_A_ROW, ids=lambda attack: attack.__name__)
def test_every_row_is_held_by_the_others(signed, attack):
    last = ChainHead.objects.get(key=signed.charter.uuid).sequence
    with lifted(connection, TABLE):
        for number in range(1, last if attack is swap_two else last + 1):
            with transaction.atomic():
                attack(signed.charter, number)
                assert not journal.verify(signed.charter).intact, f"row {number} of {last}"
                transaction.set_rollback(True)
        assert journal.verify(signed.charter).intact


def test_a_person_is_erased_and_the_chain_holds(signed):
    people = EvidencePerson.objects.filter(entry__charter=signed.charter)
    assert all("@example.org" in person.clear for person in people)
    people.update(salt="", clear="", erased_at=clock.now())
    assert journal.verify(signed.charter).intact
    assert "@example.org" not in json.dumps(journal.export(signed))


def test_the_export_can_be_checked_by_anyone(signed):
    previous = "0" * 64
    for entry in journal.export(signed)["entries"]:
        assert entry["previous"] == previous
        previous = digest_of([f"{previous}\n{entry['canonical']}".encode()])
        assert entry["digest"] == previous


def test_hashes_are_read_and_bound():
    assert groups("a" * 8) == ["aaaa", "aaaa"]
    assert is_sha256("0" * 64) and not is_sha256("0" * 63) and not is_sha256("G" * 64)
    assert commitment("one", "Alice") != commitment("two", "Alice")
    assert digest_of([b"a", b"b"]) == digest_of([b"ab"])
