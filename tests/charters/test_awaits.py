"""What the charter asks of the facilitator between its steps: to freeze what was read, to let newcomers join."""

from datetime import timedelta

from charters import actions, rules
from charters.awaits import awaits
from core import clock
from tests.charters.conftest import fresh, sign
from tests.conftest import join


def titles(member) -> list[str]:
    return [one.title for one in awaits(member)]


def test_a_version_whose_time_to_be_read_is_over_awaits_the_facilitator(ready, facilitator, alice):
    wanted = f"Freeze version {ready.short} of the charter, or give more time to read it"
    version = actions.open_review(ready, by=facilitator, until_on=ready.partnership.today())
    assert wanted not in titles(facilitator)
    with clock.at(clock.now() + timedelta(days=2)):
        assert titles(facilitator).count(wanted) == 1
        assert rules.freeze_charter.allows(facilitator, fresh(version))
        assert wanted not in titles(alice)


def test_a_partner_that_came_later_is_to_join_the_charter_in_force(opened, facilitator, alice, bob, carol):
    wanted = "Prepare the deed by which a partner joins the charter"
    join(facilitator, "Habitat & Humains", "HAB", "dora")
    assert wanted not in titles(facilitator), "nothing is in force yet"
    for who in (alice, bob, carol):
        sign(opened, who)
    (card,) = [one for one in awaits(facilitator) if one.title == wanted]
    assert card.detail == "Not bound yet: Habitat & Humains."
    assert rules.prepare_accession.allows(facilitator, fresh(opened))
    assert wanted not in titles(alice)
