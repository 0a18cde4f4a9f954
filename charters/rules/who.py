"""What several rules of signing ask: whose act it is, whose turn, and whether the document is open to it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from charters.models import Accession, CharterVersion, Signatory
from partnerships.models import Partner
from partnerships.rules import CLOSED, is_open

State = Signatory.State
OWN = _("Only the person named as signatory signs. Nobody signs for somebody else.")
NOT_OPEN = _("This version is not open to signature.")
GONE = _("This organisation has left the partnership: nobody signs for it any more.")
LATE = _("The last day to sign has passed. The facilitator may give more time.")


def readable(signatory: Signatory):
    """The document is there, and its signatory is still expected to say something about it."""
    yield is_open(signatory.partnership), CLOSED
    yield signatory.state == State.INVITED, not_invited(signatory)
    yield signatory.partner.standing != Partner.Standing.FORMER, GONE
    yield (
        signatory.document.signing_opened_at is not None or not signatory.document.is_frozen,
        _("The PDF to sign is being made. It takes a few seconds: come back shortly."),
    )
    yield signatory.document.receives_signatures, NOT_OPEN


def still_open(signatory: Signatory):
    """It can be signed now: in time, in turn, with authority."""
    yield from readable(signatory)
    yield not is_late(signatory.document, signatory.partnership.today()), LATE
    before = awaited_before(signatory)
    yield (
        not before,
        _("Signatures are asked for in turn. Awaited first: %(who)s. You are told when your turn comes.")
        % {"who": ", ".join(before)},
    )
    yield (
        signatory.has_authority,
        _(
            "Write first by what act this person may bind the organisation, and of which day: deliberation, "
            "minutes, delegation or power."
        ),
    )


def is_late(document: CharterVersion | Accession, today: date) -> bool:
    """Whether the last day to sign is over, whatever the clock did of it."""
    return document.signing_until_on is not None and document.signing_until_on < today


def awaited_before(signatory: Signatory) -> list[str]:
    """The organisations of earlier turns that have not signed; a deed of accession waits for nobody."""
    if signatory.accession_id or signatory.group == 1:
        return []
    rows = Signatory.objects.counted().filter(version=signatory.version_id, group__lt=signatory.group)
    rows = rows.exclude(state=State.SIGNED).select_related("partner__organisation")
    return [row.partner.name for row in rows.order_by("group", "partner_id")]


def not_invited(signatory: Signatory) -> Any:
    """Why a place waits for no signature, in a sentence."""
    reasons: dict[str, Any] = {
        State.SIGNED: _("This organisation has already signed this version. Nobody signs twice."),
        State.DECLINED: _("This signature was declined. The facilitator may invite a signatory again."),
        State.REPLACED: _("Another person has been named to sign for this organisation."),
        State.LAPSED: LATE,
        State.WITHDRAWN: GONE,
    }
    return reasons.get(signatory.state, _("This invitation to sign is not valid any more."))
