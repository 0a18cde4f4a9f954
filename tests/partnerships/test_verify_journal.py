"""The command that checks registers: says what holds, and fails when something was changed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.models import ChainHead
from core.triggers import lifted


def run(*slugs: str) -> str:
    out = StringIO()
    call_command("verify_journal", *slugs, stdout=out)
    return out.getvalue()


def test_an_intact_register_is_said_to_be(partnership):
    lines, head = partnership.journal.count(), ChainHead.objects.get(key=partnership.uuid).digest
    expected = f"{partnership.slug}: intact, {lines} lines hold, head {head}\n"
    assert run() == run(partnership.slug) == expected


def test_a_changed_register_fails_with_the_line(partnership):
    with lifted(connection, "partnerships_journalentry"), connection.cursor() as cursor:
        cursor.execute("UPDATE partnerships_journalentry SET canonical = '{}' WHERE sequence = 3")
    with pytest.raises(CommandError, match="changed outside"):
        run()


def test_an_unknown_address_is_said(partnership):
    with pytest.raises(CommandError, match="No partnership at: nowhere"):
        run("nowhere")
