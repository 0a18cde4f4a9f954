from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from core import clock
from core.rules import rule
from partnerships.models import Invitation, Member, Partner, Partnership, Role
from partnerships.rules.answers import NAME_TAKEN
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, LEFT, OWN_OR_FACILITATOR, is_open, speaks_for

MOST_WAITING = 300
MOST_IN_A_DAY = 200
USED = _("This invitation has already been accepted or withdrawn.")


def room_for(partnership: Partnership, more: int = 1):
    """Whether so many invitations more may wait for an answer: a place for people, not for mass mailing."""
    waiting = partnership.invitations.filter(state=Invitation.State.SENT).count()
    yield (
        waiting + more <= MOST_WAITING,
        _("At most %(most)d invitations wait at a time, and %(waiting)d do. Withdraw those that nobody will answer.")
        % {"most": MOST_WAITING, "waiting": waiting},
    )
    yield from room_today(partnership, more)


def room_today(partnership: Partnership, more: int = 1):
    """Whether so many messages more may leave now, whatever became of those before: withdrawing makes no room."""
    sent = partnership.invitations.filter(sent_at__gt=clock.now() - timedelta(days=1)).count()
    yield (
        sent + more <= MOST_IN_A_DAY,
        _("At most %(most)d invitations are sent in 24 hours, and %(sent)d were. Send the others tomorrow.")
        % {"most": MOST_IN_A_DAY, "sent": sent},
    )


@rule
def invite_partner(by: Member, partnership: Partnership):
    """The facilitator invites an organisation through one person."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield from room_for(partnership)


@rule
def invite_partners(by: Member, partnership: Partnership, people: int = 1, wrong: int = 0):
    """The facilitator invites many people at once, from lines pasted from a spreadsheet, all of them or none."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield from room_for(partnership, people)
    yield people > 0 and not wrong, _("A line is not right, or has just been invited: look at the lines again.")


@rule
def invite_facilitator(by: Member, partnership: Partnership, email: str = ""):
    """The facilitator invites somebody to facilitate too, so that the partnership never depends on one person."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield from room_for(partnership)
    if email:
        yield not facilitates(partnership, email), _("The person at this address facilitates already.")


@rule
def invite_member(by: Member, partner: Partner, email: str = ""):
    """A partner's representatives, or the facilitator, invite a colleague of that partner."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED
    yield partner.standing != Partner.Standing.FORMER, LEFT
    yield from room_for(partner.partnership)
    own = by.partner_id == partner.pk and Role.Name.REPRESENTATIVE in by.held_roles
    if email and not own:
        yield (
            not (facilitates(partner.partnership, email) and partner.members.speaking().exists()),
            _("The person at this address facilitates the partnership: the partner's own people invite them."),
        )


@rule
def revoke_invitation(by: Member, invitation: Invitation):
    """The facilitator takes back an invitation that was not accepted."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield invitation.state == Invitation.State.SENT, USED


@rule
def resend_invitation(by: Member, invitation: Invitation):
    """The facilitator sends a fresh link; the one before stops working."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(invitation.partnership), CLOSED
    yield invitation.state == Invitation.State.SENT, USED
    yield (
        invitation.sent_at <= clock.now() - timedelta(minutes=1),
        _("This invitation was sent less than a minute ago."),
    )
    yield from room_today(invitation.partnership)


@rule
def accept_invitation(by, invitation: Invitation, organisation=None, taken=False):
    """The person at the invited address accepts, once, within a week; their organisation is not in already."""
    yield (
        by.email.lower() == invitation.email.lower(),
        _("This invitation was sent to another address. Sign in with the address that received it."),
    )
    yield invitation.state != Invitation.State.REVOKED, _("This invitation has been withdrawn.")
    yield invitation.state == Invitation.State.SENT, _("This invitation has already been used.")
    yield not invitation.expired, _("This invitation is more than a week old. Ask the facilitator for a new one.")
    yield is_open(invitation.partnership), CLOSED
    yield invitation.partner is None or invitation.partner.standing != Partner.Standing.FORMER, LEFT
    if organisation is not None:
        yield (
            by.affiliations.filter(organisation=organisation, ended_on=None).exists(),
            _("You do not belong to this organisation here. Choose one of yours, or complete the one above."),
        )
        yield (
            opens_organisation(invitation),
            _("Somebody has already said which organisation this is. Accept without choosing another one."),
        )
        yield (
            not invitation.partnership.partners.filter(organisation=organisation).exists(),
            _("%(name)s is in this partnership already: ask its representatives to invite you.")
            % {"name": organisation.name},
        )
    yield not taken, NAME_TAKEN


def facilitates(partnership: Partnership, email: str) -> bool:
    """Whether the person at this address facilitates this partnership."""
    held = Role.objects.filter(member__partnership=partnership, role=Role.Name.FACILITATOR, ended_at=None)
    return held.filter(member__user__email__iexact=email).exists()


def opens_organisation(invitation: Invitation) -> bool:
    """Whether the first person to accept says which organisation this is: so far only its invitation knows it."""
    partner = invitation.partner
    return (
        partner is not None
        and partner.standing in (Partner.Standing.CANDIDATE, Partner.Standing.OBSERVER)
        and partner.joined_at is None
        and not partner.organisation.affiliations.exists()
        and partner.organisation.partnerships.count() == 1
    )
