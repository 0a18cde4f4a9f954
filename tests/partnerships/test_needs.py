"""The matrix of needs and offers: words, both views, who may offer and confirm."""

import pytest

from partnerships import actions, rules
from partnerships.contents.needs import need_matrix
from partnerships.coverage import Coverage
from partnerships.models import Offer
from tests.conftest import text


def test_declared_and_strict_views(made, facilitator, bob, carol):
    declared, strict = (need_matrix(made.partnership, by=facilitator, strict=view) for view in (False, True))
    assert [row.state for row in declared.rows] == [Coverage.FRAGILE, Coverage.UNCOVERED]
    assert [row.state for row in strict.rows] == [Coverage.UNCOVERED, Coverage.UNCOVERED]
    assert declared.rows[0].strict_word == "Not covered"
    assert declared.rows[0].why == "rests on Logis & Lumière"
    assert [served.count for served in declared.served] == [1, 0, 0]
    assert declared.served[0].alone == ["N01"]
    for number, (who, level) in enumerate(((bob, 3), (carol, 3)), 2):
        actions.make_offer(made.finding, by=who, level=level)
        row = need_matrix(made.partnership, by=facilitator).rows[0]
        assert (row.state, row.why) == (
            {2: Coverage.COVERED, 3: Coverage.REDUNDANT}[number],
            f"{number} partners",
        )
    actions.make_offer(made.law, by=bob, level=1)
    partial = need_matrix(made.partnership, by=facilitator).rows[1]
    assert (partial.state, partial.why, partial.pin) == (Coverage.PARTIAL, "at best 1, 2 required", "wait")


def test_what_is_open_comes_by_weight(made, facilitator):
    actions.add_need(made.partnership, by=facilitator, title=text("Local"), criticality=3, required=1)
    matrix = need_matrix(made.partnership, by=facilitator)
    assert [row.need.code for row in matrix.to_look_at] == ["N03", "N01", "N02"]
    assert (matrix.covered, matrix.fragile, matrix.partial, matrix.uncovered) == (0, 1, 0, 2)


def test_the_page_says_it_in_words(made, url, login, bob, facilitator):
    read = login(facilitator).get(url("need_list")).text
    assert "0 needs of 2 are covered." in read
    assert "1 is met, and falls if one partner leaves." in read
    assert "1 is brought by nobody." in read
    assert "confirmed alone: not covered" in read
    assert "Strict view" in read
    assert "Count declared offers too" in login(facilitator).get(url("need_list"), {"view": "strict"}).text
    assert "Offer something to N01" in login(bob).get(url("need_list")).text


def test_the_list_to_confirm_agrees_with_the_rule(made, facilitator, alice, bob, carol):
    actions.make_offer(made.law, by=bob, level=2)
    firm = actions.make_offer(made.law, by=carol, level=2)
    actions.confirm_offer(firm, by=carol)
    for who in (facilitator, alice, bob, carol):
        listed = {line.offer for line in need_matrix(made.partnership, by=who).waiting}
        assert listed == {offer for offer in Offer.objects.all() if rules.confirm_offer.allows(who, offer)}


def test_offering_and_confirming(made, url, login, bob, alice):
    answer = login(bob).post(url("make_offer", "N02"), {"level": "2", "conditions_fr": "Dès mars"})
    assert answer.status_code == 302
    offer = Offer.objects.get(need=made.law)
    assert (offer.partner, offer.level, offer.state) == (bob.partner, 2, "declared")
    refused = login(alice).post(url("confirm_offer", offer.uuid))
    assert refused.status_code == 403
    assert "Only this partner&#x27;s representatives" in refused.text
    assert login(bob).post(url("confirm_offer", offer.uuid)).status_code == 302
    offer.refresh_from_db()
    assert offer.state == "confirmed"
    again = login(bob).post(url("confirm_offer", offer.uuid))
    assert "This offer is confirmed already." in again.text


def test_one_offer_per_partner_and_need(made, url, login, alice, facilitator):
    answer = login(alice).get(url("make_offer", "N01"))
    assert answer.status_code == 403
    assert "This partner has already made an offer to this need." in answer.text
    typed = {"partner": "LLU", "level": "2", "conditions_en": "As before"}
    refused = login(facilitator).post(url("make_offer", "N01"), typed)
    assert refused.status_code == 403
    assert "This partner has already made an offer to this need." in refused.text
    assert "As before" in refused.text


def test_the_facilitator_offers_on_behalf_of_a_partner(made, url, login, facilitator):
    assert login(facilitator).post(url("make_offer", "N02"), {"partner": "CAL", "level": "1"}).status_code == 302
    assert Offer.objects.get(need=made.law).partner.code == "CAL"


@pytest.mark.parametrize("typed", [{}, {"level": "7"}, {"level": "2", "conditions_fr": "x" * 601}])
def test_an_offer_badly_made(made, url, login, bob, typed):
    assert login(bob).post(url("make_offer", "N02"), typed).status_code == 422
