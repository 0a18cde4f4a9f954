"""What derives from a partner's leaving: its tasks, offers, consent, seat and lead count no more."""

from datetime import date

import pytest

from core.refusals import Refused
from governance import actions as governance
from governance.models import Seat
from governance.rules.lead import lead_of
from overview.contents.facts import facts_of
from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.contents.partners import partner_page
from partnerships.contents.tasks import task_grid
from partnerships.contents.texts import consents_to, vision_text
from tests.conftest import text
from tests.partnerships.leaving import leave, seats

__all__ = ["leave", "seats"]


def test_its_tasks_have_nobody_accountable(made, leave, partnership):
    assert task_grid(partnership).complete
    leave()
    assert [str(task) for task in task_grid(partnership).orphans] == ["A01 Visit"]
    assert len(facts_of(partnership).no_accountable) == 1


def test_its_offers_cover_nothing(made, leave, partnership, facilitator):
    assert need_matrix(partnership, by=facilitator).fragile == 1
    assert "N01 Finding" not in [name["en"] for name in facts_of(partnership).uncovered]
    leave()
    assert need_matrix(partnership, by=facilitator).fragile == 0
    assert "N01 Finding" in [name["en"] for name in facts_of(partnership).uncovered]


def test_its_offer_does_not_count_beside_another(made, leave, bob):
    """The other partner is then alone."""
    actions.make_offer(made.finding, by=bob, level=3)
    assert [alone for _offer, _amount, alone in partner_page(bob.partner, bob)["offers"]] == [False]
    leave()
    assert [alone for _offer, _amount, alone in partner_page(bob.partner, bob)["offers"]] == [True]


def test_its_consent_is_asked_no_more(made, leave, partnership, bob, carol):
    for who in (bob, carol):
        actions.give_consent(made.two, by=who, position="consent")
    assert not consents_to(made.two).shared
    leave()
    assert consents_to(vision_text(partnership).current()).shared


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
    with at(2026, 3, 1, 9):
        leave()
        dates = {"since_on": date(2026, 3, 1), "until_on": date(2028, 12, 31), "succession": text("Carol")}
        decision = governance.propose_lead(partnership, by=facilitator, member=bob, seat=seats["VSA"], **dates)
        governance.open_round(decision, by=facilitator)
        here = [seats["VSA"], seats["CAL"]]
        governance.record_attendance(decision, by=facilitator, present=here)
        governance.record_vote(decision, by=facilitator, answers=dict.fromkeys(here, ("for", "")))
        governance.close_round(decision, by=facilitator)
    with at(2026, 3, 2):
        assert lead_of(partnership).member == bob
