"""A partner leaves, a person's place ends: what follows, what stays, and when it is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions as governance
from governance.contents import committee as committee_page
from governance.models import Mandate, Seat
from governance.rules.lead import lead_of
from overview.contents.facts import facts_of
from partnerships import actions, journal
from partnerships.contents.needs import need_matrix
from partnerships.contents.partners import partner_page
from partnerships.contents.tasks import task_grid
from partnerships.contents.texts import consents_to, vision_text
from partnerships.models import Invitation, JournalEntry, Member, Partner
from tests.conftest import text
from tests.partnerships.test_which_organisation import join_colleague

WHY = "Les élections approchent."


def told(event: str) -> list[str]:
    rows = JournalEntry.objects.filter(event=f"partnerships.{event}")
    return [journal.sentence(entry, journal.people_of(entry.partnership)) for entry in rows]


@pytest.fixture
def leave(facilitator, llu):
    """Logis & Lumière leaves."""
    return lambda by=facilitator, reason=WHY: actions.withdraw_partner(llu, by=by, reason=reason)


# A partner leaves ---------------------------------------------------------------------------------------


def test_before_being_bound_it_withdraws(leave, alice, partnership):
    gone = leave(by=alice)
    assert (gone.standing, gone.left_because) == (Partner.Standing.FORMER, WHY)
    assert gone.left_at is not None
    assert Member.objects.standing_of(alice.user, partnership) is None
    assert not alice.roles.filter(ended_at=None).exists()
    assert told("partner_withdrawn") == [
        "Alice (Logis & Lumière) wrote that Logis & Lumière withdraws before being bound by a charter: " + WHY
    ]
    assert told("partner_left") == []


def test_once_bound_it_leaves(leave, llu):
    actions.bind_partner(llu, since=date(2026, 1, 6))
    leave()
    assert told("partner_withdrawn") == []
    assert told("partner_left") == [
        "Bruno, on behalf of Logis & Lumière, wrote that Logis & Lumière, bound by the charter, "
        "leaves the partnership: " + WHY
    ]


def test_its_invitations_no_longer_work(leave, llu, facilitator):
    waiting = actions.invite_member(llu, by=facilitator, name="Yves", email="yves@example.org")
    leave()
    waiting.refresh_from_db()
    assert waiting.state == Invitation.State.REVOKED


def test_one_of_its_people_who_facilitates_stays_to_facilitate(leave, llu, partnership, facilitator, alice):
    actions.invite_facilitator(partnership, by=facilitator, name="Alice", email="alice@example.org")
    actions.accept_invitation(Invitation.objects.get(role="facilitator"), by=alice.user)
    leave()
    still = Member.objects.standing_of(alice.user, partnership)
    assert still.held_roles == {"facilitator"}
    assert not still.represents


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_is_asked_for(leave, reason):
    with pytest.raises(Refused, match="Write why it leaves"):
        leave(reason=reason)


def test_the_lead_partner_does_not_leave(leave, partnership, facilitator, llu, bob):
    actions.name_lead_partner(partnership, by=facilitator, partner=llu)
    with pytest.raises(Refused, match="Name another lead partner first"):
        leave()
    actions.name_lead_partner(partnership, by=facilitator, partner=bob.partner)
    assert leave().left_at


def test_nobody_leaves_twice_for_others_or_once_it_is_closed(leave, partnership, facilitator, bob):
    with pytest.raises(Refused, match="Only this partner's representatives"):
        leave(by=bob)
    leave()
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        leave()
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.withdraw_partner(bob.partner, by=facilitator, reason=WHY)


def test_the_page_says_what_follows(made, url, login, alice, llu):
    browser = login(alice)
    assert "Leave the partnership" in browser.get(url("partner_detail", "LLU")).text
    read = browser.get(url("withdraw_partner", "LLU")).text
    assert "withdrawing before signing is normal" in read
    assert "A task is left without an accountable partner: A01 Visit." in read
    assert "Nobody else meets this need at the level required: N01 Finding." in read
    assert "The place of Alice ends" in read
    empty = browser.post(url("withdraw_partner", "LLU"), {"reason": ""})
    assert empty.status_code == 422
    gone = browser.post(url("withdraw_partner", "LLU"), {"reason": WHY})
    assert gone.url == reverse("home")
    assert browser.get(url("partner_detail", "LLU")).status_code == 404


def test_it_says_no_more_of_itself(leave, llu, facilitator):
    gone = leave()
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        actions.describe_partner(gone, by=facilitator, stake=text("Revenir"))


def test_its_page_keeps_the_history(made, url, login, facilitator, leave, at):
    with at(2026, 6, 17):
        leave()
    browser = login(facilitator)
    read = browser.get(url("partner_detail", "LLU")).text
    assert WHY in read
    assert "It was not bound by a charter." in read
    assert "from Jan. 5, 2026 to June 17, 2026" in read
    assert "Leave the partnership" not in read
    assert "It left on June 17, 2026" in read
    assert "Without them, mistrust sets in." not in read
    assert WHY in browser.get(url("partner_list")).text


def test_a_facilitator_who_writes_it_down_stays_on_the_pages(made, url, login, facilitator):
    done = login(facilitator).post(url("withdraw_partner", "VSA"), {"reason": WHY})
    assert done.url == url("partner_list")


# What derives from it -----------------------------------------------------------------------------------


def test_its_tasks_have_nobody_accountable(made, leave, partnership):
    assert task_grid(partnership).complete
    leave()
    assert [str(task) for task in task_grid(partnership).orphans] == ["A01 Visit"]
    assert facts_of(partnership).tasks_whole == 0


def test_its_offers_cover_nothing(made, leave, partnership, facilitator):
    assert need_matrix(partnership, by=facilitator).fragile == 1
    leave()
    assert need_matrix(partnership, by=facilitator).fragile == 0
    assert facts_of(partnership).critical_met == 0


def test_its_offer_does_not_count_beside_another(made, leave, bob):
    """The other partner is then alone."""
    actions.make_offer(made.finding, by=bob, level=3)
    assert [alone for _offer, alone in partner_page(bob.partner)["offers"]] == [False]
    leave()
    assert [alone for _offer, alone in partner_page(bob.partner)["offers"]] == [True]


def test_its_consent_is_asked_no_more(made, leave, partnership, bob, carol):
    for who in (bob, carol):
        actions.give_consent(made.two, by=who, position="consent")
    assert not consents_to(made.two).shared
    leave()
    assert consents_to(vision_text(partnership).current()).shared


@pytest.fixture
def seats(partnership, facilitator, alice, bob, carol):
    """A committee with its titulars, and alice as lead."""
    by = {"by": facilitator}
    body = governance.seat_committee(partnership, **by, name=text("Comité"))
    seats = {seat.partner.code: seat for seat in body.seats.all()}
    for who in (alice, bob, carol):
        given = {"capacity": "titular", "since_on": date(2026, 1, 1)}
        governance.give_mandate(seats[who.partner.code], **by, member=who, **given)
    governance.set_rules(partnership, **by, categories=governance.usual_categories(quorum=2))
    dates = {"since_on": date(2026, 1, 1), "until_on": date(2028, 12, 31), "succession": text("Bob")}
    governance.elect_lead(
        partnership, **by, member=alice, seat=seats["LLU"], **dates, categories=["operational"], cap=Decimal(100)
    )
    return seats


def test_its_seat_answers_no_more_and_leads_no_more(seats, leave, partnership):
    assert lead_of(partnership).member.user.name == "Alice"
    leave()
    assert set(Seat.objects.voting().values_list("partner__code", flat=True)) == {"VSA", "CAL"}
    assert lead_of(partnership) is None
    assert facts_of(partnership).lead == ""


def test_in_a_round_that_was_open_its_seat_is_told_why(seats, leave, partnership, facilitator):
    words = {"title": text("Louer"), "text": text("Nous louons."), "category": "budget"}
    decision = governance.propose_decision(partnership, by=facilitator, **words)
    governance.open_round(decision, by=facilitator, mode="written")
    leave()
    seat = Seat.objects.get(pk=seats["LLU"].pk)
    with pytest.raises(Refused, match="This organisation has left the partnership: its seat answers no more"):
        governance.record_vote(decision, by=facilitator, answers={seat: ("for", "")})


def test_another_lead_may_follow_the_one_who_left(seats, leave, partnership, facilitator, bob, at):
    leave()
    dates = {"since_on": date(2026, 3, 1), "until_on": date(2028, 12, 31), "succession": text("Carol")}
    governance.elect_lead(partnership, by=facilitator, member=bob, seat=seats["VSA"], **dates, categories=[])
    with at(2026, 3, 2):
        assert lead_of(partnership).member == bob


# A person's place ends ----------------------------------------------------------------------------------


def test_a_colleague_ends_a_place_and_the_history_stays(llu, facilitator, alice, url, login):
    yves = join_colleague(llu, facilitator, "yves")
    browser = login(alice)
    assert "End the place of Yves" in browser.get(url("partner_detail", "LLU")).text
    page = browser.get(url("end_member", yves.uuid)).text
    assert "End the place of Yves here?" in page
    assert "Nobody will speak for" not in page
    assert browser.post(url("end_member", yves.uuid), {}).url == url("partner_list")
    yves.refresh_from_db()
    assert yves.ended_at
    read = browser.get(url("partner_detail", "LLU")).text
    assert "Who has spoken for it" in read
    assert "Yves" in read
    assert told("member_ended") == ["Alice (Logis & Lumière) ended the place of Yves here."]


def test_the_last_to_speak_is_warned_and_may_go(alice, url, login):
    browser = login(alice)
    read = browser.get(url("end_member", alice.uuid)).text
    assert "End my place here?" in read
    assert "Nobody will speak for Logis &amp; Lumière any more." in read
    assert browser.post(url("end_member", alice.uuid), {}).url == reverse("home")
    assert browser.get(url("partner_list")).status_code == 404


def test_for_a_partner_the_facilitator_is_named_as_such(facilitator, alice):
    actions.end_member(alice, by=facilitator)
    assert told("member_ended") == ["Bruno, on behalf of Logis & Lumière, ended the place of Alice here."]


def test_nobody_ends_the_place_of_another_partner_s_people(alice, bob):
    with pytest.raises(Refused, match="Only the person, another representative of the same partner"):
        actions.end_member(bob, by=alice)


def test_a_place_ends_once_and_not_when_it_is_closed(partnership, facilitator, alice, bob):
    actions.end_member(alice, by=facilitator)
    with pytest.raises(Refused, match="has already ended"):
        actions.end_member(alice, by=facilitator)
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.end_member(bob, by=facilitator)


@pytest.fixture
def second(partnership, facilitator, bob) -> Member:
    """Bob facilitates too."""
    invitation = actions.invite_facilitator(partnership, by=facilitator, name="Bob", email="bob@example.org")
    actions.accept_invitation(invitation, by=bob.user)
    return Member.objects.standing_of(bob.user, partnership)


def test_the_last_facilitator_stays(facilitator, second, url, login):
    browser = login(second)
    assert browser.post(url("end_member", facilitator.uuid), {}).status_code == 302
    last = browser.post(url("end_member", second.uuid), {})
    assert last.status_code == 403
    assert "This is the last facilitator" in last.text


def test_only_a_facilitator_ends_the_place_of_one(second, facilitator):
    vera = join_colleague(second.partner, facilitator, "vera")
    vera = Member.objects.standing_of(vera.user, vera.partnership)
    with pytest.raises(Refused, match="only a facilitator ends their place"):
        actions.end_member(second, by=vera)


def test_a_mandate_does_not_outlive_the_place(seats, partnership, facilitator, alice, llu):
    yves = join_colleague(llu, facilitator, "yves")
    actions.end_member(alice, by=facilitator)
    assert [place.seat.partner.code for place in committee_page(partnership).vacant] == ["LLU"]
    given = {"capacity": "titular", "since_on": date(2026, 1, 1)}
    mandate = governance.give_mandate(seats["LLU"], by=facilitator, member=yves, **given)
    assert mandate.runs(partnership.today())


def test_a_mandate_does_not_follow_its_person_to_another_partner(seats, partnership, facilitator, alice, bob):
    actions.end_member(alice, by=facilitator)
    again = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.org")
    actions.accept_invitation(again, by=alice.user)
    assert not Mandate.objects.running(partnership.today()).filter(member=alice).exists()
