"""An answer is bound to the text it read: once the text changed, it counts no more until it is given again.

The act that changes a text while its round is open is proved in a file of its name (`test_change_wording.py`);
here the fingerprint of the round alone changes, whatever changed it.
"""

import pytest

from core.refusals import Refused
from governance import actions
from governance.contents.decisions import round_in_words
from governance.contents.paper_rounds import round_on_paper
from governance.tally import recount
from tests.governance.test_story_rounds import Story, day

FIRST, CHANGED = "LLU VSA CAL BDF UDC", "f" * 64


@pytest.fixture
def story(founder) -> Story:
    return Story(founder)


@pytest.fixture
def amended(story):
    """Five of eight seats answered at a meeting whose quorum is five; then the text changed."""
    with day(5, 12):
        decision = story.propose("budget")
        round_ = actions.open_round(decision, by=story.by)
        actions.record_vote(decision, by=story.by, answers=story.answers(f"for: {FIRST}"))
    assert round_.outcome_now().adopted
    round_.fingerprint = CHANGED
    round_.save(update_fields=["fingerprint"])
    return decision


def now(decision):
    return decision.rounds.get().outcome_now()


def test_five_answers_to_the_text_before_are_stale(amended):
    verdict = now(amended)
    assert amended.rounds.get().ballots.count() == 5
    assert (verdict.outcome, verdict.seats.answered, verdict.seats.silent) == ("no_quorum", 0, 8)


def test_the_quorum_is_counted_anew_on_fresh_answers(amended, story):
    with day(5, 12):
        actions.record_vote(amended, by=story.by, answers=story.answers("for: LLU; against: OTS"))
        verdict = now(amended)
        assert (verdict.outcome, verdict.quorum_counted, verdict.quorum_needed) == ("no_quorum", 2, 5)
        actions.record_vote(amended, by=story.by, answers=story.answers("for: BRE CFO; abstain: VSA"))
    verdict = now(amended)
    assert (verdict.outcome, verdict.quorum_counted, verdict.votes.cast) == ("adopted", 5, 4)


def test_an_answer_to_the_text_before_is_refused(amended, story):
    before = amended.rounds.get().ballots.first().fingerprint
    with day(5, 12), pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.cast_vote(amended, by=story.people["LLU"], position="for", fingerprint=before)


def test_the_same_seat_answers_again_and_both_answers_stay(amended, story):
    with day(5, 12):
        given = {"by": story.people["LLU"], "position": "against", "fingerprint": CHANGED}
        assert actions.cast_vote(amended, **given).rank == 2
    assert (now(amended).seats.against, now(amended).seats.answered) == (1, 1)


def test_whose_answer_is_stale_may_be_noted_absent(amended, story):
    here = [story.seats[code] for code in ("BRE", "CFO", "OTS", "UDC", "BDF")]
    with day(5, 12):
        actions.record_attendance(amended, by=story.by, present=here)
        actions.record_vote(amended, by=story.by, answers=story.answers("for: BRE CFO"))
        closed = actions.close_round(amended, by=story.by)
    assert (closed.result, sorted(closed.verdict["positions"].values())) == ("adopted", ["for", "for"])
    assert recount(closed.verdict).as_dict() == closed.verdict["verdict"]


def test_stale_answers_settle_nothing_early(story):
    with day(5, 12):
        decision = story.propose("budget")
        round_ = actions.open_round(decision, by=story.by, mode="written")
        actions.record_vote(decision, by=story.by, answers=story.answers(f"for: {FIRST} BRE CFO OTS"))
        assert round_.outcome_now().settled_early
        round_.fingerprint = CHANGED
        round_.save(update_fields=["fingerprint"])
    with day(5, 14), pytest.raises(Refused, match="can change the result"):
        actions.close_round(decision, by=story.by)


def test_a_second_meeting_about_another_text_needs_its_quorum(story):
    """Reconvening without quorum is for the same items: a text changed meanwhile is another one."""
    for changes, reconvened in ((False, True), (True, False)):
        with day(5, 12):
            decision = story.propose("budget")
            assert story.meet(decision, "LLU VSA", "").result == "no_quorum"
        if changes:
            decision.text = decision.text | {"fr": "Le comité décide autre chose."}
            decision.save()
        with day(5, 26):
            assert actions.open_round(decision, by=story.by).reconvened is reconvened


def test_the_page_and_the_paper_show_which_answers_are_to_confirm(amended, story):
    round_ = amended.rounds.get()
    shown = round_in_words(round_, amended.body.seats.all())
    stale = [answer for answer in shown.answers if answer.stale]
    assert len(stale) == 5
    assert {answer.position for answer in stale} == {"For, to the earlier words"}
    assert (shown.answered, shown.asked) == (0, 8)
    assert [column.label for column in shown.columns if column.code == "open"] == ["to confirm", "not yet"]
    paper = round_on_paper(round_, amended.body.seats.all())
    assert {row["code"] for row in paper["answers"]} == {""}, "none of them counts"
