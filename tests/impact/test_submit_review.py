"""A peer writes as often as they wish, and hands in once, whole."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from core.refusals import Refused
from impact import actions
from impact.models import Reviewer, ReviewMark
from partnerships.actions import change_stage
from tests.impact.peers import CRITERIA, accepted, draft, fresh, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(partnership, facilitator) -> Reviewer:
    round_ = opened(partnership, facilitator)
    accepted(round_, facilitator, "walter")
    return accepted(round_, facilitator, "vera")


@pytest.fixture
def page(vera):
    def address(name: str) -> str:
        return reverse(f"impact:{name}", args=[vera.round.partnership.slug, vera.round.number])

    return address


def typed(**more: object) -> dict[str, object]:
    """A whole review as the form sends it: threes everywhere."""
    return {f"mark_{code}": "3" for code in CRITERIA} | {"strengths": "S", "concerns": "C", "advice_1": "Do it"} | more


def test_a_draft_is_kept_as_often_as_wished(vera, login, page):
    browser = login(vera.user)
    half = {"mark_P1": "2", "mark_P3": "none", "advice_2": "Meet in the evening"}
    sent = browser.post(page("write_review"), half)
    assert sent.url == page("submit_review")
    assert {row.criterion: row.mark for row in vera.marks.all()} == {"P1": 2, "P3": None}
    assert [str(row) for row in vera.recommendations.all()] == ["Meet in the evening"]
    form = browser.get(page("write_review")).text
    assert "Meet in the evening" in form
    browser.post(page("write_review"), typed())
    assert vera.marks.count() == 8
    assert [row.body for row in vera.recommendations.all()] == [{"en": "Do it"}]


def test_what_was_written_in_two_languages_keeps_both(vera, login, page):
    draft(vera)
    login(vera.user).post(page("write_review"), typed(advice_1="vera-advice-2", advice_2="New"))
    kept = [row.body for row in vera.recommendations.all()]
    assert kept == [{"fr": "vera-conseil-2", "en": "vera-advice-2"}, {"en": "New"}]


@pytest.mark.parametrize(
    ("marks", "sentence"), [({"P9": 3}, "One of these criteria is not asked"), ({"P1": 6}, "A mark goes from 1 to 5")]
)
def test_marks_that_are_none(vera, marks, sentence):
    with pytest.raises(Refused, match=sentence):
        actions.write_review(vera, by=vera, marks=marks)


def test_the_summary_comes_first_and_names_what_is_missing(vera, login, page):
    browser = login(vera.user)
    browser.post(page("write_review"), typed(mark_P8=""))
    read = browser.get(page("submit_review")).text
    assert "Missing: Sustainability and transferability." in read
    refused = browser.post(page("submit_review"), {})
    assert refused.status_code == 403
    assert fresh(vera).submitted_at is None
    browser.post(page("write_review"), typed(mark_P8="none"))
    assert "Hand in my review?" in browser.get(page("submit_review")).text
    assert browser.post(page("submit_review"), {}).url == page("my_review")
    assert fresh(vera).submitted_at is not None


@pytest.mark.parametrize("mark", [1, 2, 5])
def test_what_is_very_good_or_weak_says_what_it_rests_on(vera, mark):
    marks = dict.fromkeys(CRITERIA, 3) | {"P2": mark}
    draft(vera, marks=marks, evidence={"P2": "  "})
    with pytest.raises(Refused, match=r"says what it rests on\. Missing: Quality of co-construction"):
        actions.submit_review(fresh(vera), by=fresh(vera))
    draft(vera, marks=marks, evidence={"P2": "Seen in the minutes."})
    assert actions.submit_review(fresh(vera), by=fresh(vera)).submitted_at


@pytest.mark.parametrize("mark", [3, 4, None])
def test_the_marks_between_need_none(vera, mark):
    draft(vera, marks=dict.fromkeys(CRITERIA, mark), evidence={})
    assert actions.submit_review(fresh(vera), by=fresh(vera)).submitted_at


def test_one_recommendation_at_least(vera):
    draft(vera, recommendations=[])
    with pytest.raises(Refused, match="Recommend one thing at least"):
        actions.submit_review(fresh(vera), by=fresh(vera))


def test_links_come_first(vera):
    draft(vera)
    Reviewer.objects.filter(pk=vera.pk).update(links="")
    with pytest.raises(Refused, match="Say which links you have"):
        actions.submit_review(fresh(vera), by=fresh(vera))


def test_handed_in_it_does_not_change(vera, login, page):
    draft(vera)
    actions.submit_review(fresh(vera), by=fresh(vera))
    for act in (draft, lambda peer: actions.submit_review(peer, by=peer)):
        with pytest.raises(Refused, match="does not change any more"):
            act(fresh(vera))
    browser = login(vera.user)
    assert browser.get(page("write_review")).status_code == 403
    assert browser.post(page("write_review"), typed(mark_P1="4")).status_code == 403
    assert ReviewMark.objects.get(reviewer=vera, criterion="P1").mark == 5


def test_after_the_last_day_nothing_is_written(vera):
    draft(vera)
    with clock.at(clock.now() + timedelta(days=30)):
        for act in (draft, lambda peer: actions.submit_review(peer, by=peer)):
            with pytest.raises(Refused, match="Ask the facilitator for more time"):
                act(fresh(vera))


def test_a_released_peer_writes_nothing(vera, facilitator):
    accepted(vera.round, facilitator, "xenia")
    actions.release_reviewer(fresh(vera), by=facilitator, reason="Malade.")
    with pytest.raises(Refused, match="You have been released"):
        draft(fresh(vera))


def test_a_closed_partnership_receives_no_review(vera, facilitator, partnership):
    change_stage(partnership, by=facilitator, stage="closed", reason="Fini.")
    with pytest.raises(Refused, match="is closed"):
        draft(fresh(vera))
