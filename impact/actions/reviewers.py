import secrets

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.acts import CLOCK, act, lock
from core.refusals import Refused
from impact import events, rules
from impact.actions import letters
from impact.actions.rounds import renew, reveal_when_whole, told
from impact.models import Reviewer, ReviewRound
from partnerships.actions.invitations import digest_of
from partnerships.models import Member


@act
def invite_reviewer(
    round_: ReviewRound, *, by: Member, name: str, organisation: str, email: str, language: str = ""
) -> Reviewer:
    """I invite an outsider to look at our partnership, by a link that is good until the round ends."""
    row = lock(round_)
    email = email.lower()
    rules.invite_reviewer.check(by, row, email=email)
    token = secrets.token_urlsafe(32)
    reviewer = Reviewer.objects.create(
        round=row,
        rank=(row.reviewers.aggregate(last=Max("rank"))["last"] or 0) + 1,
        name=name,
        organisation=organisation,
        email=email,
        language=language or row.partnership.main_language,
        token_digest=digest_of(token),
        invited_by=by,
        invited_at=clock.now(),
        expires_at=clock.end_of_day(row.closes_on, row.partnership.time_zone),
    )
    letters.invitation(reviewer, token)
    told(events.REVIEWER_INVITED, row, by, organisation=organisation)
    return reviewer


@act
def send_reviewer_link_again(reviewer: Reviewer, *, by: Member) -> Reviewer:
    """I send a fresh link to a peer who has not accepted yet; the one before stops working."""
    row = locked(reviewer)
    rules.send_reviewer_link_again.check(by, row)
    renew(row)
    told(events.REVIEWER_LINK_SENT, row.round, by, organisation=row.organisation)
    return row


@act
def release_reviewer(reviewer: Reviewer, *, by: Member, reason: str) -> Reviewer:
    """I release a peer who will not hand in, and say why; when all others have, their reviews are read."""
    row = locked(reviewer)
    rules.release_reviewer.check(by, row, reason=reason)
    row.released_at, row.release_reason = clock.now(), reason.strip()
    row.save(update_fields=["released_at", "release_reason"])
    told(events.REVIEWER_RELEASED, row.round, by, organisation=row.organisation, reason=row.release_reason)
    letters.released(row)
    reveal_when_whole(row.round)
    return row


@act
def open_reviewer_account(reviewer: Reviewer, *, language: str = "") -> User:
    """I get an account, in the language I read, without a password: a code sent to this very address lets me in."""
    row = locked(reviewer)
    known = User.objects.known(row.email)
    if known:
        return known
    if row.released_at or row.round.state != ReviewRound.State.OPEN or row.expires_at <= clock.now():
        raise Refused(_("This invitation is no longer valid. Ask the facilitator for a new one."))
    return User.objects.create_user(row.email, name=row.name, language=language or row.language)


@act
def accept_review(reviewer: Reviewer, *, by: User, links: str) -> Reviewer:
    """I accept to look at this partnership, and say which links I have with its partners, or that I have none."""
    row = locked(reviewer)
    rules.accept_review.check(by, row, links=links)
    row.user, row.accepted_at = by, clock.now()
    row.save(update_fields=["user", "accepted_at"])
    told(events.REVIEW_ACCEPTED, row.round, CLOCK, organisation=row.organisation)
    return declare_links(row, by=row, links=links)


@act
def declare_links(reviewer: Reviewer, *, by: Reviewer, links: str) -> Reviewer:
    """I say which links I have with the partners; the partners read it, now and beside my review."""
    row = locked(reviewer)
    rules.declare_links.check(by, row, links=links)
    row.links = links.strip()
    row.save(update_fields=["links"])
    told(events.LINKS_DECLARED, row.round, CLOCK, organisation=row.organisation)
    return row


def locked(reviewer: Reviewer) -> Reviewer:
    """The peer's row with its round's, the round held first."""
    round_ = lock(reviewer.round)
    row = lock(reviewer)
    row.round = round_
    return row
