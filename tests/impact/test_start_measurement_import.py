"""A table is read outside any transaction, shown, and refused line by line when it is not right."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import jobs, sheets
from core.models import Job
from core.refusals import Refused
from impact import imported
from impact.contents import preview
from impact.models import Measurement, MeasurementImport
from partnerships.models import Partner, Partnership
from tests.core.test_sheets import xlsx
from tests.impact.tables import HEAD, give, wrong


def refused(*args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        give(*args, **facts)
    return refusal.value.reason


def test_a_right_table_is_ready_and_nothing_is_written(helped, percentage, measure, alice, partnership, work):
    measure(helped, 22)
    measure(helped, 30, date(2026, 4, 30))
    row = give(
        partnership,
        alice,
        "I01;31/03/2026;22\n"  # there already
        "I01;30/04/2026;31;;;;;;Recompté\n"  # a correction
        "i01;2026-05-31;1 200,5;;;12;Canal;Carnet\n"
        "I02;2026-05-31;;2;3\n",
    )
    assert row.state == "reading"
    work()
    row.refresh_from_db()
    assert (row.state, row.lines, row.faults) == ("ready", 3, [])
    shown = preview(row)
    assert (shown.new, shown.corrected, shown.unchanged) == (2, 1, 1)
    assert shown.counted == [("I01", 2), ("I02", 1)]
    assert [line["value"] for line in shown.first] == ["31", "1,200.5", "66.67"]
    assert Measurement.objects.count() == 2


def test_faults_are_shown_line_by_line_in_a_sentence(helped, alice, partnership, work, page, login):
    row = give(partnership, alice, "I99;2026-03-31;1\nI01;demain;x\nI01;2026-03-31;4\n")
    work()
    assert wrong(row) == [(2, "code", "no_indicator"), (3, "value", "figure"), (3, "on", "day")]
    assert (row.state, row.faulty) == ("refused", 2)
    shown = login(alice).get(page("measurement_import", row.uuid)).text
    for said in ("2 lines to mend.", "No indicator here has the code I99.", "“demain” is not a date"):
        assert said in shown


def test_the_first_two_hundred_faults_are_kept(helped, alice, partnership, work):
    row = give(partnership, alice, "I99;2026-03-31;1\n" * 250)
    work()
    row.refresh_from_db()
    assert (len(row.faults), row.faulty) == (200, 250)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", (1, "code", "no_column")),
        (HEAD.encode(), (0, "", "empty")),
        (b"code;date\n", (1, "value", "no_column")),
        (b"PK\x03\x04 cut", (0, "", "kind")),
        (b"a\0b", (0, "", "kind")),
        (b";".join([b"x"] * 60), (0, "", "columns")),
    ],
)
def test_what_is_no_table_is_refused(helped, alice, partnership, work, data, fault):
    row = give(partnership, alice, "", data=data)
    work()
    assert wrong(row) == [fault]


def test_too_many_lines_and_bombs(helped, alice, partnership, work, monkeypatch):
    monkeypatch.setattr(sheets, "UNPACKED", 1_000_000)
    names = "".join(f'<c t="str"><v>{name}</v></c>' for name in ("code", "date", "value"))
    bomb = give(partnership, alice, "", data=xlsx(f"<row>{names}</row>" + " " * 2_000_000))
    work()
    assert wrong(bomb) == [(0, "", "large")]
    monkeypatch.setattr("impact.tasks.MOST_LINES", 2)
    row = give(partnership, alice, "I01;2026-03-31;1\n" * 3)
    work()
    assert wrong(row) == [(0, "", "lines")]
    assert imported.MOST_LINES == 100_000


def test_a_workbook_is_read_with_its_days_and_its_formulas_are_not_run(helped, alice, partnership, work):
    cells = (
        '<row r="1"><c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>date</v></c>'
        '<c r="C1" t="str"><v>value</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>I01</v></c><c r="B2" s="1"><v>46112</v></c>'
        '<c r="C2"><f>1+1</f><v>7.25</v></c></row>'
    )
    row = give(partnership, alice, "", data=xlsx(cells))
    work()
    row.refresh_from_db()
    assert (row.state, row.faults) == ("ready", [])
    assert (preview(row).first[0]["value"], preview(row).first[0]["day"]) == ("7.25", "31 March 2026")


def test_another_partner_s_figures_are_the_facilitator_s_alone(helped, alice, bob, facilitator, partnership, work):
    line = "I01;2026-03-31;1;;;;;;;VSA\n"
    row = give(partnership, alice, line)
    work()
    assert wrong(row) == [(2, "partner", "no_partner")]
    given = give(partnership, facilitator, line, partner=alice.partner)
    work()
    given.refresh_from_db()
    assert (given.state, preview(given).first[0]["partner"]) == ("ready", "VSA")


def test_who_may(helped, alice, bob, facilitator, partnership):
    assert refused(partnership, bob, "", partner=alice.partner).startswith("Only this partner's")
    assert refused(partnership, facilitator, "").startswith("Only representatives")
    for _number in range(3):
        give(partnership, alice, "")
    assert refused(partnership, alice, "").startswith("Three imports of this partner")
    Partner.objects.filter(pk=bob.partner_id).update(standing=Partner.Standing.OBSERVER)
    bob.partner.refresh_from_db()
    assert refused(partnership, bob, "") == "Only partners measure."
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(partnership, alice, "")


def test_its_pages_survive_a_reload_and_are_its_partner_s(helped, alice, bob, facilitator, page, login, work):
    browser, address = login(alice), page("start_measurement_import")
    assert browser.post(address, {}).status_code == 422
    sent = {"pasted": "code\tdate\tvalue\nI01\t2026-03-31\t12"}
    both = sent | {"file": SimpleUploadedFile("a.csv", b"x")}
    assert browser.post(address, both).status_code == 422
    answer = browser.post(address, sent)
    row = MeasurementImport.objects.get()
    assert answer["Location"] == page("measurement_import", row.uuid)
    for _time in range(2):
        shown = browser.get(answer["Location"]).text
        assert "Being read." in shown
        assert 'hx-trigger="every 1s"' in shown
    progress = browser.get(page("_measurement_import_progress", row.uuid))
    assert "HX-Redirect" not in progress
    work()
    assert browser.get(page("_measurement_import_progress", row.uuid))["HX-Redirect"] == answer["Location"]
    assert "Write 1 figure" in browser.get(answer["Location"]).text
    assert login(facilitator).get(answer["Location"]).status_code == 200
    for name in ("measurement_import", "_measurement_import_progress", "measurement_import_file"):
        assert login(bob).get(page(name, row.uuid)).status_code == 404
    assert "pasted.csv" not in login(bob).get(page("import_list")).text
    file = browser.get(page("measurement_import_file", row.uuid))
    assert file.content.startswith(b"code\tdate")
    assert file["Content-Disposition"].startswith("attachment")


def test_the_facilitator_says_for_whom(helped, alice, page, login, facilitator):
    sent = {"pasted": "code\tdate\tvalue\nI01\t2026-03-31\t12", "partner": "LLU"}
    assert login(facilitator).post(page("start_measurement_import"), sent).status_code == 302
    assert MeasurementImport.objects.get().partner == alice.partner


def test_a_file_too_large_or_of_another_kind(helped, page, login, alice):
    for name, data in (("a.csv", b"x" * (15 * 1024 * 1024 + 1)), ("a.docx", b"PK\x03\x04 words")):
        answer = login(alice).post(page("start_measurement_import"), {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422


def test_work_given_up_is_told_and_may_be_dropped(helped, alice, partnership, page, login):
    row = give(partnership, alice, "I01;2026-03-31;1\n")
    Job.objects.update(state=Job.State.DEAD)
    shown = login(alice).get(page("measurement_import", row.uuid)).text
    assert "It could not be done." in shown
    assert login(alice).post(page("drop_measurement_import", row.uuid)).status_code == 302


def test_its_progress_is_seen_tenth_by_tenth(helped, alice, partnership):
    row = give(partnership, alice, "".join(f"I01;2026-03-31;1;;;;L{number}\n" for number in range(40)))
    steps: list[int] = []
    jobs.KINDS["impact.read_import"].make({"import": str(row.uuid), "language": "fr"}, steps.append)
    assert steps == list(range(1, 12))
    assert row.job.steps == 12
