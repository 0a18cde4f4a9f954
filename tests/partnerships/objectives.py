"""Three objectives, their codes and their places; and what makes one whole."""

from datetime import date

import pytest

from partnerships import actions
from tests.conftest import text

WHOLE = {
    "beneficiaries": text("Les ménages", "Households"),
    "baseline": text("aucun", "none"),
    "target": text("600 ménages", "600 households"),
    "unit": text("ménages", "households"),
    "due_on": date(2028, 12, 31),
    "expect": text("À 12 mois : la confiance", "After 12 months: trust"),
}


@pytest.fixture
def three(partnership, facilitator):
    """Three objectives, O01 to O03."""
    return [
        actions.add_objective(partnership, by=facilitator, title=text(f"Objectif {n}"), statement=text(f"Aider {n}"))
        for n in (1, 2, 3)
    ]


def codes(partnership) -> list[str]:
    return list(partnership.objectives.values_list("code", flat=True))


def ranks(partnership) -> list[int]:
    return list(partnership.objectives.values_list("rank", flat=True))
