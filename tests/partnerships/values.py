"""Three values, and their names in order."""

import pytest

from partnerships import actions
from tests.conftest import text


@pytest.fixture
def three(partnership, facilitator):
    return [
        actions.add_value(partnership, by=facilitator, name=text(name), behaviour=text(f"On voit {name}"))
        for name in ("Dignité", "Équité", "Patience")
    ]


def names(partnership) -> list[str]:
    return [str(value.name) for value in partnership.values.all()]
