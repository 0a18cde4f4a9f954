"""Who may do what while a partnership is built, when, and why not."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Consent, Invitation, Member, Need, Offer, Partner, Partnership, Text, Version

FACILITATOR_ONLY = _("Only the facilitator of this partnership can do this.")
CLOSED = _("This partnership is closed: it can be read, and nothing in it changes any more.")
OWN_OR_FACILITATOR = _("Only this partner's representatives, or the facilitator on their behalf, can do this.")
NOT_IN = _("Only representatives of partners can do this; your place here is not that of a partner's representative.")


def is_open(partnership: Partnership) -> bool:
    """Whether things still change in this partnership."""
    return partnership.state != Partnership.State.CLOSED


def speaks_for(by: Member, partner: Partner) -> bool:
    """Whether this person answers for this partner, as its representative or as the facilitator on its behalf."""
    return by.is_facilitator or (by.partner_id == partner.pk and "representative" in by.held_roles)


@rule
def start_partnership(by, thing):
    """Whoever has an account starts a partnership and becomes its facilitator."""
    yield by.is_active, _("This account is closed.")


@rule
def change_stage(by: Member, partnership: Partnership, stage="", missing=(), reason=""):
    """The facilitator moves the partnership along; what is missing asks for a reason, it does not forbid."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield stage != partnership.state, _("The partnership is at this stage already.")
    yield not missing or bool(reason.strip()), _("Something is still missing here. Write why you go on all the same.")


@rule
def name_lead_partner(by: Member, partnership: Partnership, partner: Partner | None = None):
    """The facilitator writes down which partner answers to funders."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        partner is None or partner.standing == Partner.Standing.PARTNER,
        _("The lead partner is one of the partners; candidates and observers cannot be."),
    )


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


@rule
def describe_partner(by: Member, partner: Partner):
    """A partner says why it is in: its stake, what it expects, what it will not give up."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED


@rule
def add_need(by: Member, partnership: Partnership):
    """The facilitator writes what the partnership needs."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def make_offer(by: Member, need: Need, partner: Partner | None = None):
    """A partner offers what it has to a need, once per need."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(need.partnership), CLOSED
    yield (
        partner.standing in (Partner.Standing.PARTNER, Partner.Standing.CANDIDATE),
        _("Only partners and candidates offer something."),
    )
    yield (
        not Offer.objects.filter(need=need, partner=partner).exists(),
        _("This partner has already made an offer to this need."),
    )


@rule
def confirm_offer(by: Member, offer: Offer):
    """The partner that made an offer confirms it."""
    yield speaks_for(by, offer.partner), OWN_OR_FACILITATOR
    yield is_open(offer.partnership), CLOSED
    yield offer.state == Offer.State.DECLARED, _("This offer is confirmed already.")


@rule
def propose_version(by: Member, text: Text):
    """A partner's representative, or the facilitator, proposes a new version of the text."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(text.partnership), CLOSED
    yield (
        text.locked_at is None,
        _("This text is frozen with the charter. It changes through an amendment to the charter."),
    )


@rule
def give_consent(by: Member, version: Version, fingerprint=None, position="", reason=""):
    """A partner's representative answers for it to the current version, to the very text they have read."""
    yield by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield version.text.current() == version, _("There is a newer version of this text. Read it and answer to that one.")
    yield (
        fingerprint in (None, version.fingerprint),
        _("The text has changed since you opened this page. Read it again before you answer."),
    )
    yield (
        position != Consent.Position.OBJECTION or bool(reason.strip()),
        _("An objection comes with its reason: what harm would this text do to our purpose?"),
    )


@rule
def add_objective(by: Member, partnership: Partnership):
    """The facilitator writes down the objectives that the partners agreed."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_objective(by: Member, objective):
    """The facilitator completes an objective."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(objective.partnership), CLOSED


@rule
def add_task(by: Member, partnership: Partnership):
    """The facilitator writes down who does what."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def assign_task(by: Member, task, accountable=None, responsible=()):
    """Exactly one accountable partner, at least one that does the work."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(task.partnership), CLOSED
    yield accountable is not None, _("A task has exactly one accountable partner. Choose it.")
    yield bool(responsible), _("At least one partner does the work. Choose who is responsible.")


def awaiting_consent_from(member: Member) -> Q:
    """The query twin of `give_consent`: current versions to which this member's partner has not answered."""
    answered = Consent.objects.filter(partner=member.partner).values("version")
    return Q(partnership=member.partnership) & ~Q(pk__in=answered)
