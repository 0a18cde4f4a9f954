"""Who is told what happens in the committee."""

from accounts.models import User
from governance.models import Decision, Mandate, Round
from partnerships.models import Member


def answering(round_: Round, *, only_silent: bool = False) -> list[User]:
    """The people who can answer in a round: mandates that run today on the seats that may answer.

    `only_silent` leaves out the seats whose answer to the text as it stands is there.
    """
    given = round_.facts()["positions"] if only_silent else {}
    eligible = [seat.id for seat in round_.seats_now() if seat.eligible and seat.id not in given]
    running = Mandate.objects.running(round_.partnership.today()).filter(seat__uuid__in=eligible)
    return [mandate.member.user for mandate in running.select_related("member__user")]


def everyone(decision: Decision) -> list[User]:
    """The people of every partner and the facilitator: whom a result is told to, all at the same time."""
    members = Member.objects.current().filter(partnership=decision.partnership_id).select_related("user")
    return [member.user for member in members]
