"""A partnership in the making, with one of everything a page can show."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.urls import reverse

from partnerships import actions
from partnerships.models import Invitation
from tests.conftest import text


@pytest.fixture
def made(partnership, facilitator, alice, bob):
    """Needs, offers, two versions of the vision, a value, an objective, a task, a risk and an invitation that waits."""
    by = {"by": facilitator}
    finding = actions.add_need(partnership, title=text("Repérage", "Finding"), criticality=3, required=3, **by)
    law = actions.add_need(partnership, title=text("Droit", "Law"), criticality=2, required=2, **by)
    declared = actions.make_offer(finding, by=alice, level=3)
    one = actions.propose_version(partnership, paragraphs=[(None, text("Un deux.", "One two."))], **by)
    actions.give_consent(one, by=alice, position="consent")
    kept = one.paragraphs.get().uuid
    written = [(kept, text("Un deux trois.", "One two three."))]
    two = actions.propose_version(partnership, by=bob, paragraphs=written, reason=text("Plus", "More"))
    objective = actions.add_objective(
        partnership, title=text("Agir", "Act"), statement=text("Aider", "Help 600"), zeros="poverty", **by
    )
    parts = {"accountable": alice.partner, "responsible": [bob.partner]}
    task = actions.add_task(partnership, title=text("Visiter", "Visit"), objective=objective, **parts, **by)
    value = actions.add_value(partnership, name=text("Équité", "Fairness"), behaviour=text("Une voix", "A voice"), **by)
    rated = {"likelihood": 4, "severity": 4, "owner": alice.partner}
    risk = actions.add_risk(partnership, title=text("Retard", "Delay"), **rated, **by)
    details = {"organisation": "Banque", "code": "BDF", "name": "Zoe", "email": "zoe@example.org"}
    actions.invite_partner(partnership, **details, **by)
    waiting = Invitation.objects.get(email="zoe@example.org")
    return SimpleNamespace(
        partnership=partnership,
        finding=finding,
        law=law,
        offer=declared,
        one=one,
        two=two,
        objective=objective,
        task=task,
        value=value,
        risk=risk,
        invitation=waiting,
    )


@pytest.fixture
def url(partnership) -> Callable[..., str]:
    """The address of a page of the partnership, by its name."""

    def address(name: str, *args: object) -> str:
        return reverse(f"partnerships:{name}", args=[partnership.slug, *args])

    return address
