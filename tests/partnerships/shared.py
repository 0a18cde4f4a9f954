"""An organisation that takes part in two partnerships: Logis & Lumière is also the partner LL2 of a second one."""

import pytest

from accounts.models import User
from partnerships import actions
from partnerships.models import Invitation, Member, Partner
from tests.conftest import text

WHO = {"name": "Alice", "email": "alice@example.org"}


@pytest.fixture
def fanny(alice) -> Member:
    """Facilitates the second partnership."""
    founder = User.objects.create_user("fanny@example.org", name="Fanny", language="en")
    made = actions.start_partnership(by=founder, name=text("Autre"), issue=text("Autre"), territory=text("Lyon"))
    return Member.objects.standing_of(founder, made)


@pytest.fixture
def elsewhere(fanny, alice, llu) -> Partner:
    """LL2, for which Alice speaks too."""
    actions.invite_partner(fanny.partnership, by=fanny, organisation="Logis", code="LL2", **WHO)
    invitation = Invitation.objects.get(partner__code="LL2")
    actions.accept_invitation(invitation, by=alice.user, organisation=llu.organisation)
    return Partner.objects.get(code="LL2")
