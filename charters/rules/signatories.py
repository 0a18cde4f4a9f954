from datetime import date

from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion, Signatory, Signature
from charters.rules.who import NOT_OPEN, OWN, not_invited
from core.acts import CLOCK, Clock
from core.rules import rule
from core.texts import Localized
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State, Invited = CharterVersion.State, Signatory.State.INVITED
TURNS = 9
DATED_LATER = _("This act is dated after today. Check the date.")


@rule
def name_signatory(
    by: Member,
    version: CharterVersion,
    partner: Partner | None = None,
    member: Member | None = None,
    group: int | None = None,
    authority_dated_on: date | None = None,
):
    """The facilitator writes through whom each partner signs, and in which turn."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield (
        version.state in (*CharterVersion.OPEN, State.FROZEN) or version.receives_signatures,
        _("This version is signed: nobody is added to it. Somebody new signs a later version."),
    )
    if partner is None or member is None:
        return
    yield partner.standing == Partner.Standing.PARTNER, _("Only partners sign; this organisation is not one.")
    yield (
        version.is_open or version.signatories.filter(partner=partner, accession=None).exists(),
        _("This version was frozen without this organisation. It joins by a deed of accession, or signs the next one."),
    )
    yield (
        member.partner_id == partner.pk and member.ended_at is None,
        _("The signatory is one of this partner’s own people. Invite that person first."),
    )
    yield (
        not Signature.objects.filter(version=version, partner=partner).exists(),
        _("This partner has already signed this version."),
    )
    yield group is None or 1 <= group <= TURNS, _("A turn is a number between 1 and 9.")
    yield authority_dated_on is None or authority_dated_on <= version.partnership.today(), DATED_LATER


@rule
def give_authority(
    by: Member,
    signatory: Signatory,
    kind: str | None = None,
    reference: Localized | None = None,
    dated_on: date | None = None,
):
    """The signatory, or the facilitator for them, says by what act they may bind their organisation."""
    yield (
        by.is_facilitator or by.pk == signatory.member_id,
        _("Only this signatory, or the facilitator, can do this."),
    )
    yield is_open(signatory.partnership), CLOSED
    yield signatory.state == Invited, not_invited(signatory)
    if kind is None:
        return
    yield (
        kind in Signatory.Authority.values and bool(reference),
        _("Write what kind of act it is, and its reference: the other partners read them."),
    )
    yield dated_on is not None, _("Write the date of the act: without it, nobody can find it again.")
    yield dated_on is None or dated_on <= signatory.partnership.today(), DATED_LATER


@rule
def decline_signature(by: Member, signatory: Signatory, reason: str | None = None, kind: str = "refusal"):
    """The signatory declines, or asks for a change first, with the reason."""
    yield by.pk == signatory.member_id, OWN
    yield is_open(signatory.partnership), CLOSED
    yield signatory.document.is_frozen or signatory.document.receives_signatures, NOT_OPEN
    yield signatory.state == Invited, not_invited(signatory)
    yield reason is None or bool(reason.strip()), _("Write why: the other partners will read it.")
    yield kind in Signatory.Decline.values, _("Say whether you refuse to sign, or ask for a change.")


@rule
def release_signatory(by: Member | Clock, signatory: Signatory, reason: str | None = None):
    """A partner that has left the partnership is awaited no more; the facilitator says it, or time does."""
    yield isinstance(by, Clock) or by.is_facilitator, FACILITATOR_ONLY
    yield is_open(signatory.partnership), CLOSED
    yield signatory.document.is_frozen or signatory.document.receives_signatures, NOT_OPEN
    left = signatory.partner.standing == Partner.Standing.FORMER
    counted = left and signatory.accession_id is None and signatory.version.is_frozen  # it may have signed, in vain
    yield (
        signatory.state in (Invited, Signatory.State.DECLINED, Signatory.State.LAPSED)
        or (counted and signatory.state == Signatory.State.SIGNED),
        _("This organisation is not awaited: there is nothing to release it from."),
    )
    yield (
        left,
        _(
            "This organisation is still a partner: its signature is awaited. Name another person, give more time, or "
            "return the charter to writing."
        ),
    )
    yield reason is None or by is CLOCK or bool(reason.strip()), _("Write why: the other partners will read it.")
