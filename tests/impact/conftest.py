"""Indicators, measurements and a story, made through the actions."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from impact import actions
from impact.models import FramingSheet, Indicator, Measurement
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing


@pytest.fixture
def page(partnership) -> Callable[..., str]:
    """The address of a page of impact, by its name."""

    def address(name: str, *args: object) -> str:
        return reverse(f"impact:{name}", args=[partnership.slug, *args])

    return address


@pytest.fixture
def framed(partnership, facilitator) -> FramingSheet:
    """The framing sheet that every partner consents to."""
    return agree_framing(partnership, facilitator)


@pytest.fixture
def adopt(partnership, facilitator, framed) -> Callable[..., Indicator]:
    """Propose an indicator and adopt it, with every partner's agreement."""

    def adopted(**fields) -> Indicator:
        given = {
            "title": text("Ménages aidés", "Households helped"),
            "unit": text("ménages", "households"),
            "baseline": Decimal(0),
            "baseline_on": date(2026, 1, 1),
            "target": Decimal(600),
            "target_on": date(2028, 12, 31),
            "milestones": [(date(2026, 12, 31), Decimal(150))],
        }
        proposed = actions.propose_indicator(partnership, by=facilitator, **given | fields)
        return adopt_together(proposed, facilitator)

    return adopted


@pytest.fixture
def helped(adopt) -> Indicator:
    """Households helped, from 0 towards 600; anybody measures, anybody else confirms."""
    return adopt()


@pytest.fixture
def rubric(adopt) -> Indicator:
    """A rubric of three levels."""
    levels = {n: text(f"Niveau {n}", f"Level {n}") for n in (1, 2, 3)}
    no_path = {"baseline": Decimal(1), "target": Decimal(3), "milestones": [], "linear": False}
    return adopt(nature=Indicator.Nature.RUBRIC, title=text("Pouvoir d’agir", "Power to act"), levels=levels, **no_path)


@pytest.fixture
def measure(alice) -> Callable[..., Measurement]:
    """Alice measures, on 31 March 2026 unless told."""

    def measured(indicator: Indicator, value: object = 22, on: date = date(2026, 3, 31), by=None, **more):
        return actions.record_measurement(indicator, by=by or alice, measured_on=on, value=Decimal(str(value)), **more)

    return measured


@pytest.fixture
def tell(partnership, alice) -> Callable[..., object]:
    """Alice writes a story down."""

    def told(by=None, **more):
        said = {
            "teller": text("Une locataire", "A tenant"),
            "told_on": date(2026, 3, 4),
            "body": text("J’ai rouvert la chambre.", "I opened the room again."),
            "consent_on": date(2026, 3, 4),
        }
        return actions.tell_story(partnership, by=by or alice, **said | more)

    return told


@pytest.fixture
def filled(helped, rubric, measure, tell, bob, facilitator) -> SimpleNamespace:
    """One measurement in each state, a rubric, a proposed indicator, a story."""
    confirmed = actions.confirm_measurement(measure(helped), by=bob)
    contested = actions.contest_measurement(
        measure(helped, 30, date(2026, 4, 30)), by=bob, reason=text("Doublons", "Counted twice")
    )
    waiting = measure(helped, 71, date(2026, 6, 30), respondents=71, note=text("Carnet", "Logbook"))
    level = measure(rubric, 2)
    proposed = actions.propose_indicator(helped.partnership, by=bob, title=text("Autre", "Another"))
    return SimpleNamespace(
        helped=helped, rubric=rubric, confirmed=confirmed, contested=contested, waiting=waiting,
        level=level, proposed=proposed, story=tell(),
    )  # fmt: skip
