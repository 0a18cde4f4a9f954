"""The lines that were asked for as a table: in the reader's words, with nothing that a spreadsheet would run."""

import csv
import io

from core.cells import MARK
from partnerships import actions
from partnerships.models import JournalEntry
from tests.conftest import text


def table(answer, between: str = ",") -> list[list[str]]:
    told = answer.getvalue().decode()
    assert told.startswith(MARK)
    return list(csv.reader(io.StringIO(told.removeprefix(MARK)), delimiter=between))


def test_one_row_per_line_the_latest_first(made, url, login, alice):
    answer = login(alice).get(url("journal_csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="register-{made.partnership.slug}.csv"'
    head, *rows = table(answer)
    assert head[:6] == ["Line", "When", "Who", "In which capacity", "About", "What happened"]
    assert len(rows) == JournalEntry.objects.count()
    assert rows[-1][0] == "1"
    assert rows[0][8] == JournalEntry.objects.latest("sequence").digest
    assert rows[0][2:5] == ["Bruno", "as facilitator", "Partners, people and invitations"]


def test_in_the_reader_s_language_though_it_is_made_while_it_is_sent(made, url, login, alice):
    head, *rows = table(
        login(alice, "fr").get(url("journal_csv")), ";"
    )  # a French spreadsheet reads commas as decimals
    assert head[0] == "Ligne" and len({len(row) for row in rows}) == 1
    assert any("a invité Banque" in row[5] for row in rows)


def test_those_that_were_asked_for(made, url, login, alice):
    _head, *rows = table(login(alice).get(url("journal_csv"), {"partner": "VSA"}))
    assert rows and {row[2] for row in rows} == {"Bob"}
    _head, *every = table(login(alice).get(url("journal_csv"), {"partner": "NOBODY"}))
    assert len(every) == JournalEntry.objects.count()


def test_a_formula_is_not_run(made, url, login, alice, facilitator):
    alice.user.name = "=cmd|' /C calc'!A0"
    alice.user.save()
    need = actions.add_need(made.partnership, by=facilitator, title=text("@SUM(1)"), criticality=1, required=1)
    actions.make_offer(need, by=alice, level=2)
    rows = table(login(alice).get(url("journal_csv")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+", "-"))]
