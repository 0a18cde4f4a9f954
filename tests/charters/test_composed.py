"""Parts composed from governance and impact say what those floors hold, in both languages."""

import json
from datetime import date
from decimal import Decimal

import pytest

from charters import actions
from charters.contents import document
from charters.contents.composed import COMPOSERS
from charters.contents.readiness import readiness
from charters.contents.words import read_in
from charters.models import Article
from impact import actions as impact
from partnerships import actions as partnerships
from partnerships.models import Partner
from tests.conftest import text
from tests.governance.conftest import committee, lead

__all__ = ["committee", "lead"]


def words(partnership, part: str, language: str = "en") -> str:
    """All that a part says in one language, as one text."""
    composed = COMPOSERS[part](partnership)
    told = read_in([composed.note, composed.blocks], language, partnership.languages)
    return json.dumps(told, ensure_ascii=False)


def test_every_part_has_its_composer():
    assert set(COMPOSERS) == set(Article.Part)


@pytest.mark.parametrize("part", list(Article.Part))
def test_a_part_without_data_says_so_and_can_be_frozen(partnership, part):
    assert words(partnership, part)


@pytest.mark.usefixtures("committee")
def test_the_committee_and_its_rules(partnership, at):
    with at(2026, 2, 1):
        seats = words(partnership, "committee")
        assert "Alice" in seats and "3 voting seats" in seats
        rules = words(partnership, "rules")
        french = words(partnership, "rules", "fr")
    assert "above €20,000" in rules and "In writing: " in rules and "First: " in rules and "uorum" in rules
    assert "In writing" not in french and "above" not in french


def test_the_lead_and_what_it_never_settles(partnership, lead, at):
    with at(2026, 2, 1):
        said = words(partnership, "lead")
        assert "Alice (Logis & Lumière) is strategic lead from 1 January 2026 to 31 December 2026." in said
        assert "commit no more than €15,000" in said and "a change of the charter;" in said
        assert "Bob takes over." in said and "Delegated to it" in said
        french = words(partnership, "lead", "fr")
    assert "Bob prend le relais." in french and "15\u202f000" in french


def test_the_indicators(partnership, facilitator, alice, bob):
    indicator = impact.propose_indicator(
        partnership,
        by=facilitator,
        title=text("Ménages accompagnés", "Households supported"),
        unit=text("ménages", "households"),
        baseline=Decimal(0),
        baseline_on=date(2026, 1, 1),
        target=Decimal(600),
        target_on=date(2028, 12, 31),
        collector=alice.partner,
        confirmer=bob.partner,
    )
    assert "No indicator has been adopted yet." in words(partnership, "impact")
    impact.adopt_indicator(indicator, by=facilitator)
    said = words(partnership, "impact")
    assert "from 0 households to 600 households, by 31 December 2028" in said
    assert "Logis & Lumière, Ville de Saint-Aubin" in said


def test_the_roles_name_the_person_and_keep_who_left(partnership, facilitator, alice, bob):
    held = {"accountable": alice.partner, "responsible": [alice.partner, bob.partner], "answerable": alice}
    partnerships.add_task(partnership, by=facilitator, title=text("Visiter", "Visit"), **held)
    said = words(partnership, "roles")
    assert "Answers for it: Alice" in said and "VSA (left)" not in said
    Partner.objects.filter(pk=bob.partner_id).update(standing="former")
    assert "VSA (left)" in words(partnership, "roles")


def test_who_left_is_not_accountable_any_more(partnership, facilitator, alice):
    held = {"accountable": alice.partner, "responsible": [alice.partner]}
    partnerships.add_task(partnership, by=facilitator, title=text("Visiter"), **held)
    version = actions.start_charter(partnership, by=facilitator).versions.get()
    assert next(line for line in readiness(version) if line.code == "tasks").holds
    Partner.objects.filter(pk=alice.partner_id).update(standing="former")
    assert not next(line for line in readiness(version) if line.code == "tasks").holds


def test_a_charter_follows_the_data_until_it_is_frozen(partnership, facilitator):
    charter = actions.start_charter(partnership, by=facilitator)
    actions.add_composed_article(charter, by=facilitator, title=text("Objectifs"), parts=["objectives"])
    version = charter.versions.get()
    before = document.draft(version)["articles"]
    partnerships.add_objective(partnership, by=facilitator, title=text("Agir"), statement=text("Aider 600 ménages"))
    assert document.draft(version)["articles"] != before
