"""An invitation is withdrawn after a question; withdrawn, used or old it says so."""

from partnerships import actions
from partnerships.models import Invitation
from tests.partnerships.invitations import ACCEPT, START, link, outbox, visitor

__all__ = ["link", "outbox", "visitor"]


def test_withdrawn_used_or_old_it_says_so(made, link, visitor, facilitator, at):
    visitor.get(link)
    with at(2030, 1, 1):
        assert "This invitation is more than a week old." in visitor.get(ACCEPT).text
        refused = visitor.post(START)
        assert refused.status_code == 403
        assert "This invitation is no longer valid." in refused.text
    actions.revoke_invitation(made.invitation, by=facilitator)
    assert "This invitation has been withdrawn." in visitor.get(ACCEPT).text


def test_withdrawing_asks_first_and_is_told(made, login, facilitator, alice, url):
    address = url("revoke_invitation", made.invitation.uuid)
    browser = login(facilitator)
    assert "Withdraw the invitation of Zoe?" in browser.get(address).text
    assert browser.post(address, {}).status_code == 302
    made.invitation.refresh_from_db()
    assert made.invitation.state == Invitation.State.REVOKED
    again = browser.post(address, {})
    assert again.status_code == 403
    assert "This invitation has already been accepted or withdrawn." in again.text
    assert login(alice).post(url("resend_invitation", made.invitation.uuid)).status_code == 403
