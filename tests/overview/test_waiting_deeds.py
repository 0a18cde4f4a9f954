"""Deeds by which a partner joins the charter await the facilitator until somebody is named to sign them."""

from overview.contents.gathered import gather
from partnerships.models import Partnership
from tests.charters.conftest import charter, draft, frozen, in_turn, opened, ready, sign
from tests.charters.life import deed_for, named_on, store_deed
from tests.conftest import join
from tests.overview.moments import fresh

__all__ = ["charter", "draft", "frozen", "in_turn", "opened", "ready"]
PREPARE, NAME = "Prepare the deed by which a partner joins the charter", "Say who signs the deed of Habitat & Humains"


def told(partnership) -> dict[str, str]:
    """What the overview says of what awaits the facilitator, by its title."""
    place = Partnership.objects.get(pk=partnership.pk)
    return {str(row.title): str(row.detail) for row in gather(place).rows if row.facilitator}


def test_who_came_after_the_signature_needs_a_deed_and_the_deed_somebody_to_sign_it(
    opened, partnership, facilitator, alice, bob, carol
):
    for who in (alice, bob, carol):
        assert PREPARE not in told(partnership)
        sign(opened, who)
    emma = join(facilitator, "Habitat & Humains", "HAB", "emma")
    assert told(partnership)[PREPARE] == "Not bound yet: Habitat & Humains."
    deed = store_deed(deed_for(fresh(opened), facilitator, emma))
    assert PREPARE not in told(partnership) and NAME in told(partnership)
    named_on(fresh(deed), facilitator, emma)
    assert NAME not in told(partnership)
