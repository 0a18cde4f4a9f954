"""What people type badly about impact: a clear sentence, what they typed again, nothing half-written, never a 500."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.translation import override

from core.forms import FigureField
from impact.models import Indicator, Measurement, Story
from partnerships.models import JournalEntry, Objective, Partner, Partnership

GOOD = {
    "propose_indicator": {
        "title_fr": "Logements rénovés", "title_en": "Homes renovated", "kind": "output", "nature": "number",
        "unit_fr": "logements", "definition_fr": "Livrés", "direction": "up", "baseline": "11,8",
        "baseline_on": "2026-01-01", "milestone_1": "40", "milestone_1_on": "2026-12-31", "target": "160.5",
        "target_on": "2028-12-31", "linear": "on", "expected_from": "2026-06-01", "collector": "LLU",
        "confirmer": "VSA",
    },
    "record_measurement": {
        "partner": "LLU", "measured_on": "2026-03-31", "value": "11,4", "respondents": "64", "note_fr": "Carnet",
        "correction_fr": "Recompté",
    },
    "contest_measurement": {"reason_fr": "Hiver doux", "reason_en": "Mild winter"},
    "settle_measurement": {"settlement_fr": "Recalculé", "settlement_en": "Computed again", "stands": "yes"},
    "tell_story": {
        "partner": "LLU", "teller_fr": "Locataire", "told_on": "2026-03-04", "body_fr": "Rouvert",
        "expected": "no", "positive": "yes", "causes_fr": "Voisins", "consent_on": "2026-03-04",
        "consent_scope": "reports",
    },
}  # fmt: skip
NEEDED = {
    "propose_indicator": "title_fr", "record_measurement": "value", "contest_measurement": "reason_fr",
    "settle_measurement": "settlement_fr", "tell_story": "body_fr",
}  # fmt: skip
LONG = "x" * 30_000
FOREIGN = [
    ("propose_indicator", "objective", "O77"),
    ("propose_indicator", "collector", "ELSE"),
    ("propose_indicator", "confirmer", "ELSE"),
    ("propose_indicator", "nature", "poem"),
    ("propose_indicator", "direction", "sideways"),
    ("record_measurement", "partner", "ELSE"),
    ("tell_story", "partner", "ELSE"),
    ("tell_story", "objective", "O77"),
    ("tell_story", "consent_scope", "everybody"),
    ("tell_story", "expected", "perhaps"),
]


@pytest.fixture
def address(filled, partnership, page, founder):
    """The address of a form; another partnership with a partner ELSE and an objective O77 stands beside."""
    other = Partnership.objects.create(
        slug="other", name={"fr": "Autre"}, started_at=partnership.started_at, started_by=founder
    )
    organisation = Partner.objects.filter(code="LLU").get().organisation
    Partner.objects.create(partnership=other, organisation=organisation, code="ELSE", standing="partner")
    Objective.objects.create(partnership=other, code="O77", title={"fr": "x"}, statement={"fr": "x"})
    keys = {
        "record_measurement": "I01",
        "contest_measurement": filled.waiting.uuid,
        "settle_measurement": filled.contested.uuid,
    }
    return lambda name: page(name, *([keys[name]] if name in keys else []))


@pytest.fixture
def writer(login, facilitator, bob):
    """Who may send each form."""
    return lambda name: login(bob if name == "contest_measurement" else facilitator)


def written() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (JournalEntry, Indicator, Measurement, Story))


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_written_once(address, writer, name):
    browser, once = writer(name), {**GOOD[name], "once": str(uuid4())}
    assert browser.post(address(name), once).status_code == 302
    before = written()
    again = browser.post(address(name), once)
    assert again.status_code == 409
    assert "This form has already been sent" in again.text
    assert next(iter(GOOD[name].values())) in again.text
    assert written() == before


@pytest.mark.parametrize("name", GOOD)
def test_empty(address, writer, name):
    before, answer = written(), writer(name).post(address(name), {})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert written() == before


@pytest.mark.parametrize("name", GOOD)
def test_too_long_or_with_control_characters(address, writer, name):
    browser, before = writer(name), written()
    for field in set(GOOD[name]) - {"linear"}:
        for bad in (LONG, "a\x07b", "a\x00b"):
            answer = browser.post(address(name), {**GOOD[name], field: bad})
            assert answer.status_code == 422, (field, bad[:3])
            assert "errors" in answer.text
    assert written() == before


@pytest.mark.parametrize(("name", "field", "value"), FOREIGN)
def test_what_belongs_to_others_cannot_be_chosen(address, writer, name, field, value):
    before, answer = written(), writer(name).post(address(name), {**GOOD[name], field: value})
    assert answer.status_code == 422
    assert GOOD[name][NEEDED[name]] in answer.text
    assert written() == before


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_token_is_refused(address, writer, name):
    assert writer(name).post(address(name), {**GOOD[name], "once": "not-a-token"}).status_code == 422


def test_a_refusal_keeps_what_was_typed(address, login, facilitator):
    late = {**GOOD["record_measurement"], "measured_on": "2199-01-01"}
    answer = login(facilitator).post(address("record_measurement"), late)
    assert answer.status_code == 403
    assert "This date has not come yet." in answer.text
    assert "Carnet" in answer.text
    assert 'value="11,4"' in answer.text


BAD_FIGURES = ["many", "Infinity", "NaN", "1e5", "1.2.3", "1,234.5", "--1", "9" * 17, "1" * 13, "0,12345", "1,200", "٣"]


@pytest.mark.parametrize("value", BAD_FIGURES)
def test_a_figure_that_is_none_is_refused_in_a_sentence(address, writer, value):
    before = written()
    answer = writer("record_measurement").post(
        address("record_measurement"), {**GOOD["record_measurement"], "value": value}
    )
    assert answer.status_code == 422
    assert f'value="{value}"' in answer.text
    assert 'class="errors"' in answer.text
    assert written() == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("11,4", "11.4"), ("11.4", "11.4"), ("-3", "-3"), ("\u22123,5", "-3.5"), ("1 200", "1200"), ("0,125", "0.125")],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_figures_as_people_write_them(typed, meant, language):
    with override(language):
        assert FigureField().clean(typed) == Decimal(meant)


def test_a_rubric_offers_its_levels(filled, page, login, alice):
    address = page("record_measurement", filled.rubric.code)
    assert "2 · Level 2" in login(alice).get(address).text
    for odd in ("4", "2.5", "x"):
        answer = login(alice).post(address, {"measured_on": "2026-04-30", "value": odd})
        assert answer.status_code == 422
    assert login(alice).post(address, {"measured_on": "2026-04-30", "value": "3"}).status_code == 302


def test_one_writes_for_one_s_own_partner_alone(filled, page, login, alice, bob):
    address = page("record_measurement", "I01")
    assert 'name="partner"' not in login(alice).get(address).text
    assert login(alice).post(address, {**GOOD["record_measurement"], "partner": "VSA"}).status_code == 302
    assert Measurement.objects.latest("pk").partner == alice.partner
    login(alice).post(page("tell_story"), {**GOOD["tell_story"], "partner": "VSA"})
    assert Story.objects.latest("pk").collected_by == alice.partner


def test_the_facilitator_writes_on_behalf_of_a_partner(address, page, login, facilitator):
    login(facilitator).post(address("record_measurement"), {**GOOD["record_measurement"], "partner": "CAL"})
    assert Measurement.objects.latest("pk").partner.code == "CAL"
    assert JournalEntry.objects.latest("pk").on_behalf_of.code == "CAL"


BROKEN = [
    ({"target_on": "2025-01-01"}, "The target comes after the baseline."),
    ({"milestone_2": "50"}, "A milestone is a value and a date: give both."),
    ({"milestone_2_on": "2027-01-01"}, "A milestone is a value and a date: give both."),
    ({"milestone_2": "50", "milestone_2_on": "2026-12-31"}, "Two milestones have the same date."),
    ({"milestone_2": "50", "milestone_2_on": "2030-12-31"}, "Milestones stand between the baseline and the target."),
    ({"target_on": "0001-01-01"}, "Look at the year of this date again."),
    ({"level_1_fr": "Rien"}, "Levels belong to a rubric"),
    ({"nature": "rubric", "level_1_fr": "Rien"}, "A rubric has two levels at least"),
    ({"nature": "rubric", "level_1_fr": "Rien", "level_3_fr": "Tout"}, "A rubric has two levels at least"),
    ({"nature": "rubric", "level_1_fr": "Rien", "level_2_fr": "Tout"}, "This is not one of the levels"),
]


@pytest.mark.parametrize(("more", "said"), BROKEN)
def test_an_indicator_that_does_not_hold_together(address, writer, more, said):
    before = written()
    answer = writer("propose_indicator").post(address("propose_indicator"), {**GOOD["propose_indicator"], **more})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Homes renovated" in answer.text
    assert written() == before


def test_who_measures_does_not_confirm(address, writer):
    both = {**GOOD["propose_indicator"], "confirmer": "LLU"}
    answer = writer("propose_indicator").post(address("propose_indicator"), both)
    assert answer.status_code == 403
    assert "Who measures does not confirm" in answer.text
    assert "Homes renovated" in answer.text


def test_an_indicator_is_proposed_whole(address, writer):
    writer("propose_indicator").post(address("propose_indicator"), GOOD["propose_indicator"])
    made = Indicator.objects.latest("pk")
    assert (made.baseline, made.target, made.collector.code) == (Decimal("11.8"), Decimal("160.5"), "LLU")
    assert [(str(point.due_on), point.value) for point in made.milestones.all()] == [("2026-12-31", Decimal(40))]


def test_a_rubric_is_proposed_with_its_levels(address, writer):
    levels = {"level_1_fr": "Rien", "level_2_fr": "Un peu", "level_2_en": "A little", "level_3_fr": "Tout"}
    aims = {"nature": "rubric", "baseline": "1", "target": "3", "milestone_1": "2"}
    given = {**GOOD["propose_indicator"], **levels, **aims}
    assert writer("propose_indicator").post(address("propose_indicator"), given).status_code == 302
    assert [row.level for row in Indicator.objects.latest("pk").levels.all()] == [1, 2, 3]
