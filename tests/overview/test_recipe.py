"""The fifteen lines: read from facts, each with a sentence, none in place by chance."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from governance import actions as governance
from overview import actions
from overview.contents.facts import facts_of
from overview.contents.lines import LINES, marks_of, told
from overview.recipe import READERS, Facts, State, read
from partnerships import actions as building
from tests.conftest import text

TODAY = date(2026, 11, 23)
WHOLE = Facts(
    today=TODAY,
    partners=8, profiles=8, vision="v1.0", consents=8,
    objectives=5, measurable=5, with_indicator=5, with_expectation=5, measured_when_due=5, due_objectives=5,
    needs=12, critical=6, critical_met=6, tasks=12, tasks_whole=12, seats=8, seated=8, rules=True, decisions=7,
    lead="Nadia", lead_until=date(2026, 12, 31), lead_bounded=True, charter="v1.0", entries=389,
    indicators=10, qualitative=2, measures=15, confirmed=14, contested=1, unexpected=2,
)  # fmt: skip
NO_DATA_YET = {"M1", "M4", "M5"}


def states(facts: Facts) -> dict[str, State]:
    return {code: reading.state for code, reading in read(facts).items()}


def test_a_whole_partnership_has_all_in_place_but_what_is_not_recorded_yet():
    found = states(WHOLE)
    assert {code for code, state in found.items() if state != State.IN_PLACE} == NO_DATA_YET
    assert all(found[code] == State.NOT_YET for code in NO_DATA_YET)


def test_an_empty_partnership_has_nothing_in_place():
    assert State.IN_PLACE not in states(Facts(today=TODAY)).values()


@pytest.mark.parametrize(
    ("line", "change", "state"),
    [
        ("D1", {"consents": 7}, State.UNDER_WAY),
        ("D2", {"measurable": 4}, State.UNDER_WAY),
        ("D2", {"with_indicator": 4}, State.UNDER_WAY),
        ("D3", {"uncovered": 1}, State.UNDER_WAY),
        ("D3", {"critical_met": 5}, State.UNDER_WAY),
        ("D3", {"profiles": 7}, State.UNDER_WAY),
        ("D4", {"seated": 7}, State.UNDER_WAY),
        ("D4", {"tasks_whole": 11}, State.UNDER_WAY),
        ("D5", {"with_expectation": 0}, State.UNDER_WAY),
        ("S1", {"due_objectives": 0}, State.NOT_YET),
        ("S1", {"measured_when_due": 4}, State.UNDER_WAY),
        ("S1", {"consents": 7}, State.UNDER_WAY),
        ("S2", {"charter": "", "signing": "v1.0", "signed": 6, "to_sign": 8}, State.UNDER_WAY),
        ("S2", {"charter": ""}, State.MISSING),
        ("S3", {"rules": False}, State.UNDER_WAY),
        ("S3", {"decisions": 0}, State.UNDER_WAY),
        ("S3", {"meet_by": TODAY - timedelta(days=1)}, State.UNDER_WAY),
        ("S3", {"meet_by": TODAY}, State.IN_PLACE),
        ("S5", {"minutes_late": 1}, State.UNDER_WAY),
        ("S3", {"seated": 4}, State.UNDER_WAY),
        ("S4", {"lead_until": date(2026, 11, 22)}, State.MISSING),
        ("S4", {"lead_bounded": False}, State.UNDER_WAY),
        ("S5", {"entries": 0}, State.MISSING),
        ("M2", {"qualitative": 1}, State.UNDER_WAY),
        ("M2", {"unexpected": 0}, State.UNDER_WAY),
        ("M3", {"confirmed": 13}, State.UNDER_WAY),
        ("M3", {"measures": 0}, State.MISSING),
    ],
)
def test_each_condition_counts(line, change, state):
    assert states(replace(WHOLE, **change))[line] == state


COUNTS = st.fixed_dictionaries(
    {field.name: st.integers(0, 12) for field in fields(Facts) if field.type in (int, "int")}
)


@given(COUNTS, st.booleans(), st.sampled_from(["", "v1.0"]))
def test_whatever_the_facts_every_line_has_its_sentence(counts, rules, label):
    facts = Facts(today=TODAY, rules=rules, vision=label, charter=label, signing=label, **counts)
    readings = read(facts)
    for line in LINES:
        assert str(line.sentences[readings[line.code].key]) % readings[line.code].kept()


def test_lines_and_readers_are_the_same_fifteen():
    assert [line.code for line in LINES] == list(READERS)
    assert len(LINES) == 15


def test_the_facts_are_the_partnership_s_own(partnership, facilitator, alice, bob, carol):
    by = {"by": facilitator}
    assert facts_of(partnership).partners == 3
    version = building.propose_version(partnership, **by, paragraphs=[(None, text("Vision"))])
    for member, position in ((alice, "consent"), (bob, "concern"), (carol, "objection")):
        building.give_consent(version, by=member, position=position, reason="Because.")
    need = building.add_need(partnership, **by, title=text("Visites"), criticality=3, required=3)
    building.make_offer(need, by=alice, level=2)
    words = {"title": text("Atteindre"), "statement": text("600"), "baseline": text("0"), "target": text("600")}
    building.add_objective(partnership, **by, **words, due_on=TODAY)
    building.add_objective(partnership, **by, title=text("Vide"), statement=text("Rien"))
    facts = facts_of(partnership)
    assert (facts.vision, facts.consents) == ("v1", 2)
    assert (facts.needs, facts.critical, facts.critical_met, facts.uncovered) == (1, 1, 0, 0)
    assert (facts.objectives, facts.measurable, facts.with_expectation) == (2, 1, 0)
    assert facts.entries == partnership.journal.count()


def test_an_act_refreshes_the_marks_of_the_rail(partnership, facilitator, login):
    browser = login(facilitator)
    browser.post(
        f"/partnerships/{partnership.slug}/needs/new/", {"title_fr": "Visites", "criticality": 3, "required": 2}
    )
    assert marks_of(partnership)["D3"].params["critical"] == 1


def test_a_refused_act_refreshes_nothing(partnership, alice, login):
    login(alice).post(
        f"/partnerships/{partnership.slug}/needs/new/", {"title_fr": "x", "criticality": 3, "required": 2}
    )
    assert marks_of(partnership) == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_kept_reading_is_told_in_the_reader_s_language(partnership, language):
    actions.refresh_marks(partnership)
    with override(language):
        lines = told(partnership, marks_of(partnership))
    assert len(lines) == 15
    assert all("%(" not in line["sentence"] and line["sentence"] for line in lines)
    assert lines[0]["link"] == f"/partnerships/{partnership.slug}/vision/"


def test_contributions_are_said_of_the_partners_once_there_are_any(partnership, facilitator, alice):
    building.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=1)
    assert "contributing" not in read(facts_of(partnership))["D3"].params
    building.promise_contribution(partnership, by=alice, kind="cash", title=text("Don"))
    reading = read(facts_of(partnership))["D3"]
    assert (reading.key, reading.params["contributing"]) == ("contributions", 1)
    assert reading.state == State.UNDER_WAY
    actions.refresh_marks(partnership)
    (line,) = [line for line in told(partnership, marks_of(partnership)) if line["code"] == "D3"]
    assert line["sentence"].endswith("contributions promised by 1 of them.")


def test_a_withdrawn_offer_and_a_candidate_s_count_for_nothing(partnership, facilitator, alice):
    need = building.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=1)
    offer = building.make_offer(need, by=alice, level=2)
    assert facts_of(partnership).critical_met == 1
    building.withdraw_offer(offer, by=alice, reason="Fin")
    details = {"organisation": "Phare", "code": "PHA", "name": "Zoé", "email": "zoe@example.org"}
    candidate = building.invite_partner(partnership, by=facilitator, **details)
    building.make_offer(need, by=facilitator, partner=candidate, level=3)
    facts = facts_of(partnership)
    assert (facts.critical_met, facts.uncovered) == (0, 1)


def test_a_committee_that_advises_holds_no_seat_of_those_that_decide(partnership, facilitator, alice, at):
    """Seats of an advisory committee count nowhere; the committee is to meet again within its own cadence."""
    with at(2026, 1, 6, 9):
        governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
        body = governance.add_body(partnership, by=facilitator, name=text("Comité technique"))
        governance.add_seat(body, by=facilitator, partner=alice.partner)
        governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
        facts = facts_of(partnership)
    assert (facts.seats, facts.seated) == (3, 0)
    assert facts.meet_by == date(2026, 1, 6) + timedelta(days=93)
