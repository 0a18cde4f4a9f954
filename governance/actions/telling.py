"""Who is told what happens in the committee, and who is awaited."""

from django.db.models import Q

from accounts.models import User
from governance.models import Decision, Mandate, Proxy, Round, Seat
from partnerships.models import Member


def answering(round_: Round) -> list[User]:
    """The people who can answer in a round: mandates that run today on the seats that may answer."""
    return _people(round_.decision, [seat.id for seat in round_.seats_now() if seat.eligible])


def seated(decision: Decision) -> list[User]:
    """The people who could have answered where no round is open: those of the committee's voting seats."""
    seats = Seat.objects.voting().filter(body=decision.body_id)
    return _people(decision, [str(uuid) for uuid in seats.values_list("uuid", flat=True)])


def awaited(round_: Round) -> tuple[list[str], list[User]]:
    """The seats that may answer and have not, by name, and their people but whom a personal interest takes out.

    An answer to words that have changed since is awaited again.
    """
    answered, decision = round_.facts()["positions"], round_.decision
    silent = [seat for seat in round_.seats_now() if seat.eligible and seat.id not in answered]
    out = {row.member_id for row in decision.recusals.all() if row.member_id and row.takes_out(row.member)}
    return [seat.label for seat in silent], _people(decision, [seat.id for seat in silent], without=out)


def everyone(decision: Decision) -> list[User]:
    """The people of every partner and the facilitator: whom a result is told to, all at the same time."""
    members = Member.objects.current().filter(partnership=decision.partnership_id).select_related("user")
    return [member.user for member in members]


def _people(decision: Decision, seats: list[str], without: set[int] | frozenset[int] = frozenset()) -> list[User]:
    """Who answers today for these seats: those who hold them, and those of the seats that hold their proxy."""
    today = decision.partnership.today()
    proxies = Proxy.objects.running(today).for_decision(decision).filter(seat__uuid__in=seats)
    concerned = Q(seat__uuid__in=seats) | Q(seat__in=proxies.values("holder"))
    running = Mandate.objects.running(today).filter(concerned).select_related("member__user")
    return list({row.member.user: None for row in running if row.member_id not in without})
