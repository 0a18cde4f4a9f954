from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from charters.models import Accession, CharterVersion, Signatory, SigningCode
from charters.rules.who import OWN, readable, still_open
from core.rules import rule
from partnerships.models import Member, Partnership
from partnerships.rules import FACILITATOR_ONLY

State, Entry = CharterVersion.State, CharterVersion.EntryRule
CODES_PER_HOUR = 5
SIGNED_BETWEEN = _("The page was signed between the day signing opened and today. Check the date.")


@rule
def confirm_reading(by: Member, signatory: Signatory):
    """The signatory says that they have read the file, before they say by what authority they sign."""
    yield by.pk == signatory.member_id, OWN
    yield from readable(signatory)


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
    yield _since_opening(signatory, signed_on), SIGNED_BETWEEN


@rule
def record_signed_pdf(
    by: Member,
    signatory: Signatory,
    continues: bool | None = None,
    signatures: int = 0,
    unchanged: bool = True,
    signed_on: date | None = None,
):
    """The signatory, or the facilitator, records the PDF that was signed with another tool."""
    yield (
        by.is_facilitator or by.pk == signatory.member_id,
        _("Only this signatory, or the facilitator, can do this."),
    )
    yield from still_open(signatory)
    if continues is None:
        return
    yield (
        continues,
        _(
            "This file does not begin with the exact PDF that is open to signature. Download that PDF, sign that very "
            "file with a tool that adds its signature to it, and send it here unchanged."
        ),
    )
    yield (
        signatures > 0,
        _("No whole electronic signature was found after the PDF that is open to signature. Sign it, then send it."),
    )
    yield (
        unchanged,
        _("Something else than a signature was added: the pages of this file do not show what was frozen."),
    )
    yield _since_opening(signatory, signed_on), SIGNED_BETWEEN


def awaiting_signature_of(member: Member) -> Q:
    """The query twin of `sign_charter`: the places where this member is expected to sign now.

    Authority apart: it is given on the way, and who lacks it is awaited all the same.
    """
    today = member.partnership.today()
    late_may_join = Q(version__state=State.IN_FORCE) & ~Q(version__entry_rule=Entry.LAST_SIGNATURE)
    version = Q(accession=None, version__signing_opened_at__isnull=False) & (
        Q(version__state=State.FROZEN) | late_may_join
    )
    version &= Q(version__signing_until_on=None) | Q(version__signing_until_on__gte=today)
    first = Signatory.objects.counted().filter(version=OuterRef("version"), group__lt=OuterRef("group"))
    version &= ~Q(Exists(first.exclude(state=Signatory.State.SIGNED)))
    joinable = Q(version__state__in=(State.FROZEN, State.IN_FORCE))
    deed = joinable & Q(accession__state=Accession.State.FROZEN, accession__signing_opened_at__isnull=False)
    deed &= Q(accession__signing_until_on=None) | Q(accession__signing_until_on__gte=today)
    mine = Q(member=member, state=Signatory.State.INVITED) & ~Q(partnership__state=Partnership.State.CLOSED)
    return mine & (version | deed)


def _may_sign(by: Member, signatory: Signatory):
    yield by.pk == signatory.member_id, OWN
    yield from still_open(signatory)


def _since_opening(signatory: Signatory, signed_on: date | None) -> bool:
    opened = signatory.document.signing_opened_at.astimezone(signatory.partnership.zone).date()
    return signed_on is None or opened <= signed_on <= signatory.partnership.today()


def _code_holds(code: SigningCode | None = None, right: bool = False):
    yield code is not None, _("Ask for a code first: it is sent to your own address.")
    yield code.used_at is None, _("This code has been used. Ask for a new one.")
    yield not code.expired, _("This code is more than ten minutes old. Ask for a new one.")
    yield code.tries_left > 0 or right, _("Five wrong codes were entered. Ask for a new one.")
    wrong = _("This is not the code that was sent to you. Tries left: %(n)s.")
    yield right, wrong % {"n": code.tries_left}
