"""From stage to stage: going back is free, going on without what is missing takes a reason, the path is kept."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.partnership import missing_before
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Partnership, StageStep
from tests.conftest import text

WHY = "L’hiver approche."


def events() -> list[str]:
    rows = JournalEntry.objects.filter(event__startswith="partnerships.stage").order_by("sequence")
    return [row.event.rpartition("_")[2] for row in rows]


def test_going_back_is_free(partnership, url, login, facilitator):
    browser = login(facilitator)
    assert browser.post(url("change_stage"), {"stage": "signing"}).status_code == 403
    assert browser.post(url("change_stage"), {"stage": "signing", "reason": WHY}).status_code == 302
    assert browser.post(url("change_stage"), {"stage": "co_construction"}).status_code == 302
    partnership.refresh_from_db()
    assert partnership.state == "co_construction"
    assert events() == ["forced", "changed"]


def test_nothing_is_asked_for_a_stage_that_was_passed(partnership, facilitator):
    assert missing_before(partnership)["engaging"]
    row = actions.change_stage(partnership, by=facilitator, stage="signing", missing=text("x"), reason=WHY)
    missing = missing_before(row)
    assert not any(missing[stage] for stage in ("initiation", "diagnosis", "engaging", "co_construction", "signing"))
    assert missing["running"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_gate_is_not_passed_without_a_word(partnership, facilitator, reason):
    with pytest.raises(Refused, match="Write why you go on all the same"):
        actions.change_stage(partnership, by=facilitator, stage="running", missing=text("x"), reason=reason)
    assert StageStep.objects.filter(partnership=partnership).count() == 1


def test_the_stage_it_is_at_is_no_step(partnership, facilitator):
    with pytest.raises(Refused, match="at this stage already"):
        actions.change_stage(partnership, by=facilitator, stage="initiation")


def test_the_path_is_shown_with_its_reasons(partnership, url, login, facilitator, at):
    with at(2026, 2, 2):
        actions.change_stage(partnership, by=facilitator, stage="engaging", missing=text("x"), reason=WHY)
    with at(2026, 3, 3):
        actions.change_stage(partnership, by=facilitator, stage="diagnosis")
    path = login(facilitator).get(url("change_stage")).text.split("The path so far")[1]
    places = [path.index(words) for words in ("3 March 2026", "Diagnosis", "2 February 2026", "Engaging", WHY)]
    assert places == sorted(places)
    assert path.count("Although something was missing:") == 1
    assert "Initiation" in path


def test_a_closed_partnership_opens_again(partnership, facilitator):
    actions.change_stage(partnership, by=facilitator, stage="closed")
    assert not any(missing_before(Partnership.objects.get()).values())
    assert actions.change_stage(partnership, by=facilitator, stage="renewal").state == "renewal"


def test_the_register_says_from_which_stage_and_what_was_missing(partnership, url, login, facilitator, alice):
    login(facilitator).post(url("change_stage"), {"stage": "engaging", "reason": WHY})
    login(facilitator).post(url("change_stage"), {"stage": "diagnosis"})
    forced, back = map(sentence, JournalEntry.objects.order_by("sequence").reverse()[:2][::-1])
    assert forced == (
        "Bruno moved the partnership from the stage “Initiation” to the stage “Engaging” although something was "
        f"missing: What the partnership needs is not written yet. Reason: {WHY}"
    )
    assert back == "Bruno moved the partnership from the stage “Engaging” to the stage “Diagnosis”."
    assert "pas encore" in login(alice, "fr").get(url("journal")).text


def test_a_stage_that_was_not_entered_is_passed_over(partnership, login, alice, facilitator):
    actions.change_stage(partnership, by=facilitator, stage="engaging")
    path = login(alice).get(partnership.get_absolute_url()).text.split('class="path"')[1].split("</ol>")[0]
    steps = path.split("</li>")
    assert "January 2026" in steps[0] and "pin-done" in steps[0]
    assert "passed over" in steps[1] and "pin-abstain" in steps[1]
    assert path.count("passed over") == 1
    assert path.count("to come") == 6
