"""A need is dropped only when nobody answers to it."""

from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Need, Offer
from tests.conftest import text
from tests.partnerships.saying import refused, said


def test_a_need_is_dropped_only_when_nobody_answers_to_it(made, facilitator, alice, login, url):
    browser = login(facilitator)
    answer = browser.post(url("drop_need", "N01"), {})
    assert answer.status_code == 403
    assert "it can be dropped once they are withdrawn" in answer.text
    assert "Only the facilitator" in refused(actions.drop_need, made.law, by=alice)
    assert browser.post(url("drop_need", "N02"), {}).status_code == 302
    assert browser.get(url("need_detail", "N02")).status_code == 404
    assert "dropped the need N02, “Law”." in sentence(JournalEntry.objects.latest("sequence"))
    actions.withdraw_offer(made.offer, by=alice, reason="Fin")
    assert browser.post(url("drop_need", "N01"), {}).status_code == 302
    assert not Offer.objects.exists()


def test_a_need_for_which_something_was_promised_stays(made, facilitator, alice):
    promised = {"kind": "cash", "title": text("Don"), "offer": made.offer}
    contribution = actions.promise_contribution(made.partnership, by=alice, **promised)
    actions.withdraw_contribution(contribution, by=alice, reason="Fin")
    actions.withdraw_offer(made.offer, by=alice, reason="Fin")
    assert "it stays, with its history" in refused(actions.drop_need, made.finding, by=facilitator)


def test_a_need_that_somebody_has_just_dropped_is_not_there_any_more(made, facilitator, alice):
    actions.drop_need(made.law, by=facilitator)
    stale = made.law
    stale.pk = 999_999
    assert "not there any more" in refused(actions.make_offer, stale, by=alice, level=2)


def test_the_code_of_a_dropped_need_is_not_given_again(made, facilitator):
    actions.drop_need(made.law, by=facilitator)
    again = actions.add_need(made.partnership, by=facilitator, title=text("Temps"), criticality=1, required=1)
    assert again.code == "N03"


def test_the_register_keeps_the_title_that_the_need_had_when_it_was_dropped(made, facilitator):
    words = {"title": text("Conseil", "Advice"), "criticality": 2, "required": 2}
    actions.change_need(Need.objects.get(pk=made.law.pk), by=facilitator, **words)
    assert str(made.law.title) == "Law", "read before"
    actions.drop_need(made.law, by=facilitator)
    assert "dropped the need N02, “Advice”." in said()
