from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion, Signatory, SigningCode
from charters.rules.who import OWN, still_open
from core.rules import rule
from partnerships.models import Member, Partnership
from partnerships.rules import FACILITATOR_ONLY

State, Invited = CharterVersion.State, Signatory.State.INVITED
CODES_PER_HOUR = 5


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
    yield from still_open(signatory)
    if reference is None:
        return
    yield bool(reference.strip() or file), _("Attach the scan of the signed page, or write where it is kept.")
    opened = signatory.document.signing_opened_at.astimezone(signatory.partnership.zone).date()
    yield (
        signed_on is None or opened <= signed_on <= signatory.partnership.today(),
        _("The page was signed between the day signing opened and today. Check the date."),
    )


def awaiting_signature_of(member: Member) -> Q:
    """The query twin of `sign_charter`: the places where this member is expected to sign now."""
    return Q(member=member, state=Invited, version__state=State.FROZEN, version__signing_opened_at__isnull=False) & ~Q(
        partnership__state=Partnership.State.CLOSED
    )


def _may_sign(by: Member, signatory: Signatory):
    yield by.pk == signatory.member_id, OWN
    yield from still_open(signatory)


def _code_holds(code: SigningCode | None = None, right: bool = False):
    yield code is not None, _("Ask for a code first: it is sent to your own address.")
    yield code.used_at is None, _("This code has been used. Ask for a new one.")
    yield not code.expired, _("This code is more than ten minutes old. Ask for a new one.")
    yield code.tries_left > 0 or right, _("Five wrong codes were entered. Ask for a new one.")
    wrong = _("This is not the code that was sent to you. Tries left: %(n)s.")
    yield right, wrong % {"n": code.tries_left}
