"""A figure of every nature, its slices, its place; a second one corrects, with a reason."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from core.texts import Localized
from impact import actions
from impact.figuring import Part
from impact.models import Measurement, Slice
from partnerships.models import JournalEntry
from tests.conftest import text

DAY = date(2026, 3, 31)
WHY = text("Recompté", "Counted again")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def enter(alice):
    """Alice enters figures of a day."""

    def entered(indicator, **figures):
        return actions.record_measurement(indicator, **{"by": alice, "measured_on": DAY} | figures)

    return entered


def test_a_percentage_is_made_of_its_parts_half_up(percentage, enter):
    made = enter(percentage, numerator=Decimal(2), denominator=Decimal(3))
    made.refresh_from_db()
    assert (made.value, made.numerator, made.denominator) == (Decimal("66.6667"), 2, 3)
    assert JournalEntry.objects.latest("pk").params["value"] == "66.6667 (2 / 3)"


def test_a_stated_percentage_says_of_how_many(percentage, enter):
    assert enter(percentage, value=Decimal(40), respondents=12).value == 40


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"numerator": Decimal(1), "denominator": Decimal(0)}, "The denominator is 0"),
        ({"numerator": Decimal(-1), "denominator": Decimal(2)}, "none is below 0"),
        ({"numerator": Decimal(1)}, "give both"),
        ({"denominator": Decimal(1)}, "give both"),
        ({"value": Decimal(1)}, "Say of how many answers"),
        ({"value": Decimal(1), "respondents": 3, "numerator": Decimal(1), "denominator": Decimal(2)}, "not both"),
        ({}, "Give the figure."),
        ({"marks": (1,)}, "belong to a rubric"),
    ],
)
def test_a_percentage_that_is_none(percentage, enter, figures, said):
    assert said in refused(enter, percentage, **figures)
    assert not Measurement.objects.exists()


def test_a_number_is_a_number(helped, enter):
    assert "this indicator is not one" in refused(enter, helped, numerator=Decimal(1), denominator=Decimal(2))
    assert "Give the figure." in refused(enter, helped)


def test_a_panel_s_median_may_fall_between_two_levels(rubric, enter):
    made = enter(rubric, marks=(1, 2, 3, 3))
    made.refresh_from_db()
    assert (made.value, made.marks, made.respondents) == (Decimal("2.5"), [1, 2, 3, 3], 4)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"marks": (1, 4)}, "no such level"),
        ({"marks": (1,), "value": Decimal(2)}, "not both"),
        ({"marks": (1,) * 51}, "fifty marks at most"),
        ({"value": Decimal("2.5")}, "no such level"),
    ],
)
def test_marks_that_are_none(rubric, enter, figures, said):
    assert said in refused(enter, rubric, **figures)


def test_a_narrative_is_told_in_words(narrative, enter):
    made = enter(narrative, told=text("On se salue.", "People greet each other."))
    assert (made.value, str(made.told)) == (None, "People greet each other.")
    assert "write what was seen" in refused(enter, narrative, told=Localized())
    assert "it has no figure" in refused(enter, narrative, told=WHY, value=Decimal(3))


def test_places_stand_side_by_side(helped, enter):
    for place, value in (("Canal", 4), (" Hill ", 6), ("", 9)):
        enter(helped, value=Decimal(value), place=place)
    assert set(Measurement.objects.standing().values_list("place", "rank")) == {("Canal", 1), ("Hill", 1), ("", 1)}


# Slices ------------------------------------------------------------------------------------------------------


def by_name(**parts):
    rows = {str(one.title): one.pk for one in Slice.objects.all()}
    return {rows[name]: Part(Decimal(value)) for name, value in parts.items()}


def test_slices_are_kept_with_their_whole(sliced, enter):
    made = enter(sliced, value=Decimal(20), slices=by_name(**{"Under 25": 8, "25 and over": 12, "Canal": 5}))
    assert {str(row.slice.title): row.value for row in made.sliced.all()} == {
        "Under 25": 8, "25 and over": 12, "Canal": 5,
    }  # fmt: skip


def test_a_slice_above_the_whole_is_refused(sliced, enter):
    said = refused(enter, sliced, value=Decimal(20), slices=by_name(Canal=21))
    assert said == "“Canal” is 21, above the whole, which is 20."


def test_a_whole_dimension_adds_up(sliced, enter):
    said = refused(enter, sliced, value=Decimal(20), slices=by_name(**{"Under 25": 8, "25 and over": 11}))
    assert said == "The parts of “By age” make 19 together, and the whole is 20: they must be equal."


def test_denominators_of_slices_add_up_likewise(percentage, enter):
    cut = percentage.dimensions.create(rank=1, title=text("By age"), whole=True)
    young, old = (cut.slices.create(rank=n, title=text(name)) for n, name in enumerate(("Under 25", "25 and over"), 1))
    whole = {"numerator": Decimal(6), "denominator": Decimal(10)}
    odd = {young.pk: Part(None, Decimal(2), Decimal(3)), old.pk: Part(None, Decimal(4), Decimal(8))}
    assert "make 11 together, and the whole is 10" in refused(enter, percentage, **whole, slices=odd)
    zero = {young.pk: Part(None, Decimal(2), Decimal(0))}
    assert "The denominator of “Under 25” is 0" in refused(enter, percentage, **whole, slices=zero)
    half = {young.pk: Part(None, Decimal(2))}
    assert "without a denominator" in refused(enter, percentage, **whole, slices=half)
    odd[old.pk] = Part(None, Decimal(4), Decimal(7))
    made = enter(percentage, **whole, slices=odd)
    assert sorted(row.value for row in made.sliced.all()) == [Decimal("57.1429"), Decimal("66.6667")]


def test_a_number_s_slice_has_no_parts(sliced, enter):
    one = Slice.objects.get(rank=1, dimension__rank=2)
    parts = {one.pk: Part(None, Decimal(1), Decimal(2))}
    assert "it has no numerator" in refused(enter, sliced, value=Decimal(9), slices=parts)


# Corrections ---------------------------------------------------------------------------------------------------


def test_a_second_figure_for_the_same_day_says_why(helped, enter, bob):
    first = enter(helped, value=Decimal(22))
    assert "Say why you correct it" in refused(enter, helped, value=Decimal(25))
    second = enter(helped, value=Decimal(25), correction=WHY)
    assert (second.rank, str(second.correction)) == (2, "Counted again")
    assert enter(helped, value=Decimal(1), place="Canal").rank == 1
    assert list(Measurement.objects.superseded()) == [first]
    line = JournalEntry.objects.filter(event="impact.measurement_corrected").get()
    assert line.params["reason"] == {"fr": "Recompté", "en": "Counted again"}


def test_the_author_is_the_organisation_of_whoever_enters(helped, enter, facilitator, alice, bob, also_facilitates):
    assert enter(helped, value=Decimal(1)).author == alice.partner
    other = {"measured_on": date(2026, 4, 1), "partner": alice.partner, "value": Decimal(2)}
    assert enter(helped, **other, by=facilitator).author is None
    other["measured_on"] = date(2026, 4, 2)
    assert enter(helped, **other, by=also_facilitates(bob)).author == bob.partner


def test_the_page_takes_a_percentage_with_its_slices(percentage, page, login, alice):
    cut = percentage.dimensions.create(rank=1, title=text("By age"), whole=False)
    young = cut.slices.create(rank=1, title=text("Under 25"))
    browser, address = login(alice), page("record_measurement", percentage.code)
    shown = browser.get(address).text
    for said in ("Out of how many", "By age · Under 25: how many", 'capture="environment"', 'enctype="multipart'):
        assert said in shown
    sent = {"measured_on": "2026-03-31", "numerator": "6", "denominator": "10"}
    answer = browser.post(address, {**sent, f"slice_{young.pk}_of": "7", f"slice_{young.pk}_whole": "9"})
    assert answer.status_code == 403
    assert "“Under 25” is 7, above the whole, which is 6." in answer.text
    assert 'value="6"' in answer.text
    assert (
        browser.post(address, {**sent, f"slice_{young.pk}_of": "2", f"slice_{young.pk}_whole": "3"}).status_code == 302
    )
    shown = browser.get(page("indicator_detail", percentage.code)).text
    for said in ("6 out of 10", "(2 of 3)"):
        assert said in shown


def test_the_page_takes_marks_and_words(rubric, narrative, page, login, alice):
    browser = login(alice)
    address = page("record_measurement", rubric.code)
    assert browser.post(address, {"measured_on": "2026-03-31", "marks": "2, x"}).status_code == 422
    assert browser.post(address, {"measured_on": "2026-03-31", "marks": "2, 3 3;1"}).status_code == 302
    assert "marks 2, 3, 3, 1" in browser.get(page("indicator_detail", rubric.code)).text
    address = page("record_measurement", narrative.code)
    assert 'name="value"' not in browser.get(address).text.replace('name="value_', "")
    assert browser.post(address, {"measured_on": "2026-03-31", "told_fr": "On se salue."}).status_code == 302
    assert "On se salue." in browser.get(page("indicator_detail", narrative.code)).text


def test_small_counts_of_people_are_not_shown_by_slice(sliced, enter, page, login, bob):
    sliced.counts_people = True
    sliced.save(update_fields=["counts_people"])
    enter(sliced, value=Decimal(60), slices=by_name(**{"Under 25": 8, "25 and over": 52, "Canal": 41}))
    shown = login(bob).get(page("indicator_detail", sliced.code)).text
    assert "Under 25 not shown, 25 and over not shown" in shown
    assert "Canal 41" in shown
