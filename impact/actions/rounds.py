"""What every act of a peer review shares: its peers, its lines in the register, the moment all have handed in."""

import secrets
from datetime import date
from typing import Any

from django.db.models import Q

from core import clock
from core.acts import CLOCK, Clock
from core.states import move
from governance.models import Lead
from impact import events
from impact.actions import letters
from impact.models import Reviewer, ReviewRound
from impact.models.reviews import FEWEST
from partnerships.actions.invitations import digest_of
from partnerships.journal import Event, emit
from partnerships.models import Member, Partnership, Role


def standing(round_: ReviewRound) -> list[Reviewer]:
    """The peers who are still asked, each knowing their round."""
    rows = list(round_.reviewers.standing().select_related("user", "invited_by__user"))
    for row in rows:
        row.round = round_
    return rows


def step_due(round_: ReviewRound, event: Event, day: date | None, steps: tuple[int, ...]) -> int | None:
    """So many days before `day`: the step that has come and that the register does not hold; None when there is none.

    A step that was missed is caught up as long as the day has not gone by; a day that was moved is another one.
    """
    if day is None:
        return None
    left = (day - round_.partnership.today()).days
    reached = [step for step in steps if 0 <= left <= step]
    if not reached:
        return None
    step = min(reached)
    lines = round_.partnership.journal.filter(event=event.code, params__number=round_.number)
    known = {(said["day"]["date"], said["step"]) for said in lines.values_list("params", flat=True)}
    return None if (day.isoformat(), step) in known else step


def reveal_when_whole(round_: ReviewRound) -> bool:
    """Once every peer still asked has handed in, two at least, everybody may read the reviews; whether it was so."""
    peers = standing(round_)
    if len(peers) < FEWEST or any(peer.submitted_at is None for peer in peers):
        return False
    move(round_, ReviewRound.State.REVEALED)
    round_.revealed_on = round_.partnership.today()
    round_.save(update_fields=["state", "revealed_on"])
    told(events.REVIEWS_REVEALED, round_, CLOCK, tells=everybody(round_.partnership))
    for peer in peers:
        letters.revealed(peer)
    return True


def everybody(partnership: Partnership) -> list[Any]:
    """The accounts of all who have a place here."""
    return [member.user for member in partnership.members.current().select_related("user")]


def told(event: Event, round_: ReviewRound, by: Member | Clock, **params: Any) -> None:
    """A line of the register about a round; what a peer does is nobody's of the partnership, so the clock's."""
    link = round_.get_absolute_url()
    emit(event, round_.partnership, by=by, link=link, number=round_.number, **params)


def facilitating(partnership: Partnership) -> list[Any]:
    """The accounts of who facilitates and of who leads: those who answer for the partnership."""
    here = partnership.members.current()
    facilitators = here.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None).values("pk")
    leads = Lead.objects.running(partnership.today()).filter(partnership=partnership)
    asked = here.filter(Q(pk__in=facilitators) | Q(pk__in=leads.values("member")))
    return [member.user for member in asked.select_related("user").order_by("pk")]


def renew(reviewer: Reviewer) -> None:
    """Give a peer who has not accepted a fresh link, good until the round ends; the one before stops working."""
    token = secrets.token_urlsafe(32)
    reviewer.token_digest, reviewer.invited_at = digest_of(token), clock.now()
    reviewer.save(update_fields=["token_digest", "invited_at"])
    letters.invitation(reviewer, token)
