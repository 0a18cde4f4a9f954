"""The indicator's page by slice, its changes and its counts: few people are never shown, whoever reads the page."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.utils import timezone
from django.utils.translation import override

from impact import contents
from impact.contents.figures import lines
from impact.models import Dimension, Indicator, IndicatorChange, Slice, SlicedFigure
from tests.conftest import text

WORDS = ("centre", "north", "south", "east")


@pytest.fixture
def sliced(helped, measure):
    """A measurement of 118 cut by district, as told; it counts people unless told."""

    def made(figures, *, value=118, whole=True, **fields):
        Indicator.objects.filter(pk=helped.pk).update(**{"counts_people": True} | fields)
        row = measure(helped, value, respondents=118)
        dimension = Dimension.objects.create(
            indicator=helped, rank=1, title=text("par quartier", "by district"), whole=whole
        )
        for rank, (word, figure) in enumerate(zip(WORDS, figures, strict=False)):
            part = Slice.objects.create(dimension=dimension, rank=rank, title=text(word))
            given = {"value": figure} if not isinstance(figure, dict) else figure
            SlicedFigure.objects.create(measurement=row, slice=part, **given)
        row.state = "confirmed"
        row.save()
        return contents.with_measures(Indicator.objects.filter(pk=helped.pk)).get()

    return made


def bars(indicator):
    with override("en"):
        (cut,) = contents.cuts(indicator)
        return [bar.said.replace("\u00a0", " ") for bar in cut.bars], cut


def test_a_small_slice_hides_another_and_the_page_says_why(sliced, page, login, bob):
    said, cut = bars(sliced([70, 44, 4]))
    assert said == ["70", "not shown", "not shown"]
    assert (cut.whole, len(cut.notes)) == ("118", 1)
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert "Counts of fewer than 11 people are not shown" in shown
    assert "By district, 31 March 2026" in shown
    assert shown.count('<td role="cell" class="num">not shown</td>') == 2
    for kept in (">44<", ">4<"):
        assert kept not in shown


def test_a_percentage_never_stands_without_n_in_the_table_either(sliced):
    parts = [{"value": D(20), "numerator": D(2), "denominator": D(10)}, {"value": D(40)}]
    indicator = sliced(parts, value=30, whole=False, counts_people=False, nature="percentage")
    with override("en"):
        (line,) = [one for one in lines(contents.Card(indicator, date(2026, 6, 30))) if one.sliced]
    (said,) = [words.replace("\u00a0", " ") for _name, words in line.sliced]
    assert said == "centre 20 % (2 of 10), north 40 % (n not known)"


def test_what_counts_no_people_hides_nothing(sliced):
    said, cut = bars(
        sliced(
            [70, 44, 4],
            counts_people=False,
        )
    )
    assert (said, cut.notes) == (["70", "44", "4"], [])


def test_a_missing_slice_is_a_dash_and_slices_that_overlap_say_so(sliced):
    said, cut = bars(sliced([70, None, 48], whole=False))
    assert said == ["70", "–", "48"]
    assert cut.notes == ["Somebody may be in several slices, or in none: they need not make the whole."]


def test_a_percentage_by_slice_stands_with_its_people(sliced):
    figures = [
        {"value": D(40), "numerator": D(20), "denominator": D(50)},
        {"value": D(50), "numerator": D(30), "denominator": D(60)},
        {"value": D(10), "numerator": D(4), "denominator": D(40)},
        {"value": D(33)},
    ]
    said, _cut = bars(sliced(figures, value=36, nature="percentage"))
    assert said == ["not shown", "50 % (30 of 60)", "not shown", "33 % (n not known)"]


def test_only_the_last_measure_is_cut_and_a_waiting_one_is_not(sliced, measure, helped):
    sliced([70, 44, 14])
    measure(helped, 130, date(2026, 6, 30))
    held = contents.with_measures(Indicator.objects.filter(pk=helped.pk)).get()
    assert len(contents.cuts(held)) == 1  # the later one awaits its answer


def test_changes_are_numbered_on_the_chart_and_under_it(filled, page, login, alice):
    for revision, (on, why) in enumerate([(date(2026, 2, 1), "made precise"), (date(2026, 4, 1), "raised")], start=2):
        IndicatorChange.objects.create(
            indicator=filled.helped,
            revision=revision,
            before={"target": "500", "milestones": []},
            after={"target": "600", "milestones": []},
            reason=text(why),
            made_by=alice,
            made_on=on,
            made_at=timezone.now(),
        )
    shown = login(alice).get(page("indicator_detail", "I01")).text
    assert '<li value="1">1 February 2026, target, milestones: made precise</li>' in shown
    assert "<title>target, milestones: raised</title>" in shown
    assert "Change 2 on 1 April 2026: target, milestones: raised." in shown


def test_the_counts_of_states_stand_over_the_figures(filled, page, login, alice):
    shown = login(alice).get(page("indicator_list")).text
    with override("en"):
        shelf = contents.shelf(filled.helped.partnership)
        told = ", ".join(said for _status, _pin, said in shelf.counts)
    assert f"<title>{told}.</title>" in shown
    assert "1 contested" in told


def test_a_held_value_names_its_band(adopt, page, login, alice):
    held = adopt(direction="maintain", milestones=[], target=D(19), baseline=None)
    Indicator.objects.filter(pk=held.pk).update(tolerance=1)
    shown = login(alice).get(page("indicator_detail", held.code)).text
    assert "the value to hold, and its band (18 households to 20 households)" in shown
    assert "times the expected change" not in shown
