"""What several rules of signing ask: whose act it is, and whether the document is open to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from charters.models import Signatory
from partnerships.rules import CLOSED, is_open

Invited = Signatory.State.INVITED
OWN = _("Only the person named as signatory signs. Nobody signs for somebody else.")
NOT_OPEN = _("This version is not open to signature.")


def still_open(signatory: Signatory):
    yield is_open(signatory.partnership), CLOSED
    yield signatory.state == Invited, not_invited(signatory)
    yield (
        signatory.document.signing_opened_at is not None or not signatory.document.is_frozen,
        _("The PDF to sign is being made. It takes a few seconds: come back shortly."),
    )
    yield signatory.document.receives_signatures, NOT_OPEN
    yield (
        signatory.has_authority,
        _("Write first by what act this person may bind the organisation: deliberation, minutes, delegation or power."),
    )


def not_invited(signatory: Signatory) -> Any:
    reasons: dict[str, Any] = {
        Signatory.State.SIGNED: _("This organisation has already signed this version. Nobody signs twice."),
        Signatory.State.DECLINED: _("This signature was declined. The facilitator may invite a signatory again."),
        Signatory.State.REPLACED: _("Another person has been named to sign for this organisation."),
    }
    return reasons.get(signatory.state, _("This invitation to sign is not valid any more."))
