"""Each person who represents a partner answers a health check once, without their name."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import HealthCheck, HealthResponse, HealthTurn, HealthWord
from impact.questions import questionnaire
from partnerships import actions as partnerships


def answer(check, who, words=None, **figures):
    return actions.answer_health_check(check, by=who, answers=figures, words=words)


def refused(check, who, **figures) -> str:
    with pytest.raises(Refused) as caught:
        answer(check, who, **figures)
    return str(caught.value)


def test_what_is_left_empty_counts_as_don_t_know(check, alice):
    answer(check, alice, V1=5, V2=None)
    kept = HealthResponse.objects.get().answers
    assert set(kept) == set(questionnaire().codes)
    assert (kept["V1"], kept["V2"], kept["L3"]) == (5, None, None)
    assert HealthTurn.objects.get().member == alice


def test_words_stand_apart(check, alice, bob):
    answer(check, alice, {1: " Moins de réunions. ", 2: "  "}, V1=5)
    answer(check, bob, {2: "De l’argent."}, V1=4)
    said = HealthWord.objects.values_list("question", "body")
    assert set(said) == {(1, "Moins de réunions."), (2, "De l’argent.")}


def test_once_alone(check, alice):
    answer(check, alice, V1=5)
    assert "Nobody can tell which answers are yours, not even us" in refused(check, alice, V1=1)
    assert HealthResponse.objects.count() == 1


def test_one_figure_at_least(check, alice):
    assert "at least one question" in refused(check, alice)
    assert "at least one question" in refused(check, alice, V1=None)
    assert not HealthTurn.objects.exists()


@pytest.mark.parametrize("figures", [{"V1": 6}, {"V1": 0}, {"Z9": 3}])
def test_on_the_scale_alone(check, alice, figures):
    assert "from 1 to 5" in refused(check, alice, **figures)


def test_only_who_represents_a_partner(check, facilitator):
    assert "Only representatives of partners" in refused(check, facilitator, V1=3)


def test_not_who_left(check, facilitator, carol, partnership):
    partnerships.withdraw_partner(carol.partner, by=facilitator, reason="Budget")
    carol.partner.refresh_from_db()
    assert "Only representatives of partners" in refused(check, carol, V1=3)


def test_not_once_it_is_closed(check, facilitator, alice):
    actions.close_health_check(check, by=facilitator)
    assert "This health check is closed" in refused(check, alice, V1=3)


def test_not_after_its_last_day_which_counts(check, alice, bob, partnership):
    HealthCheck.objects.update(closes_on=partnership.today())
    answer(check, alice, V1=3)
    HealthCheck.objects.update(closes_on=partnership.today().replace(year=2020))
    assert "The last day to answer has passed" in refused(check, bob, V1=3)


def test_not_in_a_closed_partnership(check, alice, partnership):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    assert "This partnership is closed" in refused(check, alice, V1=3)


def test_it_awaits_those_who_have_not_answered(check, login, alice, bob):
    answer(check, alice, V1=3)
    assert "Say how the partnership is doing" not in login(alice).get("/").text
    assert "Say how the partnership is doing" in login(bob).get("/").text


def test_the_form_tells_what_follows_ticks_nothing_and_names_every_radio(check, login, page, alice):
    shown = login(alice).get(page("answer_health_check", 1)).text
    assert "nobody can tell which answers are yours, not even us: so they cannot be changed" in shown
    assert " checked" not in shown
    assert shown.count('type="radio"') == 24 * 6
    assert shown.count("<legend") == 24
    assert shown.count('<span class="visually-hidden">, Not at all</span>') == 24
    assert "I could tell in two sentences what we want to change" in shown


def test_a_refused_form_keeps_what_was_typed(check, login, page, alice):
    typed = {"answer_V1": "0", "words_1": "Moins de réunions"}
    answer = login(alice).post(page("answer_health_check", 1), typed)
    assert answer.status_code == 403
    assert "Answer at least one question from 1 to 5" in answer.text
    assert "Moins de réunions</textarea>" in answer.text
    assert answer.text.count(" checked") == 1


def test_a_figure_off_the_scale_is_refused_by_the_form(check, login, page, alice):
    answer = login(alice).post(page("answer_health_check", 1), {"answer_V1": "7"})
    assert answer.status_code == 422
    assert not HealthTurn.objects.exists()


def test_on_the_page(check, login, page, alice):
    browser = login(alice)
    done = browser.post(page("answer_health_check", 1), {"answer_V1": "4", "answer_V2": "0", "words_2": "Du temps."})
    assert done["Location"] == page("health_check_detail", 1)
    kept = HealthResponse.objects.get().answers
    assert (kept["V1"], kept["V2"], kept["V3"]) == (4, None, None)
    again = browser.get(page("answer_health_check", 1))
    assert again.status_code == 403
    assert "You have already answered" in again.text
    assert "You have already answered" in browser.get(page("health_check_detail", 1)).text
