"""Outsiders come in by a narrow door: who invites them, how they accept, when they are released."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock
from core.rules import rule
from impact.models import Reviewer, ReviewRound
from impact.models.reviews import FEWEST, MOST
from impact.rules.reviews import NOT_OPEN, State
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

OVER = _("The last day of this peer review is behind: give it more time first.")
INSIDER = _("The person at this address has a place in this partnership: a peer looks from outside.")
OWN = _("Only the peer who was asked can do this.")
SAY_LINKS = _("Say which links you have with the partners; if there are none, say it in words.")
PAUSE = timedelta(minutes=1)


def is_inside(partnership: Partnership, email: str) -> bool:
    """Whether the person at this address has a place in the partnership now."""
    return Member.objects.current().filter(partnership=partnership, user__email__iexact=email).exists()


@rule
def invite_reviewer(by: Member, round_: ReviewRound, email: str = ""):
    """The facilitator invites an outsider, four at most, each asked once."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(round_.partnership), CLOSED
    yield round_.state == State.OPEN, NOT_OPEN
    yield not round_.is_over(round_.partnership.today()), OVER
    yield round_.reviewers.standing().count() < MOST, _("Four peers at most look at a partnership at the same time.")
    if email:
        yield not is_inside(round_.partnership, email), INSIDER
        yield (
            not round_.reviewers.filter(email__iexact=email).exists(),
            _("The person at this address was asked already in this peer review."),
        )


@rule
def send_reviewer_link_again(by: Member, reviewer: Reviewer):
    """The facilitator sends a fresh link; the one before stops working."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(reviewer.round.partnership), CLOSED
    yield reviewer.round.state == State.OPEN, NOT_OPEN
    yield reviewer.released_at is None, _("This peer has been released.")
    yield reviewer.accepted_at is None, _("This peer has accepted: they sign in with their address, without a link.")
    yield not reviewer.round.is_over(reviewer.round.partnership.today()), OVER
    yield reviewer.invited_at <= clock.now() - PAUSE, _("This invitation was sent less than a minute ago.")


@rule
def release_reviewer(by: Member, reviewer: Reviewer, reason: str | None = None):
    """The facilitator releases a peer who has not handed in, with the reason, as long as two remain."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(reviewer.round.partnership), CLOSED
    yield reviewer.round.state == State.OPEN, NOT_OPEN
    yield reviewer.released_at is None, _("This peer has been released.")
    yield reviewer.submitted_at is None, _("This peer has handed in their review: it is kept.")
    others = reviewer.round.reviewers.standing().exclude(pk=reviewer.pk)
    yield (
        others.count() >= FEWEST,
        _("Two peers at least remain: invite somebody else first, or give this peer review up."),
    )
    yield reason is None or bool(reason.strip()), _("Write why: the partners and the peer will read it.")


@rule
def accept_review(by: User, reviewer: Reviewer, links: str | None = None):
    """The person at the invited address accepts, once, while the round is open, and says which links they have."""
    yield (
        by.email.lower() == reviewer.email.lower(),
        _("This invitation was sent to another address. Sign in with the address that received it."),
    )
    yield reviewer.released_at is None, _("This invitation has been withdrawn.")
    yield reviewer.accepted_at is None, _("This invitation has already been used.")
    yield reviewer.round.state == State.OPEN, NOT_OPEN
    yield (
        clock.now() < reviewer.expires_at,
        _("The last day of this peer review is behind. Ask the facilitator for more time."),
    )
    yield is_open(reviewer.round.partnership), CLOSED
    yield not is_inside(reviewer.round.partnership, by.email), INSIDER
    yield links is None or bool(links.strip()), SAY_LINKS


@rule
def declare_links(by: Reviewer, reviewer: Reviewer, links: str | None = None):
    """A peer says which links they have with the partners, or that they have none, until they hand in."""
    yield from still_writing(by, reviewer)
    yield links is None or bool(links.strip()), SAY_LINKS


def still_writing(by: Reviewer, reviewer: Reviewer):
    """A peer's own review, in a round that is open, not handed in yet."""
    yield isinstance(by, Reviewer) and by.pk == reviewer.pk, OWN
    yield is_open(reviewer.round.partnership), CLOSED
    yield reviewer.submitted_at is None, _("You have handed in your review: it does not change any more.")
    yield reviewer.round.state == State.OPEN, NOT_OPEN
    yield reviewer.released_at is None, _("You have been released from this peer review.")
    yield (
        not reviewer.round.is_over(reviewer.round.partnership.today()),
        _("The last day of this peer review is behind. Ask the facilitator for more time."),
    )
    yield not is_inside(reviewer.round.partnership, reviewer.email), INSIDER
