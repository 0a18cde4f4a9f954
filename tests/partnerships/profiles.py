"""What is typed in each block of a profile, what is written of it, and what the facilitator wrote."""

import pytest

from partnerships import actions
from partnerships.awaits import awaits
from partnerships.models import Partner
from tests.conftest import answers, text

STAKE = {"stake_fr": "Sortir de l’urgence", "stake_en": "Out of emergencies", "stake_visibility": "partners"}
LIMITS = {
    "non_negotiable_fr": "Rien de vendu",
    "non_negotiable_visibility": "own",
    "constraint_fr": "Deux mois de trésorerie",
    "constraint_visibility": "facilitator",
    "decider_visibility": "partners",
    "meetings_visibility": "partners",
}
TYPED = {
    "identity": {"name": "Logis & Lumière", "legal_form_fr": "Association", "part_fr": "Chef de file"},
    "stake": STAKE,
    "expectation": {"expectation_fr": "Trois ans", "due_on": "2028-12-31", "expectation_visibility": "partners"},
    "limits": LIMITS,
    "offers": {"resources_fr": "Une salle", "resources_visibility": "partners"},
    "experience": {
        "experience_fr": "Aucun",
        "experience_visibility": "partners",
        "links_fr": "Aucun",
        "links_visibility": "partners",
    },
}


def seen(page: str) -> str:
    """The print that the form on this page carries."""
    return page.partition('name="seen" value="')[2].partition('"')[0]


def said(partner: Partner) -> dict[str, tuple[str, str]]:
    """Each answer's main words and its readers."""
    return {row.question: (row.body.get("fr", ""), row.visibility) for row in partner.answers.all()}


WRITTEN = "Written on its behalf by Bruno, not confirmed yet"


@pytest.fixture
def on_behalf(facilitator, llu):
    """Two answers that the facilitator wrote for Logis & Lumière."""
    given = answers(stake=text("Sortir de l’urgence", "Out of emergencies"), decider=text("Le bureau", "The board"))
    return actions.describe_partner(llu, by=facilitator, answers=given)


def asked(member) -> list[str]:
    return [what.title for what in awaits(member)]
