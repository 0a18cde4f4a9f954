"""What nobody had planned, each quarter: nothing, better, worse or both; silence is never shown as nothing."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions
from impact.awaits import awaits
from impact.contents import effect_table
from impact.models import EffectReport
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

FIRST = date(2026, 3, 31)


@pytest.fixture
def report(partnership, alice):
    """Alice answers on the first quarter of 2026."""

    def reported(by=None, **more) -> EffectReport:
        given = {"period_ends_on": FIRST, "tone": "better", "body": text("Une commande groupée", "A group order")}
        return actions.report_effects(partnership, by=by or alice, **given | more)

    return reported


@pytest.fixture
def measuring(adopt, at):
    """An indicator is adopted in the first quarter of 2026."""
    with at(2026, 2, 1):
        return adopt()


def refused(report, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        report(**facts)
    return refusal.value.reason


def test_nothing_noticed_is_an_answer_without_words(report, at):
    with at(2026, 4, 2):
        made = report(tone="nothing", body=None)
    assert (made.tone, bool(made.body), made.rank) == ("nothing", False, 1)


def test_a_later_answer_is_a_new_version(report, at, partnership):
    with at(2026, 4, 2):
        report(tone="nothing", body=None)
        second = report(tone="worse")
    assert second.rank == 2
    assert list(EffectReport.objects.live()) == [second]
    entry = JournalEntry.objects.latest("pk")
    assert entry.event == "impact.effects_changed"
    assert entry.params["quarter"]["en"] == "quarter 1 of 2026"
    assert "group order" not in str(entry.params)


def test_each_refusal(report, at, facilitator, alice, tell):
    with at(2026, 4, 2):
        assert refused(report, by=facilitator).startswith("Only representatives of partners")
        assert refused(report, period_ends_on=date(2026, 3, 30)) == "This is not the last day of a quarter."
        assert refused(report, period_ends_on=date(2026, 6, 30)) == "This quarter has not ended yet."
        before = date(2025, 12, 31)
        assert refused(report, period_ends_on=before) == "Your organisation was not a partner yet in this quarter."
        for tone in ("better", "worse", "mixed"):
            assert refused(report, tone=tone, body=None) == "Say in words what was noticed."
        gone = actions.withdraw_story_consent(tell(), by=alice)
        assert "took their consent back" in refused(report, story=gone)
        Partnership.objects.update(state=Partnership.State.CLOSED)
        assert "is closed" in refused(report)


def test_a_quarter_ends_with_its_last_day_where_the_partnership_lives(report, at):
    with at(2026, 3, 31, 21, 59):  # 23:59 in Paris
        assert refused(report) == "This quarter has not ended yet."
    with at(2026, 3, 31, 22, 1):
        assert report().rank == 1


def test_each_partner_s_people_are_asked_for_sixty_days(report, measuring, at, alice, bob, facilitator):
    def asked(member) -> list[str]:
        return [what.title for what in awaits(member) if "planned" in what.title]

    with at(2026, 3, 31, 12):
        assert asked(alice) == []
    for moment in ((2026, 4, 1, 1), (2026, 5, 30, 12)):
        with at(*moment):
            assert asked(alice) == asked(bob) == ["Say what nobody had planned: quarter 1 of 2026"]
            assert asked(facilitator) == []
    with at(2026, 5, 31, 12):
        assert asked(alice) == []
    with at(2026, 4, 3):
        report(tone="nothing", body=None)
        assert asked(alice) == []
        (await_,) = (what for what in awaits(bob) if "planned" in what.title)
        assert await_.deadline.date() == date(2026, 5, 30)
        Partnership.objects.update(state=Partnership.State.CLOSED)
        bob.partnership.refresh_from_db()
        assert asked(bob) == []


def test_the_table_tells_silence_from_nothing(report, measuring, at, partnership, page, login, bob):
    with at(2026, 4, 2):
        report(tone="nothing", body=None)
        (row,) = effect_table(partnership).rows
        shown = login(bob).get(page("effect_list")).text
    assert (row.answered, row.asked) == (1, 3)
    assert shown.count("nothing noticed") == 1
    assert shown.count(">no answer<") == 2
    assert "1 partner of 3 has answered." in shown


def test_the_words_stand_under_the_table_with_their_story(report, measuring, tell, at, page, login, bob):
    with at(2026, 4, 2):
        report(story=tell(expected=False))
        shown = login(bob).get(page("effect_list")).text
    assert "A group order" in shown
    assert "Logis &amp; Lumière: for the better" in shown
    assert page("story_detail", "S01") in shown


def test_before_anything_is_measured_the_place_teaches(partnership, page, login, bob):
    assert 'class="empty-place"' in login(bob).get(page("effect_list")).text


def test_who_came_later_was_not_silent(report, measuring, at, partnership, bob):
    type(bob.partner).objects.filter(pk=bob.partner_id).update(joined_at="2026-04-01T09:00:00Z")
    with at(2026, 4, 2):
        (row,) = effect_table(partnership).rows
    assert [(cell.partner.code, cell.asked) for cell in row.cells] == [("LLU", True), ("VSA", False), ("CAL", True)]


def test_the_form(at, page, login, alice, facilitator):
    with at(2026, 7, 2):
        browser, address = login(alice), page("report_effects")
        shown = browser.get(f"{address}?quarter=2026-03-31").text
        assert '<option value="2026-03-31" selected>quarter 1 of 2026</option>' in shown
        assert "2025-12-31" not in shown
        typed = {"period_ends_on": "2026-03-31", "tone": "mixed"}
        answer = browser.post(address, typed)
        assert answer.status_code == 403
        assert "Say in words what was noticed." in answer.text
        assert browser.post(address, {**typed, "period_ends_on": "2026-09-30"}).status_code == 422
        assert browser.post(address, {**typed, "body_fr": "Rideaux"})["Location"] == page("effect_list")
        assert EffectReport.objects.get().period_ends_on == FIRST
        assert login(facilitator).get(address).status_code == 403
