from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion, Signatory, Signature
from charters.rules.who import NOT_OPEN, OWN, not_invited
from core.rules import rule
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State, Invited = CharterVersion.State, Signatory.State.INVITED


@rule
def name_signatory(by: Member, version: CharterVersion, partner: Partner | None = None, member: Member | None = None):
    """The facilitator writes through whom each partner signs."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield (
        version.state in (*CharterVersion.OPEN, State.FROZEN),
        _("This version is signed: nobody is added to it. Somebody new signs a later version."),
    )
    if partner is None or member is None:
        return
    yield partner.standing == Partner.Standing.PARTNER, _("Only partners sign; this organisation is not one.")
    yield (
        member.partner_id == partner.pk and member.ended_at is None,
        _("The signatory is one of this partner’s own people. Invite that person first."),
    )
    yield (
        not Signature.objects.filter(version=version, partner=partner).exists(),
        _("This partner has already signed this version."),
    )


@rule
def give_authority(by: Member, signatory: Signatory):
    """The signatory, or the facilitator for them, says by what act they may bind their organisation."""
    yield (
        by.is_facilitator or by.pk == signatory.member_id,
        _("Only this signatory, or the facilitator, can do this."),
    )
    yield is_open(signatory.partnership), CLOSED
    yield signatory.state == Invited, not_invited(signatory)


@rule
def decline_signature(by: Member, signatory: Signatory, reason: str | None = None):
    """The signatory declines, with the reason."""
    yield by.pk == signatory.member_id, OWN
    yield is_open(signatory.partnership), CLOSED
    yield signatory.version.state == State.FROZEN, NOT_OPEN
    yield signatory.state == Invited, not_invited(signatory)
    yield reason is None or bool(reason.strip()), _("Write why: the other partners will read it.")
