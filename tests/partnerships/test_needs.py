"""The matrix of needs and offers: words, both views, who may offer and confirm."""

from decimal import Decimal

import pytest

from core.refusals import Refused
from partnerships import actions, rules
from partnerships.contents.needs import need_matrix
from partnerships.coverage import Coverage, Effect
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Offer
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


def refused(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as told:
        act(*args, **kwargs)
    return told.value.reason


WORDS = {"title_fr": "Repérage", "title_en": "Outreach", "criticality": "1"}


def test_a_need_is_worded_again_and_asks_for_more(made, facilitator, login, url):
    browser, address = login(facilitator), url("change_need", "N01")
    assert 'value="Repérage"' in browser.get(address).text
    assert browser.post(address, {**WORDS, "required": "2"}).status_code == 302
    made.finding.refresh_from_db()
    assert (made.finding.title["en"], made.finding.criticality, made.finding.required) == ("Outreach", 1, 2)
    entry = JournalEntry.objects.latest("sequence")
    assert "asked before: reference, can train others, now: usual practice." in sentence(entry)


def test_a_need_that_has_offers_keeps_its_nature(made, facilitator, alice, login, url):
    by_quantity = {**WORDS, "required": "", "quantity": "600", "unit_fr": "heures"}
    answer = login(facilitator).post(url("change_need", "N01"), by_quantity)
    assert answer.status_code == 403
    assert "it cannot pass from a level to a quantity" in answer.text
    assert "heures" in answer.text
    assert login(facilitator).post(url("change_need", "N02"), by_quantity).status_code == 302
    made.law.refresh_from_db()
    assert (made.law.required, made.law.quantity, made.law.unit["fr"]) == (None, 600, "heures")
    assert "Only the facilitator" in refused(actions.change_need, made.law, by=alice, title=text("x"), criticality=1)


def test_a_level_forgets_the_unit_of_a_quantity(made, facilitator, login, url):
    typed = {**WORDS, "required": "2", "unit_fr": "heures"}
    assert login(facilitator).post(url("change_need", "N02"), typed).status_code == 302
    made.law.refresh_from_db()
    assert not made.law.unit


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"required": ""}, "Choose a level, or write a quantity."),
        ({"required": "2", "quantity": "5", "unit_fr": "h"}, "A level or a quantity, not both"),
        ({"required": "", "quantity": "5"}, "A quantity has a unit"),
        ({"required": "", "quantity": "0", "unit_fr": "h"}, "More than nothing"),
        ({"required": "", "quantity": "NaN", "unit_fr": "h"}, "Write a figure"),
        ({"required": "", "quantity": "1e999", "unit_fr": "h"}, "Write a figure"),
        ({"required": "", "quantity": "9" * 13, "unit_fr": "h"}, "This amount is too large"),
        ({"required": "4"}, "Select a valid choice"),
        ({"required": "2", "title_fr": ""}, "errors"),
    ],
)
def test_a_need_badly_asked(made, facilitator, login, url, asked, said):
    answer = login(facilitator).post(url("add_need"), {**WORDS, **asked})
    assert answer.status_code == 422
    assert said in answer.text
    assert made.partnership.needs.count() == 2


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


def test_the_absence_of_the_people_concerned_is_explained(made, facilitator, alice, login, url):
    address = url("explain_absence")
    assert "Nobody has written why." in login(alice).get(url("need_list")).text
    assert address not in login(alice).get(url("need_list")).text
    assert address in login(facilitator).get(url("need_list")).text
    assert login(facilitator).post(address, {"reason_fr": ""}).status_code == 422
    typed = {"reason_fr": "Un réseau technique.", "reason_en": "A technical network."}
    assert login(facilitator).post(address, typed).status_code == 302
    assert "Not applicable, because: A technical network." in login(alice).get(url("need_list")).text
    assert "A technical network." in sentence(JournalEntry.objects.latest("sequence"))
    assert "Only the facilitator" in refused(actions.explain_absence, made.partnership, by=alice, reason=text("x"))


def test_who_speaks_for_the_people_concerned_is_named(made, facilitator, llu, login, url):
    llu.speaks_for_concerned = True
    llu.save()
    read = login(facilitator).get(url("need_list")).text
    assert "Represented by: Logis &amp; Lumière." in read
    assert url("explain_absence") not in read
    assert "there is no absence to explain" in login(facilitator).get(url("explain_absence")).text


def checks(partnership, by) -> dict[str, tuple[str, str]]:
    return {check.code: (check.what, check.why) for check in need_matrix(partnership, by=by).balance}


def test_sectors_that_are_missing_are_named(made, facilitator, carol):
    assert checks(made.partnership, facilitator)["sectors"][0] == "Every sector is in."
    carol.partner.standing = "observer"
    carol.partner.save()
    assert checks(made.partnership, facilitator)["sectors"][0] == "Nobody is in from: business."


def test_one_funder_above_half_of_the_cash_is_named(made, facilitator, alice, bob):
    assert checks(made.partnership, facilitator)["funders"][0] == "No cash is promised yet."
    for who, amount, kind in ((alice, "100.01", "cash"), (bob, "100.00", "cash"), (bob, "900", "guarantee")):
        promised = {"kind": kind, "title": text("Don"), "planned": Decimal(amount)}
        actions.promise_contribution(made.partnership, by=who, **promised)
    what, why = checks(made.partnership, facilitator)["funders"]
    assert what == "One funder promises more than half of the cash: Logis & Lumière."
    assert why.startswith("€100.01 of €200.01.")
    actions.promise_contribution(made.partnership, by=bob, kind="cash", title=text("Don"), planned=Decimal("0.01"))
    assert checks(made.partnership, facilitator)["funders"][0] == "No funder promises more than half of the cash."


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
