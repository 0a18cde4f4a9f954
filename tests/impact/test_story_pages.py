"""The stories: what panels kept first, then all of them, counted in words and filtered; queries do not grow."""

from datetime import date

import pytest

from impact import actions
from partnerships import actions as partnerships
from tests.conftest import text


@pytest.fixture
def told(tell, partnership, facilitator):
    """Four stories of every kind."""
    winter = partnerships.add_objective(partnership, by=facilitator, title=text("Hiver"), statement=text("Chauffer"))
    return [
        tell(body=text("Mots prévus"), objective=winter),
        tell(body=text("Mots imprévus"), expected=False),
        tell(body=text("Mots graves"), expected=False, positive=False),
        tell(body=text("Mots tristes"), positive=False, objective=winter),
    ]


def shown_of(answer) -> set[str]:
    return {word for word in ("prévus", "imprévus", "graves", "tristes") if f"Mots {word}" in answer.text}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"prévus", "imprévus", "graves", "tristes"}),
        ("expected=no", {"imprévus", "graves"}),
        ("expected=yes&positive=yes", {"prévus"}),
        ("positive=no", {"graves", "tristes"}),
        ("objective=O01&positive=no", {"tristes"}),
        ("expected=perhaps", {"prévus", "imprévus", "graves", "tristes"}),
    ],
)
def test_filters(told, page, login, bob, asked, found):
    assert shown_of(login(bob).get(f"{page('story_list')}?{asked}")) == found


def test_counts_are_said_in_words(told, page, login, bob):
    shown = login(bob).get(page("story_list")).text
    for said in ("4 stories.", "1 partner heard them.", "2 tell something nobody had planned."):
        assert said in shown
    assert "2 tell a change for the worse." in shown
    assert "1 story of 4 answers." in login(bob).get(f"{page('story_list')}?expected=yes&positive=yes").text


def test_when_nothing_unexpected_is_told_the_page_asks(tell, page, login, bob):
    tell()
    assert "has anybody been asked?" in login(bob).get(page("story_list")).text


def test_stories_come_by_thirty(tell, page, login, bob):
    for number in range(31):
        tell(body=text(f"Mots {number}."))
    first, second = (login(bob).get(f"{page('story_list')}?page={n}").text for n in (1, 2))
    assert "Mots 30." in first
    assert "Mots 0." not in first
    assert "Mots 0." in second


@pytest.mark.parametrize(("name", "key"), [("story_list", ()), ("story_detail", ("S01",)), ("effect_list", ())])
def test_the_same_queries_for_one_three_and_thirty_rows(
    adopt, tell, choose, back, partnership, page, login, alice, bob, at, name, key,
    django_assert_max_num_queries, django_assert_num_queries,
):  # fmt: skip
    with at(2026, 1, 10):
        adopt()
    browser, first = login(bob), tell(told_on=date(2026, 3, 4))

    def grow(times: int) -> None:
        for _turn in range(times):
            story = tell()
            choose(first, story)
            back(first, b"seen")
            actions.report_effects(
                partnership, by=alice, period_ends_on=date(2026, 3, 31), tone="better", body=text("x"), story=story
            )

    with at(2026, 11, 5):
        grow(1)
        with django_assert_max_num_queries(10) as few:
            assert browser.get(page(name, *key)).status_code == 200
        for times in (2, 9):
            grow(times)
            with django_assert_num_queries(len(few)):
                assert browser.get(page(name, *key)).status_code == 200
