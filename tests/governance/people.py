"""Short ways to bring one more person to a committee."""

from datetime import date

from governance import actions
from governance.models import Mandate, Seat
from partnerships.actions import accept_invitation, invite_member, open_account
from partnerships.models import Invitation, Member, Partner


def colleague(partner: Partner, by: Member, name: str) -> Member:
    """One more person who speaks for the partner, with no mandate yet."""
    email = f"{name}@example.org"
    invite_member(partner, by=by, name=name.title(), email=email)
    invitation = Invitation.objects.get(partner=partner, email=email)
    user = open_account(invitation)
    accept_invitation(invitation, by=user)
    return Member.objects.standing_of(user, partner.partnership)


def alternate(seat: Seat, by: Member, name: str) -> Member:
    """One more person of the seat's partner, who may answer for it too."""
    person = colleague(seat.partner, by, name)
    given = {"member": person, "capacity": Mandate.Capacity.ALTERNATE, "since_on": date(2026, 1, 1)}
    actions.give_mandate(seat, by=by, **given)
    return person
