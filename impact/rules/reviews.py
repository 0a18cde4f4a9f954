"""A look from outside: who opens a round, gives it more time, or gives it up."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import rule
from impact.models import ReviewRound
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State = ReviewRound.State
NOT_OPEN = _("This peer review is no longer under way: nothing is written in it any more.")
BY_TIME_ALONE = _("Time does this; nobody does it by hand.")


@rule
def open_review(by: Member, partnership: Partnership, closes_on: date | None = None):
    """The facilitator asks outsiders to look at the partnership, until a day."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        not partnership.review_rounds.filter(state=State.OPEN).exists(),
        _("A peer review is under way already: it ends, or is given up, before another one opens."),
    )
    yield closes_on is None or closes_on > partnership.today(), _("The last day comes after today.")


@rule
def extend_review(by: Member, round_: ReviewRound, closes_on: date | None = None):
    """The facilitator gives the peers more time."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(round_.partnership), CLOSED
    yield round_.state == State.OPEN, NOT_OPEN
    if closes_on is None:
        return
    yield closes_on > round_.partnership.today(), _("The last day comes after today.")
    yield closes_on > round_.closes_on, _("The new last day comes after the one there was: time is only added.")


@rule
def abandon_review(by: Member, round_: ReviewRound, reason: object = None):
    """The facilitator gives a round up, with the reason; what was written in it is never read."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(round_.partnership), CLOSED
    yield round_.state == State.OPEN, NOT_OPEN
    yield reason is None or bool(reason), _("Write why: the partners and the peers will read it.")


@rule
def remind_reviewers(by: Clock, round_: ReviewRound, due: int = 0):
    """A week and a day before the last day, time reminds the peers who have not handed in."""
    yield by is CLOCK, BY_TIME_ALONE
    yield is_open(round_.partnership), CLOSED
    yield round_.state == State.OPEN, NOT_OPEN
    yield due > 0, _("There is nobody to remind now.")


@rule
def remind_review_answers(by: Clock, round_: ReviewRound, due: int = 0):
    """Time tells the facilitator that the check of facts ends, and that the recommendations await their answers."""
    yield by is CLOCK, BY_TIME_ALONE
    yield is_open(round_.partnership), CLOSED
    yield round_.state == State.REVEALED, _("This peer review awaits no answer now.")
    yield due > 0, _("There is nothing to remind of now.")
