"""A chain shows every change, removal, swap and cut; both engines refuse to change it in the first place."""

from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from core import chain
from core.triggers import lifted
from partnerships import events, journal
from partnerships.models import JournalEntry

TABLE = "partnerships_journalentry"


@pytest.fixture
def register(partnership, facilitator):
    """A partnership's register with a few lines."""
    return partnership


def rows(partnership):
    return JournalEntry.objects.filter(partnership=partnership).order_by("sequence")


def test_links_follow_each_other(register):
    entries = list(rows(register))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0].previous == chain.GENESIS
    assert all(one.digest == two.previous for one, two in pairwise(entries))


@pytest.mark.parametrize("statement", ["UPDATE {} SET event = 'x'", "DELETE FROM {}"])
def test_the_engine_refuses_to_change_it(register, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(TABLE))
    assert journal.verify(register).intact


def test_replace_does_not_walk_round_the_triggers(register):
    if connection.vendor != "sqlite":
        return
    first = rows(register).first()
    statement = f"REPLACE INTO {TABLE} SELECT * FROM {TABLE} WHERE id = %s"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [first.pk])


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE {table} SET canonical = replace(canonical, 'LLU', 'XXX') || ' ' WHERE sequence = 3",
        "UPDATE {table} SET digest = previous WHERE sequence = 2",
        "DELETE FROM {table} WHERE sequence = 3",
        "DELETE FROM {table} WHERE sequence = (SELECT max(sequence) FROM {table})",
    ],
)
def test_whoever_lifts_the_triggers_is_seen(register, harm):
    with lifted(connection, TABLE), connection.cursor() as cursor:
        cursor.execute("DELETE FROM partnerships_notice")
        cursor.execute(harm.format(table=TABLE))
    assert not journal.verify(register).intact


def test_an_empty_chain_holds():
    found = chain.verify([], None)
    assert found.intact
    assert found.entries == 0


def test_a_cut_tail_is_seen_by_the_head():
    entry = (1, chain.GENESIS, chain.link(chain.GENESIS, "{}"), "{}")
    assert chain.verify([entry], (1, entry[2])).intact
    assert chain.verify([], (1, entry[2])).broken_at == 1


def test_two_entries_cannot_follow_the_same_one(register):
    last = rows(register).last()
    twin = {"previous": last.previous, "digest": "0" * 64, "canonical": "{}", "occurred_at": last.occurred_at}
    with pytest.raises(DatabaseError), transaction.atomic():
        JournalEntry.objects.create(
            chain=register.uuid,
            sequence=last.sequence + 1,
            recorded_at=last.recorded_at,
            partnership=register,
            event="x",
            uuid=uuid4(),
            **twin,
        )


def test_without_the_register_nothing_happens(register, facilitator, monkeypatch):
    """No journal, no act: the change goes away with the entry that could not be written."""

    def broken(*args, **kwargs):
        raise DatabaseError("no space left")

    from_before = register.state
    monkeypatch.setattr(chain, "append", broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        journal.emit(events.STAGE_CHANGED, register, by=facilitator, stage={"en": "x"})
    register.refresh_from_db()
    assert register.state == from_before
