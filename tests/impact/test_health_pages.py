"""The pages of the health checks: sentences first, then figures; the same queries whatever there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from impact import actions
from impact.contents.health import results
from impact.models import HealthCheck
from partnerships import actions as partnerships
from partnerships.models import Member


@pytest.fixture
def closed(check, answered, crowd, facilitator) -> HealthCheck:
    """Eight people, one a partner: four say 2 and four say 4; all fully agree with V1; one writes."""
    answered(crowd[:7], 2, 4, V1=5)
    given = dict.fromkeys(("V1", "V2", "V3", "T1", "T2", "T3"), 4)
    actions.answer_health_check(check, by=crowd[7], answers=given | {"V1": 5}, words={1: "Moins de <b>réunions</b>"})
    return actions.close_health_check(check, by=facilitator)


def again(facilitator, people, *figures: int, **more: int | None) -> HealthCheck:
    """Another health check, answered and closed."""
    partnership = facilitator.partnership
    codes = [f"{letter}{rank}" for letter in "VBERGTML" for rank in (1, 2, 3)]
    until = partnership.today().replace(year=partnership.today().year + 1)
    opened = actions.open_health_check(partnership, by=facilitator, closes_on=until)
    for rank, who in enumerate(people):
        given = dict.fromkeys(codes, figures[rank % len(figures)]) | more
        actions.answer_health_check(opened, by=who, answers=given)
    return actions.close_health_check(opened, by=facilitator)


def colleagues(member, how_many: int) -> list[Member]:
    """More people of a member's organisation, who represent it."""
    found = []
    for rank in range(how_many):
        invited = partnerships.invite_member(
            member.partner, by=member, name=f"Colleague {rank}", email=f"colleague{rank}@example.org"
        )
        invited = partnerships.accept_invitation(invited, by=partnerships.open_account(invited))
        found.append(Member.objects.standing_of(invited.user, member.partnership))
    return found


def queries(browser, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as told:
        assert browser.get(address).status_code == 200
    return len(told)


def test_an_empty_place_teaches(partnership, login, page, alice):
    shown = login(alice).get(page("health_check_list")).text
    assert 'class="empty-place"' in shown
    assert "Only the facilitator" in shown


def test_sentences_come_first(closed, login, page, alice):
    shown = login(alice).get(page("health_check_detail", 1)).text
    assert "Answers: 8 out of 8 people asked." in shown
    assert "Strongest: “Vision and purpose”" in shown
    assert "Most agreed with: “I could tell in two sentences" in shown
    assert "Most divided: “Our objectives say how much, for whom and by when.” (answers from 2 to 4)." in shown
    assert shown.index("Strongest") < shown.index("chart-rows")


def test_each_figure_is_in_words_too(closed, login, page, alice):
    shown = login(alice).get(page("health_check_detail", 1)).text
    assert "1 (Not at all): 0, 2 (Rather not): 0, 3 (Partly): 0, 4 (Mostly): 0, 5 (Fully): 8" in shown
    assert "from 2.00 to 4.00, 2.00 apart" in shown
    assert 'data-label="Don’t know">1<' in shown


def test_words_are_shown_apart_and_escaped(closed, login, page, alice):
    shown = login(alice).get(page("health_check_detail", 1)).text
    assert "Moins de &lt;b&gt;réunions&lt;/b&gt;" in shown
    assert "What should we stop, start, continue?" in shown
    assert "What are we not talking about?" not in shown


def test_four_answers_show_nothing_at_all(check, answered, crowd, facilitator, login, page):
    answered(crowd[:3], 2)
    actions.answer_health_check(check, by=crowd[3], answers={"V1": 5}, words={1: "Mot secret"})
    actions.close_health_check(check, by=facilitator)
    for who in (facilitator, crowd[0]):
        shown = login(who).get(page("health_check_detail", 1)).text
        assert "Fewer than five people answered: nothing is shown" in shown
        assert "Mot secret" not in shown
        assert "2.00" not in shown
        assert "<table" not in shown
        assert "2.00" not in login(who).get(page("health_check_list")).text


def test_a_dimension_with_four_answers_is_left_out_and_said_to_be(check, answered, crowd, facilitator, login, page):
    answered(crowd[:4], 2)
    answered(crowd[4:6], 4, L1=None, L2=None, L3=None, M1=None)
    actions.close_health_check(check, by=facilitator)
    shown = login(crowd[0]).get(page("health_check_detail", 1)).text
    assert "Fewer than five people gave a figure here: nothing is shown." in shown
    assert "One of these questions has fewer than five figures" in shown
    assert "the other dimensions are not counted in" in shown
    assert "We read our indicators together" not in shown
    assert "The time and money given to coordination" not in shown


def test_fewer_than_five_partners_show_no_distance(
    partnership, facilitator, check, answered, alice, bob, carol, login, page
):
    people = [alice, bob, carol, *colleagues(alice, 3)]
    answered(people, 3, 4)
    actions.close_health_check(check, by=facilitator)
    shown = login(alice).get(page("health_check_detail", 1)).text
    assert "Fewer than five partners gave figures here" in shown
    assert " apart" not in shown.partition("The eight dimensions")[2].partition("The questions")[0]


def test_what_fell_since_the_last_one(closed, crowd, facilitator, login, page):
    again(facilitator, crowd, 3, T1=2, T2=2, T3=2)
    shown = login(crowd[0]).get(page("health_check_detail", 2)).text
    assert "Fell since health check 1: Trust and transparency (−" in shown
    listed = login(crowd[0]).get(page("health_check_list")).text
    assert "By dimension, from one to the next" in listed
    assert "8 of 8" in listed


def test_nothing_to_compare_with_is_said(check, crowd, facilitator, login, page):
    actions.close_health_check(check, by=facilitator)
    again(facilitator, crowd, 3)
    shown = login(crowd[0]).get(page("health_check_detail", 2)).text
    assert "Nothing can be compared with health check 1." in shown


def test_nothing_fell(closed, crowd, facilitator):
    told = results(again(facilitator, crowd, 5)).sentences
    assert "Nothing fell since health check 1." in told
    assert any(one.startswith("Rose: ") for one in told)
    assert not any(one.startswith(("Strongest", "Most divided")) for one in told)


def test_the_same_queries_for_one_health_check_and_five(closed, crowd, facilitator, login, page):
    browser = login(crowd[0])
    addresses = [page("health_check_list"), page("health_check_detail", 1)]
    few = [queries(browser, address) for address in addresses]
    for _round in range(4):
        again(facilitator, crowd, 3, 4)
    assert queries(browser, addresses[0]) <= few[0]
    assert queries(browser, page("health_check_detail", 5)) <= few[1] + 1  # those before, with their answers


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_health_check_that_is_not_there_is_not_found(check, login, page, alice, number):
    browser = login(alice)
    for name in ("health_check_detail", "answer_health_check", "close_health_check"):
        assert browser.get(page(name, number)).status_code == 404


def test_impact_leads_there(partnership, login, page, alice):
    assert page("health_check_list") in login(alice).get(page("indicator_list")).text
