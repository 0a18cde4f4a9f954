"""A profile is written block by block, and counted."""

from datetime import date

import pytest

from partnerships import actions
from partnerships.contents.answers import progress_of
from partnerships.models import Answer, Block
from partnerships.models.answers import QUESTIONS
from partnerships.models.partners import PROFILE
from tests.conftest import answers, text
from tests.partnerships.profiles import STAKE, TYPED, said, seen


@pytest.mark.once
def test_every_question_stands_in_one_block_and_the_profile_is_made_of_questions():
    placed = [question for block in Block for question in QUESTIONS[block]]
    assert sorted(placed) == sorted(Answer.Question)
    assert set(PROFILE) <= set(Answer.Question.values)


def test_six_blocks_one_after_the_other(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "identity")
    for number, block in enumerate(Block, 1):
        opened = browser.get(page)
        assert f"block {number} of 6" in opened.text
        assert page == url("describe_partner", "LLU", block)
        answer = browser.post(page, {**TYPED[block], "seen": seen(opened.text)})
        assert answer.status_code == 302, answer.text
        page = answer["Location"]
    assert page == url("partner_detail", "LLU")
    assert "6 of 6 blocks filled in." in browser.get(page).text
    assert said(llu) == {
        "stake": ("Sortir de l’urgence", "partners"),
        "expectation": ("Trois ans", "partners"),
        "non_negotiable": ("Rien de vendu", "own"),
        "constraint": ("Deux mois de trésorerie", "facilitator"),
        "resources": ("Une salle", "partners"),
        "experience": ("Aucun", "partners"),
        "links": ("Aucun", "partners"),
    }
    expectation = llu.answers.get(question="expectation")
    assert (expectation.due_on, expectation.written_by, expectation.confirmed_by) == (date(2028, 12, 31), alice, alice)


def test_one_may_stop_and_come_back(made, url, login, alice, llu):
    browser = login(alice)
    stopped = browser.post(url("describe_partner", "LLU", "stake"), {**STAKE, "stop": "yes"}, follow=True)
    assert stopped.request["PATH_INFO"] == url("partner_detail", "LLU")
    assert "Saved. 2 of 6 blocks are filled in." in stopped.text, "an offer is made already"
    assert f'href="{url("describe_partner", "LLU", "identity")}">Complete the profile' in stopped.text
    assert "Out of emergencies" in browser.get(url("describe_partner", "LLU", "stake")).text


def test_a_block_counts_when_its_first_question_is_answered(llu, alice):
    assert progress_of(llu).filled == 0
    actions.describe_partner(llu, by=alice, answers=answers(decider=text("Le bureau"), links=text("Aucun")))
    assert progress_of(llu).filled == 0
    actions.describe_partner(llu, by=alice, answers=answers("own", non_negotiable=text("Rien"), experience=text("Un")))
    filled = [step.block for step in progress_of(llu, Block.OFFERS).steps if step.filled]
    assert filled == ["limits", "experience"]
    assert progress_of(llu, Block.OFFERS).following.block == "experience"
    assert progress_of(llu, Block.EXPERIENCE).following is None
