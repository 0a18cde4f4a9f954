"""All that a proposal may say: the form keeps it, the page says it again, what does not hold together is told."""

from datetime import date
from decimal import Decimal

import pytest

from impact import contents
from impact.models import Indicator
from tests.conftest import text

WHOLE = {
    "title_fr": "Part de ménages", "title_en": "Share of households", "kind": "outcome", "nature": "percentage",
    "unit_fr": "ménages", "direction": "maintain", "tolerance": "2,5", "baseline": "40", "baseline_on": "2026-01-01",
    "target": "40", "target_on": "2028-12-31", "linear": "on", "accumulation": "snapshot", "reporting": "shares",
    "counts_people": "on", "definition_fr": "Ménages qui…", "method_fr": "Enquête", "method_en": "A survey",
    "limits_fr": "Déclaratif", "limits_en": "Self-reported", "frequency": "year", "season": "4",
    "sdg_targets": "11 1.4", "collector": "LLU", "confirmer": "VSA", "expected_from": "2026-06-01",
    "reference_1_list": "IRIS+", "reference_1_code": "PI1", "reference_1_address": "https://iris.example.org/PI1",
    "dimension_1_fr": "Quartier", "dimension_1_en": "District", "dimension_1_whole": "on",
    "dimension_1_slices_fr": "Tilleuls\n\nGrange-Rouge\n", "dimension_1_slices_en": "Limes\nRed Barn",
}  # fmt: skip
BARE = {"title_fr": "Récits", "title_en": "Stories", "kind": "impact", "nature": "narrative", "direction": "none"}


def test_a_whole_proposal_is_kept_and_said_again(partnership, page, login, alice):
    browser = login(alice)
    assert browser.post(page("propose_indicator"), WHOLE).status_code == 302
    made = Indicator.objects.get()
    assert (made.tolerance, made.reporting, made.season, made.sdg_targets) == (Decimal("2.5"), "shares", 4, "1.4, 11")
    assert (made.counts_people, made.frequency, made.proposer) == (True, "year", alice.partner)
    (cut,) = made.dimensions.all()
    assert (cut.whole, [part.title for part in cut.slices.all()]) == (
        True,
        [text("Tilleuls", "Limes"), text("Grange-Rouge", "Red Barn")],
    )
    shown = browser.get(page("indicator_detail", "I01")).text
    for said in (
        "A survey", "Self-reported", "more or less 2.5", "once a year, in April", "Ménages qui…",
        "each measures its own part", "District, each one in one slice alone: Limes, Red Barn", "1.4, 11", "IRIS+ PI1",
        "yes: small numbers are hidden", "to be held", "Proposed by", "1 of 3 agrees",
    ):  # fmt: skip
        assert said in shown, said


def test_a_narrative_has_words_and_no_figures(partnership, page, login, alice):
    browser = login(alice)
    for more, said in (
        ({"baseline": "3"}, "told in words"),
        ({"milestone_1": "3", "milestone_1_on": "2027-01-01"}, "told in words"),
    ):
        answer = browser.post(page("propose_indicator"), BARE | more)
        assert answer.status_code == 422 and said in answer.text
    assert browser.post(page("propose_indicator"), BARE).status_code == 302
    made = Indicator.objects.get()
    assert (made.is_narrative, made.accumulation, made.frequency) == (True, "snapshot", "free")
    assert "No baseline" not in browser.get(page("indicator_detail", "I01")).text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"sdg_targets": "1.9"}, "The 2030 Agenda has no 1.9."),
        ({"direction": "up"}, "A tolerance belongs to what is to be held"),
        ({"tolerance": "-1"}, "greater than or equal to 0"),
        ({"season": "13"}, "Select a valid choice"),
        ({"dimension_2_fr": "Âge"}, "Name two slices at least"),
        ({"dimension_2_slices_fr": "a\nb"}, "Say by what it is sliced."),
        ({"dimension_2_fr": "Âge", "dimension_2_slices_fr": "a\na"}, "Name two slices at least"),
        ({"dimension_1_slices_en": "Limes"}, "The languages do not have the same number of lines."),
        ({"reference_2_code": "PI2"}, "A reference is a list and a code: give both."),
        ({"reference_1_address": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_what_does_not_hold_together_is_told_where_it_is(partnership, page, login, alice, more, said):
    answer = login(alice).post(page("propose_indicator"), WHOLE | more)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Self-reported" in answer.text, "what was typed is there again"
    assert not Indicator.objects.exists()


def test_the_essential_first_the_rest_folded_away_unless_it_is_filled_in(partnership, page, login, alice):
    blank = login(alice).get(page("propose_indicator")).text
    assert blank.count('<details class="fold">') == 7
    assert '<details class="fold" open>' not in blank
    again = login(alice).post(page("propose_indicator"), WHOLE | {"title_fr": ""}).text
    assert again.count('<details class="fold" open>') == 6, "all but the levels of a rubric"


def test_what_is_weak_is_said_of_one_and_of_all(partnership, adopt, page, login, alice):
    weak = adopt(target=Decimal(0), baseline=Decimal(5), milestones=[(date(2027, 1, 1), Decimal(3))], kind="output")
    shown = login(alice).get(page("indicator_detail", weak.code)).text
    for said in (
        "The target is not above the baseline",
        "No definition:",
        "It serves no objective:",
        "Nobody is named",
    ):
        assert said in shown
    assert "The first effect has no day" not in shown, "what one does oneself has no first effect to wait for"
    listed = login(alice).get(page("indicator_list")).text
    assert "All indicators count what you do." in listed
    assert "0 of 1 indicators are rubrics or narratives" in listed
    assert contents.weaknesses([]) == []
