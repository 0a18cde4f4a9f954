"""Indicators, measurements, stories and panels, made through the actions."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from core import clock, files, jobs
from impact import actions
from impact.models import Evidence, FramingSheet, HealthCheck, Indicator, Measurement, PanelChoice, Story, StoryPanel
from impact.questions import questionnaire
from partnerships.models import Member, Role
from tests.conftest import join, text
from tests.impact.framed import adopt_together, agree_framing
from tests.kept import kept


@pytest.fixture
def page(partnership) -> Callable[..., str]:
    """The address of a page of impact, by its name."""

    def address(name: str, *args: object) -> str:
        return reverse(f"impact:{name}", args=[partnership.slug, *args])

    return address


@pytest.fixture
@kept
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
@kept
def helped(adopt) -> Indicator:
    """Households helped, from 0 towards 600; anybody measures, anybody else confirms."""
    return adopt()


@pytest.fixture
@kept
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
def percentage(adopt) -> Indicator:
    """A share of households, in percent."""
    return adopt(nature=Indicator.Nature.PERCENTAGE, unit=text("%"), target=Decimal(80), milestones=[])


@pytest.fixture
def narrative(adopt) -> Indicator:
    """What is told in words."""
    bare = {"baseline": None, "baseline_on": None, "target": None, "target_on": None, "milestones": []}
    return adopt(nature=Indicator.Nature.NARRATIVE, title=text("Vie du quartier", "Life in the district"), **bare)


@pytest.fixture
def sliced(helped) -> Indicator:
    """Households helped, by age (whole) and by district (not)."""
    for rank, (title, whole, names) in enumerate(
        [("By age", True, ["Under 25", "25 and over"]), ("By district", False, ["Canal", "Hill"])], 1
    ):
        cut = helped.dimensions.create(rank=rank, title=text(title), whole=whole)
        for place, name in enumerate(names, 1):
            cut.slices.create(rank=place, title=text(name))
    return helped


@pytest.fixture
def also_facilitates(partnership) -> Callable[[Member], Member]:
    """Give a partner's representative the facilitator's role as well."""

    def made(member: Member) -> Member:
        member.roles.create(role=Role.Name.FACILITATOR, since_at=partnership.started_at)
        return Member.objects.standing_of(member.user, partnership)

    return made


@pytest.fixture
def work() -> Callable[[], None]:
    """Do what waits for a worker."""

    def done() -> None:
        while jobs.run_one():
            pass

    return done


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
def crowd(facilitator, alice, bob, carol) -> list[Member]:
    """The people of eight partners: alice, bob, carol and five more."""
    more = [join(facilitator, f"Partner {rank}", f"P{rank}", f"person{rank}") for rank in range(1, 6)]
    return [alice, bob, carol, *more]


@pytest.fixture
def check(partnership, facilitator) -> HealthCheck:
    """A health check that is open for a week."""
    return actions.open_health_check(partnership, by=facilitator, closes_on=partnership.today() + timedelta(days=7))


@pytest.fixture
def answered(check) -> Callable[..., HealthCheck]:
    """These people answer the health check, each with the same figure throughout unless told by question."""

    def all_answered(people: list[Member], *figures: int, **by_question: int | None) -> HealthCheck:
        for rank, person in enumerate(people):
            given = dict.fromkeys(questionnaire().codes, figures[rank % len(figures)]) | by_question
            actions.answer_health_check(check, by=person, answers=given)
        return check

    return all_answered


@pytest.fixture
def back(alice) -> Callable[..., Evidence]:
    """Alice backs a story with a file."""

    def backed(story: Story, data: bytes, title: str = "Photo") -> Evidence:
        file = files.register(files.write_once(data), len(data), "image/png", clock.now())
        said = {"title": text(title), "strength": Evidence.Strength.DOCUMENT, "file_name": f"{title}.png"}
        who = {"added_by": alice, "added_at": clock.now()}
        return Evidence.objects.create(partnership=story.partnership, story=story, file=file, **said, **who)

    return backed


@pytest.fixture
def choose(partnership, facilitator) -> Callable[..., StoryPanel]:
    """A panel of seven reads stories, and keeps the first as the most significant change."""

    def chosen(*stories: Story, by=None, reason="Ils se sont organisés", **more) -> StoryPanel:
        kept = PanelChoice(story=stories[0], kind="significant", votes=5, voters=7, reason=text(reason))
        said = {"held_on": date(2026, 10, 15), "composition": text("4 habitants, 3 autres", "4 residents, 3 others")}
        given = {**said, "stories": stories, "choices": [kept]} | more
        return actions.record_panel(partnership, by=by or facilitator, **given)

    return chosen


@pytest.fixture
@kept
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
