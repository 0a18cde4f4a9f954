"""The pages of impact: open to members, clear about what may be done, the same queries at any size."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from impact import actions
from impact.models import Measurement
from tests.conftest import text

OPEN = [("indicator_list",), ("story_list",), ("propose_indicator",), ("tell_story",), ("record_measurement", "I01")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_for_members(filled, page, login, alice, facilitator, language):
    for who in (alice, facilitator):
        browser = login(who, language)
        for name, *key in [*OPEN, *(("indicator_detail", code) for code in ("I01", "I02", "I03"))]:
            assert browser.get(page(name, *key)).status_code == 200, name
    settle = page("settle_measurement", filled.contested.uuid)
    assert login(facilitator, language).get(settle).status_code == 200


@pytest.mark.parametrize("name", ["indicator_list", "story_list"])
def test_empty_places_teach(partnership, page, login, alice, name):
    answer = login(alice).get(page(name))
    assert answer.status_code == 200
    assert 'class="empty-place"' in answer.text


def test_a_stranger_finds_nothing(filled, page, login, stranger):
    browser = login(stranger)
    keys = {"indicator_detail": "I01", "adopt_indicator": "I03", "record_measurement": "I01"}
    figures = dict.fromkeys(("confirm_measurement", "contest_measurement", "settle_measurement"), filled.waiting.uuid)
    plain = dict.fromkeys(("indicator_list", "story_list", "propose_indicator", "tell_story"))
    for name, key in (keys | figures | plain).items():
        address = page(name, *([key] if key else []))
        assert browser.get(address).status_code in (404, 405), name
        assert browser.post(address).status_code == 404, name


def test_what_does_not_exist_is_not_found(helped, page, login, facilitator):
    browser = login(facilitator)
    for name in ("indicator_detail", "record_measurement"):
        for code in ("I99", "a\x00b", "x" * 500):
            assert browser.get(page(name, code)).status_code == 404
    assert browser.post(page("adopt_indicator", "I99")).status_code == 404
    for name in ("confirm_measurement", "contest_measurement", "settle_measurement"):
        assert browser.post(page(name, uuid4())).status_code == 404


def test_what_acts_at_once_answers_to_posts_alone(filled, page, login, facilitator):
    browser = login(facilitator)
    assert browser.get(page("adopt_indicator", "I03")).status_code == 405
    assert browser.get(page("confirm_measurement", filled.waiting.uuid)).status_code == 405


def test_the_author_s_organisation_cannot_confirm_on_the_page_nor_by_a_crafted_post(filled, page, login, alice, bob):
    confirm, contest = (page(f"{act}_measurement", filled.waiting.uuid) for act in ("confirm", "contest"))
    own, other = (login(who).get(page("indicator_detail", "I01")).text for who in (alice, bob))
    assert confirm not in own
    assert contest not in own
    assert "Your organisation made this measurement: another partner confirms it." in own
    assert confirm in other
    assert contest in other
    for answer in (
        login(alice).post(confirm),
        login(alice).get(contest),
        login(alice).post(contest, {"reason_fr": "Non"}),
    ):
        assert answer.status_code == 403
        assert "Your organisation made this measurement" in answer.text
    filled.waiting.refresh_from_db()
    assert filled.waiting.state == "submitted"
    assert login(bob).post(confirm).status_code == 302
    again = login(bob).post(confirm)
    assert again.status_code == 403
    assert "already been confirmed" in again.text


def test_an_indicator_says_who_measured_who_confirmed_and_why_it_is_contested(filled, page, login, bob):
    shown = login(bob).get(page("indicator_detail", "I01")).text
    for said in ("<title>Households helped: ", 'role="img"', "30 April 2026", "by Ville de Saint-Aubin"):
        assert said in shown
    for said in (
        "Counted twice",
        "Bob, Ville de Saint-Aubin.",
        "First",
        "600 households on 31 December 2028",
        "Logbook",
    ):
        assert said in shown or said == "First"


def test_too_early_looks_calm(adopt, measure, bob, page, login):
    early = adopt(expected_from=date(2999, 1, 1), target_on=date(2999, 12, 31), milestones=[])
    actions.confirm_measurement(measure(early, 1), by=bob)
    for address in (page("indicator_detail", early.code), page("indicator_list")):
        shown = login(bob).get(address).text
        assert "Too early" in shown
        assert "word-stop" not in shown
        assert "pin-stop" not in shown


def test_the_primary_act_follows_the_rules(filled, page, login, alice, bob, facilitator):
    proposed, helped = page("indicator_detail", "I03"), page("indicator_detail", "I01")
    assert "missing: Logis &amp; Lumière, Calorane SA." in login(facilitator).get(proposed).text, "bob proposed it"
    assert 'btn-primary" href="#opinions"' in login(alice).get(proposed).text
    assert "Only the facilitator of this partnership can do this." in login(bob).get(proposed).text
    assert f'btn-primary" href="{page("record_measurement", "I01")}"' in login(alice).get(helped).text
    assert 'btn-primary" href="#waiting"' in login(bob).get(helped).text
    settle = page("settle_measurement", filled.contested.uuid)
    assert f'btn-primary" href="{settle}"' in login(facilitator).get(helped).text


def test_adopting(filled, page, login, facilitator, alice, bob, carol):
    address = page("adopt_indicator", "I03")
    for member in (alice, carol):
        actions.give_indicator_opinion(filled.proposed, by=member, position="agree")
    assert login(bob).post(address).status_code == 403
    assert login(facilitator).post(address).status_code == 302
    assert "adopted or retired already" in login(facilitator).post(address).text


def test_a_corrected_figure_is_still_there(filled, measure, page, login, alice):
    measure(filled.helped, 72, date(2026, 6, 30), correction=text("Recompté", "Counted again"))
    shown = login(alice).get(page("indicator_detail", "I01")).text
    assert "1 figure was corrected; it is kept" in shown
    assert "version 2" in shown
    assert "Counted again" in shown


def test_what_is_written_is_escaped(adopt, tell, page, login, alice):
    adopt(title=text("<b>x</b>"))
    tell(body=text("<script>x</script>"))
    for name in ("indicator_list", "story_list"):
        shown = login(alice).get(page(name)).text
        assert "<script>x" not in shown
        assert "<b>x</b>" not in shown


def _grow(adopt, measure, tell, indicator, wanted: int) -> None:
    for number in range(Measurement.objects.filter(indicator=indicator).count(), wanted):
        measure(indicator, number, date(2026, 1, 2) + timedelta(number))
        measure(adopt(), 10)
        tell()


def test_the_same_queries_for_one_three_and_thirty_rows(
    helped, adopt, measure, tell, page, login, alice, bob, facilitator, django_assert_max_num_queries
):
    browsers = {who: login(who) for who in (alice, bob, facilitator)}
    addresses = [page("indicator_list"), page("indicator_detail", helped.code), page("story_list")]

    def asked() -> dict[tuple, int]:
        found = {}
        for who, browser in browsers.items():
            for address in addresses:
                with django_assert_max_num_queries(15) as queries:
                    assert browser.get(address).status_code == 200
                found[who, address] = len(queries)
        return found

    _grow(adopt, measure, tell, helped, 1)
    few = asked()
    for wanted in (3, 30):
        _grow(adopt, measure, tell, helped, wanted)
        assert asked() == few


def _lively(indicator, wanted: int, alice, bob, facilitator) -> None:
    for number in range(indicator.remarks.count(), wanted):
        actions.remark_indicator(indicator, by=bob, body=f"Remarque {number}")
        actions.amend_indicator(indicator, by=facilitator, reason=text("x"), target=Decimal(number + 1))
        actions.override_status(indicator, by=alice, status="watch", reason=text("x"))


def test_the_same_queries_however_much_was_said_and_changed(
    helped, adopt, page, login, alice, bob, facilitator, django_assert_num_queries, django_assert_max_num_queries
):
    cut = adopt(dimensions=[(text("Âge"), False, [text("Jeunes"), text("Vieux")])], references=[("IRIS+", "PI1", "")])
    browser, address = login(alice), page("indicator_detail", cut.code)
    _lively(cut, 1, alice, bob, facilitator)
    with django_assert_max_num_queries(15) as few:
        assert browser.get(address).status_code == 200
    _lively(cut, 8, alice, bob, facilitator)
    actions.amend_indicator(
        cut,
        by=facilitator,
        reason=text("x"),
        dimensions=[(text(f"Coupe {n}"), True, [text("a"), text("b")]) for n in range(3)],
        references=[("IRIS+", f"PI{n}", "") for n in range(3)],
    )
    with django_assert_num_queries(len(few)):
        shown = browser.get(address).text
    assert "Coupe 2" in shown and "Remarque 7" in shown
