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
from tests.impact.framed import adopt_together

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
    adopt_together(indicator, facilitator)
    said = words(partnership, "impact")
    assert "from 0 households to 600 households, by 31 December 2028" in said
    assert "Logis & Lumière, Ville de Saint-Aubin" in said


def test_what_each_partner_brings(partnership, facilitator, alice, bob):
    need = partnerships.add_need(partnership, by=facilitator, title=text("Droit", "Law"), criticality=3, required=2)
    quantity = {"quantity": Decimal(600), "unit": text("heures", "hours")}
    hours = partnerships.add_need(partnership, by=facilitator, title=text("Temps"), criticality=1, **quantity)
    taken_back = partnerships.make_offer(need, by=bob, level=3)
    partnerships.withdraw_offer(taken_back, by=bob, reason="Fin")
    partnerships.make_offer(need, by=alice, level=2)
    partnerships.make_offer(hours, by=bob, quantity=Decimal(40))
    offered = words(partnership, "contributions")
    assert "LLU (usual practice)" in offered and "VSA (40 hours)" in offered and "VSA (reference" not in offered


def test_contributions_take_the_place_of_offers_once_there_are_any(partnership, alice, bob):
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31)}
    rent = {"title": text("Salles", "Rooms"), "planned": Decimal(18000), "basis": text("Loyer", "Rent"), **days}
    partnerships.promise_contribution(partnership, by=bob, kind="in_kind", **rent)
    for day in ({"starts_on": date(2026, 5, 1)}, {"ends_on": date(2027, 5, 1)}, {}):
        partnerships.promise_contribution(partnership, by=alice, kind="in_kind", title=text("Appui", "Backing"), **day)
    before = words(partnership, "contributions")
    assert "Guarantees and loans" not in before
    fund = {"title": text("Fonds", "Fund"), "planned": Decimal(150000)}
    partnerships.promise_contribution(partnership, by=alice, kind="guarantee", **fund)
    gone = partnerships.promise_contribution(partnership, by=alice, kind="cash", title=text("Don", "Gift"))
    partnerships.withdraw_contribution(gone, by=alice, reason="Fin")
    said, french = words(partnership, "contributions"), words(partnership, "contributions", "fr")
    assert "€18,000" in said and "Rent" in said and "From 1 January 2026 to 31 December 2028" in said
    for when in ("From 1 May 2026", "Until 1 May 2027", "As long as the partnership", "not valued"):
        assert when in said
    assert "it is never added to what is brought" in said.partition("€150,000")[0]
    assert "Gift" not in said and "168,000" not in said
    assert "18\u202f000\u00a0€" in french


def test_guarantees_alone_are_composed_too(partnership, alice):
    fund = {"title": text("Fonds", "Fund"), "planned": Decimal(150000)}
    partnerships.promise_contribution(partnership, by=alice, kind="guarantee", **fund)
    assert "Guarantees and loans" in words(partnership, "contributions")


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


def test_an_objective_says_for_whom_and_in_which_unit(partnership, facilitator):
    objective = partnerships.add_objective(
        partnership,
        by=facilitator,
        title=text("Agir", "Act"),
        statement=text("Aider 600 ménages", "Help 600 households"),
        beneficiaries=text("les locataires", "tenants"),
        unit=text("ménages", "households"),
    )
    assert "For: tenants. Unit: households." in words(partnership, "objectives")
    path = {"baseline": text("0"), "target": text("600"), "due_on": date(2028, 12, 31)}
    partnerships.change_objective(objective, by=facilitator, **path)
    whole = "For: tenants. From: 0. To: 600. By: 31 December 2028. Unit: households."
    assert whole in words(partnership, "objectives")


def test_objectives_and_values_come_in_the_order_chosen(partnership, facilitator):
    by = {"by": facilitator}
    for name in ("Premier", "Second"):
        last = partnerships.add_objective(partnership, title=text(name), statement=text(name), **by)
        value = partnerships.add_value(partnership, name=text(name), behaviour=text(f"On voit {name}"), **by)
    partnerships.move_objective(last, way="up", **by)
    partnerships.move_value(value, way="up", **by)
    for part in ("objectives", "values"):
        said = words(partnership, part, "fr")
        assert said.index("Second") < said.index("Premier"), part


def test_the_values_with_how_one_sees_them(partnership, facilitator):
    assert "No value has been written yet." in words(partnership, "values")
    behaviour = text("Une voix vaut une voix.", "One voice is one voice.")
    partnerships.add_value(partnership, by=facilitator, name=text("Équité", "Fairness"), behaviour=behaviour)
    said = words(partnership, "values")
    assert "Fairness" in said and "One voice is one voice." in said
    assert "Équité" in words(partnership, "values", "fr")


def test_the_risks_that_are_not_closed_the_heaviest_first(partnership, facilitator, alice):
    assert "No risk is open." in words(partnership, "risks")
    by = {"by": facilitator}
    light = partnerships.add_risk(partnership, title=text("Pluie", "Rain"), likelihood=1, severity=1, **by)
    heavy = {"likelihood": 4, "severity": 4, "owner": alice.partner, "mitigation": text("Lots", "Lots")}
    partnerships.add_risk(partnership, title=text("Retard", "Delay"), trigger=text("Mars", "March"), **heavy, **by)
    said = words(partnership, "risks")
    assert said.index("R02. Delay") < said.index("R01. Rain")
    assert "Logis & Lumière" in said and "Alarm: March" in said and "nobody yet" in said
    stands = {"likelihood": 1, "severity": 1, "state": "closed", "note": text("Sec", "Dry")}
    partnerships.review_risk(light, **stands, **by)
    assert "Rain" not in words(partnership, "risks")
