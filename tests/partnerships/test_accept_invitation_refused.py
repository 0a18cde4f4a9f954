"""An invitation that does not work says why."""

import pytest

from core.refusals import Refused
from core.texts import Localized
from partnerships import actions
from partnerships.models import Partner
from tests.partnerships.invitations import bank, zoe

__all__ = ["bank", "zoe"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("forwarded", "This invitation was sent to another address."),
        ("revoked", "This invitation has been withdrawn."),
        ("used", "This invitation has already been used."),
        ("old", "This invitation is more than a week old."),
        ("closed", "This partnership is closed"),
        ("left", "This organisation has left the partnership"),
    ],
)
def test_what_does_not_work_says_so(bank, zoe, stranger, facilitator, at, change, said):
    invitation, user = bank.invitations.get(), zoe
    moment = at(2030, 1, 1) if change == "old" else at(2026, 1, 6)
    if change == "forwarded":
        user = stranger
    if change == "revoked":
        actions.revoke_invitation(invitation, by=facilitator)
    if change == "used":
        actions.accept_invitation(invitation, by=zoe)
    if change == "closed":
        actions.change_stage(bank.partnership, by=facilitator, stage="closed")
    if change == "left":
        Partner.objects.filter(pk=bank.pk).update(standing="former")
    with moment, pytest.raises(Refused, match=said):
        actions.accept_invitation(invitation, by=user, function=Localized())
