"""Home is complete: whatever the rules allow and the moment asks of somebody is there, and nothing else.

In each situation, everybody's home is read. Who is asked finds one card, and the rule lets them do what it announces.
Whoever the rule refuses finds none. Whoever the rule allows is asked, or the situation says why the moment does not.
Once the act is done, the card is gone.
"""

import inspect

import pytest
from celery import current_app
from django.db import transaction

from accounts.models import User
from core import clock
from core.rules import RULES
from impact.models import Reviewer
from overview.contents import mine
from partnerships import actions
from partnerships.models import Invitation, Member
from tests.charters.conftest import charter, draft, frozen, in_turn, opened, ready
from tests.governance.conftest import committee, convened, deadlock, held, lead, minuted, play, propose, sent, under_way
from tests.governance.people import colleague
from tests.impact.conftest import adopt, also_facilitates, framed
from tests.kept import kept
from tests.overview.asked import ASKED
from tests.overview.moments import DAY, EVERYBODY, PEERS, Moment
from tests.overview.situations import SITUATIONS
from tests.overview.situations.texts import vision

__all__ = [
    "adopt",
    "also_facilitates",
    "charter",
    "committee",
    "convened",
    "deadlock",
    "draft",
    "framed",
    "frozen",
    "held",
    "in_turn",
    "lead",
    "minuted",
    "opened",
    "play",
    "propose",
    "ready",
    "sent",
    "under_way",
    "vision",
]


@pytest.mark.once
def test_each_act_that_is_asked_has_its_situation():
    assert {act for situation in SITUATIONS for act in situation.acts} == set(ASKED)


@pytest.fixture
@kept
def others(partnership, facilitator, alice):
    """Who has a place and is not the one asked: a colleague who holds no seat, a person of an observer."""
    colleague(alice.partner, facilitator, "dora")
    details = {"organisation": "Observatoire", "code": "OBS", "name": "Olga", "email": "olga@example.org"}
    observer = actions.invite_partner(partnership, by=facilitator, **details, observer=True)
    invitation = Invitation.objects.get(partner=observer)
    actions.accept_invitation(invitation, by=actions.open_account(invitation))


def user(name: str) -> User | None:
    addresses = {"facilitator": "bruno@example.org"} | {peer: f"{peer}@outside.example" for peer in PEERS}
    return User.objects.filter(email=addresses.get(name, f"{name}@example.org")).first()


def who(name: str, moment: Moment) -> Member | Reviewer | None:
    """The person as acts know them where the card leads, read again."""
    about = user(name)
    if name in PEERS:
        return Reviewer.objects.filter(user=about).select_related("round__partnership", "user").last()
    slug = moment.link.split("/")[2]
    return Member.objects.current().filter(user=about, partnership__slug=slug).first()


def cards(name: str, link: str) -> list:
    """This person's cards that open there."""
    about = user(name)
    return [row["what"] for row in mine.home(about)["awaits"] if row["what"].link == link] if about else []


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_home_asks_whom_the_moment_asks(situation, others, request, monkeypatch):
    current_app.loader.import_default_modules()
    with clock.at(DAY):
        given = {name: request.getfixturevalue(name) for name in inspect.signature(situation.come).parameters}
        moment = situation.come(**given)
    assert set(situation.acts) <= set(moment.acts)
    with clock.at(moment.at or DAY):
        for person in moment.asked.split()[:1]:
            assert len(cards(person, moment.link)) == 1
        # Then home is read for everybody, and only as far as the floors of these acts: the others add nothing.
        apps = {act.split(".")[0] for act in moment.acts}
        monkeypatch.setattr(mine, "FLOORS", [row for row in mine.FLOORS if row.__module__.split(".")[0] in apps])
        _asked_and_nobody_else(moment)
        _allowed_by_the_rules(moment)
        _gone_once_done(moment)


def _asked_and_nobody_else(moment: Moment) -> None:
    found = {name: len(cards(name, moment.link)) for name in (*EVERYBODY, *PEERS)}
    expected = dict.fromkeys((*moment.asked.split(), *moment.invited.split()), 1)
    assert {name: number for name, number in found.items() if number} == expected


def _allowed_by_the_rules(moment: Moment) -> None:
    """Of each act: those asked may do it, and whoever else may is named by the situation."""
    asked, also, may = set(moment.asked.split()), set(moment.also.split()), set()
    for name, act in moment.acts.items():
        people = PEERS if asked & set(PEERS) else EVERYBODY
        known = {person: who(person, moment) for person in people}
        allowed = {
            person: RULES[name].refusal(by, act.thing, **act.facts) for person, by in known.items() if by is not None
        }
        allows = {person for person, refusal in allowed.items() if refusal is None}
        assert asked <= allows <= asked | also, (name, allowed)
        may |= allows
    assert may == asked | also


def _gone_once_done(moment: Moment) -> None:
    """Each act in its turn, by one of those asked: the card goes with it, or stays after a step."""
    asked = moment.asked.split()
    for rank, (name, act) in enumerate(moment.acts.items()):
        if asked:
            person = asked[rank % len(asked)]
            with transaction.atomic():
                act.do(who(person, moment))
                assert len(cards(person, moment.link)) == (0 if act.ends else 1), (name, person)
                transaction.set_rollback(True)
