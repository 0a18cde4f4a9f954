"""A partnership in the making, with one of everything a page can show."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from partnerships import actions
from partnerships.models import Contribution, Invitation, Offer
from tests.conftest import text
from tests.kept import kept

DAY = date(2026, 3, 31)


@pytest.fixture
@kept
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


@pytest.fixture
def offer(made) -> Offer:
    return made.offer


@pytest.fixture
def grant(made, bob) -> Contribution:
    """90,000 euros of Ville de Saint-Aubin."""
    return actions.promise_contribution(
        made.partnership, by=bob, kind="cash", title=text("Subvention", "Grant"), planned=Decimal(90000)
    )


@pytest.fixture
def backing(made, alice) -> Contribution:
    """Not valued."""
    return actions.promise_contribution(made.partnership, by=alice, kind="in_kind", title=text("Caution", "Backing"))


@pytest.fixture
def later(at):
    """A day on which 31 March 2026 is over."""
    with at(2026, 4, 10, 9):
        yield


@pytest.fixture
def risk(partnership, facilitator, alice, at):
    """R01, watched by Logis & Lumière, with all that it needs, added on 5 January 2026."""
    with at(2026, 1, 5, 10):
        return actions.add_risk(
            partnership,
            by=facilitator,
            title=text("Retard", "Delay"),
            likelihood=4,
            severity=4,
            owner=alice.partner,
            mitigation=text("Lots plus petits", "Smaller lots"),
            trigger=text("Après le 15", "After the 15th"),
        )


@pytest.fixture
def remark(made, alice):
    paragraph = made.two.paragraphs.get().uuid
    return actions.make_remark(made.two.text, by=alice, paragraph=paragraph, body="And those who learn?")
