"""A panel reads stories together; what it kept, by how many votes and why, stands beside those it did not keep."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.refusals import Refused
from impact import actions
from impact.models import PanelChoice, StoryPanel
from partnerships.models import JournalEntry, Member, Partnership
from tests.conftest import text

TYPED = {
    "held_on": "2026-10-15", "composition_fr": "4 habitants", "stories": ["S01", "S02", "S03"],
    "significant": "S02", "significant_votes": "5", "significant_voters": "7", "significant_reason_fr": "Organisés",
    "warning": "S03", "warning_reason_fr": "La moisissure",
}  # fmt: skip


def keep(story, kind="significant", votes=None, voters=None, reason="Parce que") -> list[PanelChoice]:
    return [PanelChoice(story=story, kind=kind, votes=votes, voters=voters, reason=text(reason) if reason else {})]


@pytest.fixture
def refused(choose):
    """The sentence by which a panel is refused."""

    def reason(*stories, **more) -> str:
        with pytest.raises(Refused) as refusal:
            choose(*stories, **more)
        assert not StoryPanel.objects.exists()
        return refusal.value.reason

    return reason


def test_what_was_read_kept_and_why(tell, choose):
    first, second = tell(), tell()
    panel = choose(second, first)
    assert set(panel.stories.all()) == {first, second}
    choice = panel.choices.get()
    assert (choice.story, choice.kind, choice.votes, choice.voters) == (second, "significant", 5, 7)
    entry = JournalEntry.objects.latest("pk")
    assert (entry.params["read"], entry.params["kept"]) == ("S01, S02", "S02")
    assert "organisés" not in str(entry.params)


def test_a_representative_may_write_it_too_and_nobody_else(partnership, tell, choose, refused, alice, stranger):
    visitor = Member.objects.create(partnership=partnership, user=stranger, joined_at=partnership.started_at)
    story = tell()
    assert refused(story, by=visitor).startswith("Only representatives of partners")
    assert choose(story, by=alice).recorded_by == alice


def test_days(tell, refused):
    assert refused(tell(), held_on=date(2999, 1, 1)) == "This date has not come yet."
    late = tell(told_on=date(2026, 10, 16))
    assert refused(late) == "S02 was told after the day of the panel. Look at the date again."


def test_it_read_something_that_is_still_told(tell, refused, alice):
    story, gone = tell(), actions.withdraw_story_consent(tell(), by=alice)
    assert refused(story, stories=[]) == "Tick the stories that the panel read."
    assert refused(story, gone) == "The teller of S02 took their consent back: nothing of it is left to read."


def test_it_kept_what_it_read_and_said_why(tell, refused):
    story, other = tell(), tell()
    assert refused(story, choices=[]) == "Say which story the panel kept, and why."
    assert refused(story, choices=keep(other)) == "A panel keeps a story that it read: tick S02 too."
    assert refused(story, choices=keep(story, reason="")).startswith("Say why the panel kept S01")


@pytest.mark.parametrize(
    ("votes", "voters", "said"),
    [
        (5, None, "Write how many voted for S01, and out of how many; or neither."),
        (None, 7, "Write how many voted for S01, and out of how many; or neither."),
        (8, 7, "S01 cannot have more votes than there were voters."),
        (0, 0, "S01 cannot have more votes than there were voters."),
    ],
)
def test_votes_are_counted(tell, refused, votes, voters, said):
    story = tell()
    assert refused(story, choices=keep(story, votes=votes, voters=voters)) == said


def test_the_database_counts_too(tell, choose):
    choice = choose(tell()).choices.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PanelChoice.objects.filter(pk=choice.pk).update(votes=8)


def test_a_closed_partnership(tell, refused, facilitator):
    story = tell()
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(story)


def test_the_page_says_it_and_the_others_remain(tell, page, login, facilitator, bob):
    for number in (1, 2, 3):
        tell(body=text(f"Mots {number}"))
    assert login(facilitator).post(page("record_panel"), TYPED)["Location"] == page("story_list")
    shown = login(bob).get(page("story_list")).text
    for said in ("4 habitants", "by 5 votes of 7", "Organisés", "La moisissure", "Kept as a warning", "3 stories read"):
        assert said in shown
    assert shown.index("Organisés") < shown.index("Mots 1")
    assert "Mots 2" in shown
    assert "Organisés" in login(bob).get(page("story_detail", "S02")).text


def test_a_form_that_does_not_hold_together_keeps_what_was_typed(tell, page, login, facilitator):
    tell()
    wrong = TYPED | {"stories": ["S01"], "significant": "S01", "warning": ""}
    answer = login(facilitator).post(page("record_panel"), wrong | {"significant_votes": "9"})
    assert answer.status_code == 403
    assert "S01 cannot have more votes" in answer.text
    assert "Organisés" in answer.text
    assert login(facilitator).post(page("record_panel"), wrong | {"significant": "S77"}).status_code == 422
