"""Gathers, in a number of queries that does not depend on the data, what the recipe is read from."""

from overview.contents.facts import governing, impact, looking, taking_up
from overview.contents.facts.charter import charter
from overview.contents.facts.place import Place
from overview.recipe import Facts
from partnerships.models import Partnership

GATHERERS = (*taking_up.GATHERERS, *governing.GATHERERS, charter, *impact.GATHERERS, *looking.GATHERERS)


def facts_of(partnership: Partnership) -> Facts:
    """The facts of a partnership, today."""
    place = Place(partnership)
    facts: dict = {"today": place.today, "stage": partnership.state}
    for gather in GATHERERS:
        facts |= gather(place)
    return Facts(**facts)
