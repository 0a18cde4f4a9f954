"""The figures taken away as files: what each holds, read again by others than their writer; who is told of it."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from core.canonical import canonical
from core.refusals import Refused
from impact import actions, rules
from impact.contents.export import SHEETS, Whole, data_head, sheets
from impact.models import Dimension, Indicator, Measurement, Slice, SlicedFigure, Story
from impact.sheets import csv_lines, json_chunks
from partnerships.journal import sentence
from partnerships.models import JournalEntry
from tests.conftest import text

OUTSIDE = {"audience": "outside", "format": "json"}


@pytest.fixture
def take(login, alice, page):
    """What a member takes away, as bytes."""

    def taken(audience: str = "partners", format: str = "json", language: str = "en", **more) -> bytes:
        asked = {"audience": audience, "format": format, **more}
        answer = login(alice, language).post(page("export_measures"), asked)
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)

    return taken


def tables(partnership, **asked) -> dict[str, list[dict]]:
    whole = Whole(partnership, **asked)
    return json.loads(b"".join(json_chunks(data_head(whole), sheets(whole))))


@pytest.fixture
def people(adopt, measure, bob):
    """Some confirmed figures of an indicator that counts people."""

    def counted(*values, accumulation=Indicator.Accumulation.SNAPSHOT, **fields) -> list[Measurement]:
        made = adopt(counts_people=True, accumulation=accumulation, **fields)
        rows = [measure(made, value, on=date(2026, n, 28)) for n, value in enumerate(values, 1)]
        return [actions.confirm_measurement(row, by=bob) for row in rows]

    return counted


def slice_of(row: Measurement, **parts: object) -> None:
    """Cut a measurement by district."""
    by, _new = Dimension.objects.get_or_create(indicator=row.indicator, rank=1, title=text("Quartier", "District"))
    for rank, (name, value) in enumerate(parts.items()):
        cut, _new = Slice.objects.get_or_create(dimension=by, rank=rank, title=text(name))
        SlicedFigure.objects.create(measurement=row, slice=cut, value=Decimal(str(value)))


# Who, and what the register says -----------------------------------------------------------------------------


def test_the_register_says_when_figures_are_taken_for_people_outside(partnership, alice):
    before = JournalEntry.objects.count()
    actions.export_measures(partnership, by=alice, outside=False, format="csv")
    assert JournalEntry.objects.count() == before
    actions.export_measures(partnership, by=alice, outside=True, format="csv")
    said = sentence(JournalEntry.objects.latest("pk"))
    assert said == "Alice (Logis & Lumière) took the figures away for people outside the partnership (CSV)."


def test_who_left_takes_nothing(partnership, alice):
    alice.ended_at = clock.now()
    with pytest.raises(Refused, match="Only representatives of partners can do this"):
        actions.export_measures(partnership, by=alice, outside=False, format="csv")


def test_too_many_figures_for_a_workbook_say_which_file_holds_them(
    filled, partnership, alice, login, page, monkeypatch
):
    monkeypatch.setattr("impact.rules.exports.MOST_IN_A_WORKBOOK", 3)
    assert rules.export_measures.refusal(alice, partnership, format="csv") is None
    answer = login(alice).post(page("export_measures"), {"audience": "partners", "format": "xlsx"})
    assert answer.status_code == 403
    assert "Take a table (CSV) or the data (JSON) instead." in answer.content.decode()


def test_the_page_asks_for_whom_and_leads_to_the_template(partnership, alice, login, page):
    shown = login(alice).get(page("export_measures") + "?for=outside").content.decode()
    assert page("measures_template") in shown
    assert 'value="outside" id="id_audience_1" checked' in shown.replace(" required", "")
    assert page("export_measures") in login(alice).get(page("indicator_list")).content.decode()


def test_a_second_file_may_be_taken_from_the_same_page(filled, take):
    assert take(format="csv", table="stories") == take(format="csv", table="stories")


# What the files hold -----------------------------------------------------------------------------------------


def test_a_workbook_holds_days_figures_and_texts_that_are_no_formulas(filled, adopt, measure, take):
    odd = adopt(title=text("=1+1"), unit=text("<r>é</r>"), definition=text("x" * 40_000))
    measure(odd, 0, note=text("@SUM(A1)"))
    book = openpyxl.load_workbook(io.BytesIO(take(format="xlsx")))
    assert book.sheetnames == ["Measurements", "Slices", "Indicators", "Progress", "Stories", "About this file"]
    page = book["Measurements"]
    assert page.freeze_panes == "A2"
    names = [cell.value for cell in page[1]]
    rows = [dict(zip(names, row, strict=True)) for row in page.iter_rows(min_row=2)]
    last = rows[-1]
    assert (last["Value"].value, last["Value"].data_type) == (0, "n")
    assert last["Measured on"].value == datetime(2026, 3, 31)
    assert last["Note"].value == "@SUM(A1)"
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"n", "s", "d", "b", "inlineStr"}
    assert last["Indicator (fr)"].value == "=1+1"
    assert last["Unit"].value.strip() == "<r>é</r>"
    assert last["Numerator"].value is None
    assert len(next(row[7].value for row in book["Indicators"] if row[0].value == odd.code)) == 32_767


def test_a_table_reads_back_with_0_as_0_and_nothing_as_nothing(filled, adopt, measure, take):
    measure(adopt(title=text("-2+3")), 0, note=text("@SUM(A1)"))
    data = take(format="csv").decode()
    assert data.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff"))))
    assert [row["Value"] for row in rows] == ["22", "30", "71", "2", "0"]
    assert (rows[-1]["Answers or observers"], rows[2]["Answers or observers"]) == ("", "71")
    assert (rows[-1]["Indicator (fr)"], rows[-1]["Note"]) == ("'-2+3", "'@SUM(A1)")
    assert rows[0]["Latest version"] == "yes"


def test_data_are_canonical_and_say_their_version(filled, take):
    data = take()
    read = json.loads(data)
    assert canonical(read) == data
    assert (read["format"], read["for"]) == ("entente.measures/1", "partners")
    assert [row["value"] for row in read["measures"]] == ["22", "30", "71", "2"]
    assert read["measures"][1]["contest"] == "Counted twice"
    assert read["measures"][0]["confirmed_by"] == "Ville de Saint-Aubin"
    assert read["measures"][3]["level"] == "Level 2"


def test_headings_are_in_the_language_of_the_reader(filled, take):
    assert "Mesuré par" in take(format="csv", language="fr").decode().splitlines()[0]


def test_drafts_are_never_taken(filled, partnership, bob):
    Measurement.objects.filter(pk=filled.waiting.pk).update(state=Measurement.State.DRAFT)
    assert [row["value"] for row in tables(partnership)["measures"]] == ["22", "30", "2"]


def test_versions_and_slices_stand_under_their_identity(helped, partnership, measure):
    measure(helped, 20)
    row = measure(helped, 22, correction=text("Recompté"))
    slice_of(row, Nord=10, Sud=12)
    read = tables(partnership)
    assert [(row["version"], row["latest"]) for row in read["measures"]] == [(1, False), (2, True)]
    assert [(cut["measure"], cut["slice"], cut["value"]) for cut in read["slices"]] == [
        (str(row.uuid), "Nord", "10"),
        (str(row.uuid), "Sud", "12"),
    ]


def test_progress_stands_with_its_basis_or_the_reason_why_there_is_none(filled, partnership):
    read = {row["indicator"]: row for row in tables(partnership)["readings"]}
    assert read["I01"]["value"] == "30"
    assert read["I01"]["share"] == "5\u00a0%: 30, from 0 towards 600"
    assert read["I01"]["status"] == "contested"
    assert read["I02"]["progress"] is None
    assert read["I02"]["share"] == "Not calculable: nothing was measured"


# People outside ----------------------------------------------------------------------------------------------


def test_outside_nothing_contested_or_unconfirmed_and_it_is_said(filled, partnership):
    read = tables(partnership, outside=True)
    assert [row["value"] for row in read["measures"]] == ["22"]
    said = [line["words"] for line in read["about"]]
    assert "I01: 1 contested figure, 1 figure not confirmed." in said
    assert read["readings"][0]["status"] is None
    assert {"note", "contest", "import"}.isdisjoint(read["measures"][0])
    assert [row["indicator"] for row in read["indicators"]] == ["I01", "I02"]  # the proposed one stays inside


def test_outside_no_name_of_a_person(filled, partnership, take):
    for audience in ("partners", "outside"):
        data = take(audience).decode()
        assert not [name for name in ("Alice", "Bob", "Bruno", "Carol") if name in data]


def test_outside_words_beside_a_figure_stay_inside_those_of_a_level_leave(filled, partnership, bob):
    actions.confirm_measurement(filled.level, by=bob)
    Measurement.objects.update(told=text("Vu avec Bob.", "Seen with Bob."))
    read = {row["indicator"]: row["told"] for row in tables(partnership, outside=True)["measures"]}
    assert read == {"I01": None, "I02": "Seen with Bob."}
    assert {row["told"] for row in tables(partnership)["measures"]} == {"Seen with Bob."}


def test_outside_small_counts_are_hidden_with_what_would_tell_them(people, partnership):
    slice_of(people(40, 5, 60)[2], Nord=4, Sud=26, Est=30)
    read = tables(partnership, outside=True)
    assert [(row["value"], row["hidden"]) for row in read["measures"]] == [("40", None), (None, "few"), ("60", None)]
    assert {(row["value"], row["hidden"]) for row in read["slices"]} == {(None, "few")}
    assert "I01: 1 figure hidden: few people." in [line["words"] for line in read["about"]]


def test_outside_no_sentence_says_how_few_answered(adopt, measure, bob, partnership):
    row = measure(adopt(counts_people=True), 40, respondents=4)
    actions.confirm_measurement(row, by=bob)
    inside, outside = (tables(partnership, outside=one)["readings"][0] for one in (False, True))
    assert "(n = 4)" in inside["basis"]
    assert (outside["value"], "n = " in outside["basis"]) == ("40", False)


def test_outside_totals_hold_small_increments_in_lots(people, partnership):
    people(5, 7, 30, 3, accumulation=Indicator.Accumulation.INCREMENT)
    read = tables(partnership, outside=True)
    assert [row["value"] for row in read["measures"]] == [None, None, "30", None]
    assert read["readings"][0]["status"] is None  # a later figure waits for its lot


def test_outside_a_small_baseline_hides_what_is_reckoned_from_it(people, partnership):
    people(40, baseline=Decimal(4))
    read = tables(partnership, outside=True)
    assert (read["measures"][0]["baseline"], read["indicators"][0]["baseline"]) == (None, None)
    assert (read["readings"][0]["value"], read["readings"][0]["progress"]) == ("40", None)
    assert read["readings"][0]["basis"] is None


def test_two_exports_do_not_tell_together_what_each_hides(people, partnership, measure, bob):
    rows = people(40, 44, accumulation=Indicator.Accumulation.RUNNING)
    first = tables(partnership, outside=True)
    actions.confirm_measurement(measure(rows[0].indicator, 47, on=date(2026, 6, 30)), by=bob)
    second = tables(partnership, outside=True)
    rows = [row for read in (first, second) for row in read["measures"] + read["readings"]]
    assert {row["value"] for row in rows} == {"40", None}
    assert not [row for row in rows if "44" in f"{row.get('basis')} {row.get('share')} {row.get('why')}"]


def test_stories_leave_when_their_tellers_agreed(partnership, tell):
    kept, told = tell(), tell(consent_scope=Story.Scope.REPORTS, body=text("Une autre.", "Another."))
    assert [row["story"] for row in tables(partnership)["stories"]] == [kept.code, told.code]
    read = tables(partnership, outside=True)
    assert [row["story"] for row in read["stories"]] == [told.code]
    assert any(line["words"].startswith("1 story whose teller did not agree") for line in read["about"])
    Story.objects.update(withdrawn_at=clock.now(), withdrawn_by=kept.recorded_by)
    inside = tables(partnership)
    assert inside["stories"] == []
    assert "2 stories whose tellers took them back." in [line["words"] for line in inside["about"]]


# Many --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outside", [False, True])
def test_the_number_of_queries_does_not_grow(people, partnership, outside):
    def asked() -> int:
        whole = Whole(partnership, outside=outside)
        with CaptureQueriesContext(connection) as queries:
            for sheet in sheets(whole):
                "".join(csv_lines(sheet, "yes", "no"))
        return len(queries)

    slice_of(people(40)[0], Nord=20, Sud=20)
    one = asked()
    for row in people(40, 50, 60):
        slice_of(row, Nord=20, Sud=20)
    assert asked() == one
    assert set(SHEETS) == {"measures", "slices", "indicators", "readings", "stories", "about"}
