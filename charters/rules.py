"""Who may write, freeze and sign a charter, when, and why not."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charters.contents.words import paragraphs
from charters.models import Article, CharterVersion, Signatory, Signature, SigningCode
from core.rules import rule
from core.texts import Localized
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open

State, Invited = CharterVersion.State, Signatory.State.INVITED
FROZEN = _("The charter is frozen: its words do not change any more. A later version will change them.")
CODES_PER_HOUR = 5


@rule
def start_charter(by: Member, partnership: Partnership, exists: bool = False):
    """The facilitator begins the charter."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield not exists, _("The charter of this partnership is already begun.")


@rule
def write_article(by: Member, version: CharterVersion, article: Article | None = None, body: Localized | None = None):
    """A partner's representative, or the facilitator, writes an article."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield (
        article is None or article.text_id is not None or bool(body),
        _("This article is composed from the partnership’s data. Write some words of your own, or leave it as it is."),
    )
    yield (
        body is None or _same_paragraphs(body),
        _(
            "The languages do not have the same number of paragraphs. They are read side by side: "
            "separate them by an empty line in each."
        ),
    )


@rule
def add_composed_article(by: Member, version: CharterVersion, parts: tuple[str, ...] = ("",)):
    """The facilitator adds an article composed from the partnership's data."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield bool(parts), _("Choose at least one part to compose.")


@rule
def open_review(by: Member, version: CharterVersion):
    """The facilitator gives the charter to everybody to read."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.state == State.DRAFT, _("This version is not being written any more.")
    yield version.charter.articles.exists(), _("There is nothing to read yet: write a first article.")


@rule
def freeze_charter(by: Member, version: CharterVersion, blocking=(), warnings=(), reason: str = ""):
    """The facilitator freezes the charter to exact bytes; what is missing asks for a reason."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, _("This version is frozen already.")
    for line in blocking:
        said = _("This cannot be frozen yet. %(statement)s: %(detail)s.")
        yield False, said % {"statement": line.statement, "detail": line.detail}
    yield (
        not warnings or bool(reason.strip()),
        _("Something is still missing. Write why you freeze all the same."),
    )


@rule
def retry_pdf(by: Member, version: CharterVersion):
    """The facilitator has a PDF made again that could not be made."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield version.frozen_at is not None, _("There is no PDF before the charter is frozen.")


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
    yield signatory.state == Invited, _not_invited(signatory)


@rule
def ask_signing_code(by: Member, signatory: Signatory, sent_lately: int = 0):
    """The signatory asks for the code that only their own mailbox receives."""
    yield from _may_sign(by, signatory)
    yield (
        sent_lately < CODES_PER_HOUR,
        _("You have asked for five codes within an hour. Wait, then ask again."),
    )


@rule
def sign_charter(by: Member, signatory: Signatory, digest: str | None = None, agreed: bool | None = None, **code):
    """The signatory signs the exact file they have read, with their authority, the sentence and the code."""
    yield from _may_sign(by, signatory)
    if agreed is None:
        return
    yield agreed, _("Tick the sentence: without it, this is not a signature.")
    yield from _code_holds(**code)


@rule
def record_paper_signature(
    by: Member, signatory: Signatory, reference: str | None = None, file: object = None, signed_on=None
):
    """The facilitator records a page signed by hand, with its scan or where it is kept."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield from _still_open(signatory)
    if reference is None:
        return
    yield bool(reference.strip() or file), _("Attach the scan of the signed page, or write where it is kept.")
    opened = signatory.version.signing_opened_at.astimezone(signatory.partnership.zone).date()
    yield (
        signed_on is None or opened <= signed_on <= signatory.partnership.today(),
        _("The page was signed between the day signing opened and today. Check the date."),
    )


@rule
def decline_signature(by: Member, signatory: Signatory, reason: str | None = None):
    """The signatory declines, with the reason."""
    yield by.pk == signatory.member_id, _OWN
    yield is_open(signatory.partnership), CLOSED
    yield signatory.version.state == State.FROZEN, _NOT_OPEN
    yield signatory.state == Invited, _not_invited(signatory)
    yield reason is None or bool(reason.strip()), _("Write why: the other partners will read it.")


def awaiting_signature_of(member: Member) -> Q:
    """The query twin of `sign_charter`: the places where this member is expected to sign now."""
    return Q(member=member, state=Invited, version__state=State.FROZEN, version__signing_opened_at__isnull=False) & ~Q(
        partnership__state=Partnership.State.CLOSED
    )


_OWN = _("Only the person named as signatory signs. Nobody signs for somebody else.")
_NOT_OPEN = _("This version is not open to signature.")


def _may_sign(by: Member, signatory: Signatory):
    yield by.pk == signatory.member_id, _OWN
    yield from _still_open(signatory)


def _still_open(signatory: Signatory):
    version = signatory.version
    yield is_open(signatory.partnership), CLOSED
    yield signatory.state == Invited, _not_invited(signatory)
    yield version.state == State.FROZEN, _NOT_OPEN
    yield (
        version.signing_opened_at is not None,
        _("The PDF to sign is being made. It takes a few seconds: come back shortly."),
    )
    yield (
        signatory.has_authority,
        _("Write first by what act this person may bind the organisation: deliberation, minutes, delegation or power."),
    )


def _not_invited(signatory: Signatory) -> Any:
    reasons: dict[str, Any] = {
        Signatory.State.SIGNED: _("This organisation has already signed this version. Nobody signs twice."),
        Signatory.State.DECLINED: _("This signature was declined. The facilitator may invite a signatory again."),
        Signatory.State.REPLACED: _("Another person has been named to sign for this organisation."),
    }
    return reasons.get(signatory.state, _("This invitation to sign is not valid any more."))


def _code_holds(code: SigningCode | None = None, right: bool = False):
    yield code is not None, _("Ask for a code first: it is sent to your own address.")
    yield code.used_at is None, _("This code has been used. Ask for a new one.")
    yield not code.expired, _("This code is more than ten minutes old. Ask for a new one.")
    yield code.tries_left > 0 or right, _("Five wrong codes were entered. Ask for a new one.")
    wrong = _("This is not the code that was sent to you. Tries left: %(n)s.")
    yield right, wrong % {"n": code.tries_left}


def _same_paragraphs(body: Localized) -> bool:
    return len({len(paragraphs(text)) for text in body.values() if text.strip()}) <= 1
