from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Invitation, Member, Partner, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def invite_partner(by: Member, partnership: Partnership):
    """The facilitator invites an organisation through one person."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def invite_member(by: Member, partner: Partner):
    """A partner's representatives, or the facilitator, invite a colleague of that partner."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED
    yield partner.standing != Partner.Standing.FORMER, _("This organisation has left the partnership.")


@rule
def revoke_invitation(by: Member, invitation: Invitation):
    """The facilitator takes back an invitation that was not accepted."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield invitation.state == Invitation.State.SENT, _("This invitation has already been accepted or withdrawn.")


@rule
def resend_invitation(by: Member, invitation: Invitation):
    """The facilitator sends a fresh link; the one before stops working."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(invitation.partnership), CLOSED
    yield invitation.state == Invitation.State.SENT, _("This invitation has already been accepted or withdrawn.")


@rule
def accept_invitation(by, invitation: Invitation):
    """The person at the invited address accepts, once, within a week."""
    yield (
        by.email.lower() == invitation.email.lower(),
        _("This invitation was sent to another address. Sign in with the address that received it."),
    )
    yield invitation.state != Invitation.State.REVOKED, _("This invitation has been withdrawn.")
    yield invitation.state == Invitation.State.SENT, _("This invitation has already been used.")
    yield not invitation.expired, _("This invitation is more than a week old. Ask the facilitator for a new one.")
    yield is_open(invitation.partnership), CLOSED
