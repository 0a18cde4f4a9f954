"""The page of a decision asks the database as much with three seats as with two hundred, after several rounds."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation, User
from benchmarks.crowd import copy
from governance import actions
from governance.models import Ballot, Mandate, Seat
from partnerships.models import Member, Partner

SIZES = (3, 30, 200)  # seats


def grow(body, alice, seats: int) -> None:
    """As many seats as wanted, each with somebody who answers for it, like Alice for hers."""
    names = [f"P{number}" for number in range(body.seats.count(), seats)]
    seat = body.seats.get(partner=alice.partner)
    mandate = seat.mandates.get()
    organisations = Organisation.objects.bulk_create(Organisation(name=f"Organisation {name}") for name in names)
    partners = Partner.objects.bulk_create(
        copy(alice.partner, organisation=one, code=name) for one, name in zip(organisations, names, strict=True)
    )
    users = User.objects.bulk_create(copy(alice.user, email=f"{name.lower()}@example.org") for name in names)
    members = Member.objects.bulk_create(
        copy(alice, user=user, partner=partner) for user, partner in zip(users, partners, strict=True)
    )
    held = Seat.objects.bulk_create(copy(seat, partner=partner) for partner in partners)
    Mandate.objects.bulk_create(
        copy(mandate, seat=one, member=member) for one, member in zip(held, members, strict=True)
    )


def answer(decision, alice) -> None:
    """Every seat answers as Alice does."""
    given = actions.cast_vote(decision, by=alice, position="for", reason="It helps us.")
    others = decision.body.seats.exclude(pk=given.seat_id)
    Ballot.objects.bulk_create(copy(given, seat=seat) for seat in others)


def asked(browser, decision) -> list[str]:
    browser.get(decision.get_absolute_url())
    with CaptureQueriesContext(connection) as found:
        assert browser.get(decision.get_absolute_url()).status_code == 200
    return [query["sql"] for query in found]


def taken(decision, login, *people) -> list[int]:
    return [len(asked(login(who), decision)) for who in people]


def test_nine_queries_for_who_answers_ten_for_the_facilitator_with_3_seats_30_or_200(
    propose, committee, facilitator, alice, login
):
    for seats in SIZES:
        grow(committee.body, alice, seats)
        decision = propose()
        round_ = actions.open_round(decision, by=facilitator, mode="written")
        assert len(round_.electorate) == seats
        assert taken(decision, login, alice, facilitator) == [9, 10]
        answer(decision, alice)
        assert taken(decision, login, alice, facilitator) == [9, 10]


def test_one_more_after_deadlocks_of_which_the_lead_may_settle_the_last(propose, play, facilitator, alice, login):
    decision = propose("operational")
    for _round in range(2):
        play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known positions.")
        assert taken(decision, login, alice) == [9 + 1]


def test_what_few_decisions_have_takes_one_query_more(propose, committee, alice, bob, login):
    decision = propose()
    before = len(asked(login(bob), decision))
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="We would be paid.")
    assert len(asked(login(bob), decision)) == before + 1
