"""What the first list is read from: the partnership's own facts, and a number of queries that data does not change."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from core import clock
from governance import actions as governance
from impact.models import Indicator, StatusOverride
from overview.contents.facts import facts_of
from overview.contents.facts.place import LONGEST
from overview.recipe import Facts
from partnerships import actions as building
from partnerships.models import Involvement, Partner, Partnership, Task
from tests.conftest import answers, text


def words(names) -> list[str]:
    return [str(name) for name in names]


def test_consents_and_objectives_are_read_with_what_lacks(partnership, facilitator, alice, bob, carol):
    by = {"by": facilitator}
    assert facts_of(partnership).vision == ""
    version = building.propose_version(partnership, **by, paragraphs=[(None, text("Vision"))])
    for member, position in ((alice, "consent"), (bob, "concern"), (carol, "objection")):
        building.give_consent(version, by=member, position=position, reason="Because.")
    told = {"title": text("Atteindre"), "statement": text("600"), "baseline": text("0"), "target": text("600")}
    building.add_objective(partnership, **by, **told, due_on=partnership.today())
    building.add_objective(partnership, **by, title=text("Vide"), statement=text("Rien"))
    facts = facts_of(partnership)
    assert (facts.vision, facts.partners, facts.concerns) == ("v1", 3, 1)
    assert facts.unconsenting == ["Calorane SA"]
    assert facts.objectives == 2
    assert [words(names) for names in (facts.no_start, facts.no_aim, facts.no_date)] == [["O02 Vide"]] * 3
    assert words(facts.no_indicator) == words(facts.no_expectation) == ["O01 Atteindre", "O02 Vide"]
    assert facts.entries == partnership.journal.count()


def test_whoever_left_is_not_awaited(partnership, facilitator, alice, bob, carol):
    version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    for member in (alice, bob):
        building.give_consent(version, by=member, position="consent")
    building.withdraw_partner(carol.partner, by=facilitator, reason="Fin")
    assert (facts_of(partnership).partners, facts_of(partnership).unconsenting) == (2, [])


def test_a_need_is_covered_by_two_and_fragile_with_one(partnership, facilitator, alice, bob):
    need = building.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=2)
    building.add_need(partnership, by=facilitator, title=text("Logo"), criticality=1, required=1)

    def found():
        facts = facts_of(partnership)
        return facts.needs, facts.critical, words(facts.uncovered), words(facts.fragile)

    assert found() == (2, 1, ["N01 Visites", "N02 Logo"], ["N01 Visites"])
    offer = building.make_offer(need, by=alice, level=2)
    assert found() == (2, 1, ["N02 Logo"], ["N01 Visites"])
    building.make_offer(need, by=bob, level=3)
    assert found() == (2, 1, ["N02 Logo"], [])
    building.withdraw_offer(offer, by=alice, reason="Fin")
    details = {"organisation": "Phare", "code": "PHA", "name": "Zoé", "email": "zoe@example.org"}
    candidate = building.invite_partner(partnership, by=facilitator, **details)
    building.make_offer(need, by=facilitator, partner=candidate, level=3)
    assert found() == (2, 1, ["N02 Logo"], ["N01 Visites"])


def test_each_partner_has_its_profile_and_its_part(partnership, facilitator, alice):
    everybody = ["Logis & Lumière", "Ville de Saint-Aubin", "Calorane SA"]
    assert (facts_of(partnership).no_profile, facts_of(partnership).no_part) == (everybody, everybody)
    said = answers(stake=text("A"), expectation=text("B"), non_negotiable=text("C"))
    building.describe_partner(alice.partner, by=alice, answers=said)
    Partner.objects.filter(pk=alice.partner.pk).update(part=text("Coordination"))
    assert (facts_of(partnership).no_profile, facts_of(partnership).no_part) == (everybody[1:], everybody[1:])


def test_a_task_whose_accountable_left_has_none(partnership, facilitator, carol):
    task = Task.objects.create(partnership=partnership, code="T1", title=text("Visiter"))
    Involvement.objects.create(partnership=partnership, task=task, partner=carol.partner, part="A")
    Task.objects.create(partnership=partnership, code="T2", title=text("Un titre " + "long " * 30))
    facts = facts_of(partnership)
    assert facts.tasks == 2 and [len(str(name)) <= LONGEST + 4 for name in facts.no_accountable] == [True]
    assert str(facts.no_accountable[0]).endswith("…")
    building.withdraw_partner(carol.partner, by=facilitator, reason="Fin")
    assert len(facts_of(partnership).no_accountable) == 2


def test_a_committee_that_advises_holds_no_seat_of_those_that_decide(partnership, facilitator, alice, at):
    with at(2026, 1, 6, 9):
        governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
        body = governance.add_body(partnership, by=facilitator, name=text("Comité technique"))
        governance.add_seat(body, by=facilitator, partner=alice.partner)
        facts = facts_of(partnership)
    assert (facts.seats, len(facts.vacant)) == (3, 3)


def _indicator(partnership, number: int) -> Indicator:
    objective = partnership.objectives.first()
    return Indicator.objects.create(
        partnership=partnership, objective=objective, code=f"X{number}", title=text("Indicateur"), state="adopted",
        nature="rubric" if number % 2 else "number", frequency="month", adopted_on=partnership.today(),
    )  # fmt: skip


def _grow(partnership: Partnership, facilitator, partners: int, indicators: int) -> None:
    """More partners, needs, tasks and indicators; made at once, for what counts here is how they are read."""
    first = Organisation.objects.count()
    made = [
        Organisation(name=f"Organisation {n}") for n in range(first, first + partners - partnership.partners.count())
    ]
    Organisation.objects.bulk_create(made)
    Partner.objects.bulk_create(
        Partner(partnership=partnership, organisation=one, code=f"P{n}", standing="partner", joined_at=clock.now())
        for n, one in enumerate(made, first)
    )
    for number in range(partnership.indicators.count(), indicators):
        row = _indicator(partnership, number)
        StatusOverride.objects.create(
            indicator=row, status="behind", reason=text("Vu"), set_by=facilitator, set_on=partnership.today(),
            set_at=clock.now(),
        )  # fmt: skip
        building.add_need(partnership, by=facilitator, title=text("Besoin"), criticality=3, required=1)
        Task.objects.create(partnership=partnership, code=f"T{number}", title=text("Tâche"))


def test_the_number_of_queries_does_not_depend_on_the_data(partnership, facilitator):
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"))
    governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
    counts, found = set(), Facts(today=partnership.today())
    for partners, indicators in ((3, 1), (30, 10), (300, 100)):
        _grow(partnership, facilitator, partners, indicators)
        with CaptureQueriesContext(connection) as asked:
            found = facts_of(partnership)
        counts.add(len(asked))
    assert len(counts) == 1
    assert (found.partners, found.indicators, found.qualitative, found.tasks) == (300, 100, 50, 100)


@pytest.mark.parametrize(("days", "red"), [(1, 1), (0, 0), (-1, 0)])
def test_a_status_set_to_behind_before_any_effect_is_shown_red(partnership, facilitator, days, red):
    building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"))
    _grow(partnership, facilitator, 3, 1)
    Indicator.objects.update(expected_from=partnership.today() + timedelta(days=days))
    assert len(facts_of(partnership).early_red) == red
