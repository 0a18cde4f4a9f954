"""What a candidate would change is said and not counted; observers offer nothing."""

from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.coverage import Effect
from partnerships.models import Partner
from tests.conftest import text
from tests.partnerships.saying import refused


def test_what_a_candidate_would_change_is_said_and_not_counted(made, facilitator, alice, bob, carol, login, url):
    bank = made.partnership.partners.get(code="BDF")
    media = actions.add_need(made.partnership, by=facilitator, title=text("Médias"), criticality=1, required=1)
    for who in (alice, bob, carol):
        actions.make_offer(media, by=who, level=1)
    actions.make_offer(made.law, by=alice, level=1)
    offers = ((made.law, 2), (made.finding, 3), (media, 1))
    before = [row.state for row in need_matrix(made.partnership, by=facilitator).rows]
    for need, level in offers:
        actions.make_offer(need, by=facilitator, partner=bank, level=level)
    matrix = need_matrix(made.partnership, by=facilitator)
    assert [row.state for row in matrix.rows] == before
    assert bank not in matrix.partners
    (candidate,) = matrix.candidates
    found = {effect: [answer.need.code for answer in answers] for effect, answers in candidate.effects.items()}
    assert found == {Effect.CLOSES: ["N02"], Effect.STRENGTHENS: ["N01"], Effect.DUPLICATES: ["N03"]}
    read = login(alice).get(url("need_list")).text
    for words in ("It would close:", "from “partial” to “fragile”", "It would duplicate:", "stays “more than covered”"):
        assert words in read


def test_a_candidate_that_would_change_nothing_is_told_so(made, facilitator, login, url):
    bank = made.partnership.partners.get(code="BDF")
    assert "It has offered nothing yet." in login(facilitator).get(url("need_list")).text
    actions.make_offer(made.finding, by=facilitator, partner=bank, level=1)
    assert "It would change nothing for:" in login(facilitator).get(url("need_list")).text


def test_observers_neither_offer_nor_count(made, alice, facilitator):
    alice.partner.standing = "observer"
    alice.partner.save()
    matrix = need_matrix(made.partnership, by=facilitator)
    assert alice.partner not in matrix.partners
    assert matrix.uncovered == 2
    assert "Only partners and candidates" in refused(actions.make_offer, made.law, by=alice, level=2)


def test_a_candidate_s_offer_says_that_it_does_not_count(made, facilitator, login, url):
    bank = Partner.objects.get(code="BDF")
    actions.make_offer(made.law, by=facilitator, partner=bank, level=3)
    read = login(facilitator).get(url("need_detail", "N02")).text
    assert "candidate, not counted yet" in read
    assert "Not covered" in read
