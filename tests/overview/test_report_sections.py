"""What each section says, from frozen data alone: what is late, unanswered, upheld, hidden or missing."""

import pytest
from django.utils import translation

from overview.contents.document import sections
from overview.contents.document.cover import cover
from tests.overview.test_report_before import BEFORE


def told(kind: str, **more) -> list[str]:
    """The texts of a section, one after the other."""
    with translation.override("en"):
        found = {section.kind: section.blocks for section in sections(BEFORE | more)}
    return list(texts(found.get(kind, [])))


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_what_people_wrote_comes_before_the_data():
    said = told("lessons", written={"lessons": "First.\n\nSecond."})
    assert [line for line in said if line in ("First.", "Second.")] == ["First.", "Second."]
    glance = told("glance", written={"glance": "It goes well."})
    assert glance[1] == "It goes well." and glance[2] == "lead"
    assert "Sections in which nobody wrote beside the data:" in " ".join(told("annexes"))
    assert "At a glance;" not in " ".join(told("annexes", written={"glance": "x"}))


def test_a_section_with_nothing_to_say_is_left_out():
    assert told("goals") == told("next") == told("outside") == told("health") == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        ({}, "not answered yet"),
        ({"late": True}, "Its answer is late."),
        ({"position": "accepted", "said": "accepted", "overdue": True}, "Late: its day is over."),
        ({"position": "accepted", "said": "accepted", "done": True, "steps": ["Paid."]}, "Paid. Done."),
    ],
)
def test_a_recommendation_says_what_became_of_it(one, said):
    blank = {
        "peer": "A",
        "body": "Pay faster",
        "position": "",
        "sign": "st-open",
        "said": "",
        "reason": "",
        "owner": "",
        "due_on": None,
        "done": False,
        "late": False,
        "overdue": False,
        "steps": [],
    }
    assert said in told("outside", reviews=[review(recommendations=[blank | one])])


def review(**more):
    peer = {"letter": "A", "name": "A network", "links": "None.", "strengths": "The vision.", "concerns": ""}
    return {
        "number": 1,
        "brief": "",
        "revealed_on": "2026-03-01",
        "answered_on": None,
        "answer_by": None,
        "peers": [peer],
        "marks": [],
        "recommendations": [],
        "remarks": [],
        **more,
    }


def test_marks_say_what_was_not_observed_and_what_is_to_be_discussed():
    line = {
        "criterion": "P1",
        "label": "Vision",
        "each": [None],
        "figure": "",
        "mean": "–",
        "spread": None,
        "apart": True,
        "awaits": True,
        "discussed": [],
    }
    said = told("outside", reviews=[review(marks=[line])])
    assert "n.o." in said and "to be discussed" in said
    said = told("outside", reviews=[review(remarks=[{"peer": "A", "body": "17 dwellings.", "answer": ""}])])
    assert "A: 17 dwellings." in said


def test_a_health_check_with_too_few_answers_shows_nothing():
    check = {
        "number": 1,
        "closed_on": "2026-03-01",
        "respondents": 3,
        "mean": "–",
        "change": "",
        "since": None,
        "too_few": "Fewer than five people answered.",
        "sentences": [],
        "dimensions": [],
        "drawn": [],
        "rounds": [],
        "words": [],
    }
    said = told("health", health=check)
    assert said[-2] == "Fewer than five people answered."
    shown = check | {"too_few": "", "dimensions": [dimension(None, "Nothing is shown.")], "respondents": None}
    said = told("health", health=shown)
    assert "Nothing is shown." in said and any("fewer than 11 people" in line for line in said)


def dimension(spread, reason):
    return {"title": "Trust", "mean": "–", "change": "", "spread": spread, "reason": reason}


@pytest.mark.parametrize(
    ("mediations", "said"),
    [(0, "1 round without an outcome (tie); then withdrawn."), (1, "(tie); after a mediation, withdrawn.")],
)
def test_a_deadlock_says_how_it_ended(mediations, said):
    decision = BEFORE["decisions"][0] | {
        "deadlocks": [{"number": 1, "result": "tie", "said": "Tie"}],
        "state": "withdrawn",
    }
    assert any(said in line for line in told("lessons", decisions=[decision | {"mediations": mediations}]))


def test_an_objection_that_was_upheld_is_told_with_its_reason():
    decision = BEFORE["decisions"][0] | {"objections": [{"partner": "Ville", "reason": "It excludes tenants."}]}
    assert "D-2026-01, Ville: It excludes tenants." in told("lessons", decisions=[decision])


def test_a_decision_says_who_answers_for_it_and_when_it_was_carried_out():
    decision = BEFORE["decisions"][0] | {"owner": "Ville", "carried_out_on": "2026-03-02", "carried_out": "Sent."}
    assert "Who answers for it: Ville. Carried out on 2 March 2026. Sent." in told("done", decisions=[decision])


def test_what_is_missing_is_named():
    effects = [{"quarter": "quarter 1 of 2026", "ends_on": "2026-03-31", "asked": 3, "answered": 1, "noticed": []}]
    effects[0]["tones"] = dict.fromkeys(("better", "worse", "mixed", "nothing"), 0)
    whats = ("objective", "task", "measure", "baseline", "overdue", "unconfirmed", "answer")
    said = told(
        "annexes",
        lacking=[{"what": what, "names": [f"the {what}"]} for what in whats],
        effects=effects,
        contributions={"kinds": [], "rows": [], "deliveries": [], "without": ["Ville"]},
        evidence={"counts": [["document", 2]], "pieces": []},
    )
    assert [what for what in whats if not any(f"the {what}." in line for line in said)] == []
    assert "Partners that have promised nothing yet: Ville." in said
    assert "Unexpected effects on which not every partner answered: quarter 1 of 2026." in said
    assert "document: 2" in said


def test_evidence_is_told_piece_by_piece_to_the_partners():
    piece = {"of": "I1", "on": "2026-03-31", "title": "The list", "strength": "document"}
    assert "The list" in told("annexes", evidence={"counts": [["document", 1]], "pieces": [piece]})
    assert any("No piece of evidence" in line for line in told("annexes", evidence={"counts": [], "pieces": []}))


def test_the_next_steps_say_what_is_late_and_gather_the_figures_of_a_day():
    steps = [
        {"on": "2026-03-01", "kind": "action", "what": "Pay", "who": "Ville", "late": True},
        {"on": "2026-12-31", "kind": "milestone", "what": "I1: 150", "who": "", "late": False},
        {"on": "2026-12-31", "kind": "milestone", "what": "I2: 20 %", "who": "", "late": False},
        {"on": "2027-01-06", "kind": "review", "what": "D-2026-01 Begin", "who": "", "late": False},
    ]
    said = told("next", ahead=steps)
    assert "Follow-up action Late." in said and "I1: 150; I2: 20 %." in said and "Review of a decision" in said


def test_funders_read_where_needs_are_thin_and_nothing_of_what_is_covered():
    needs = [BEFORE["needs"][0], BEFORE["needs"][0] | {"code": "N02", "title": "Trust", "coverage": "covered"}]
    assert "N02 Trust" in told("resources", needs=needs)
    said = told("resources", needs=needs, build="funders")
    assert "N02 Trust" not in said and "1 need of 2 is met by two partners or more." in said


def test_stories_that_stay_inside_are_counted_and_a_panel_says_why():
    kept = {"kind": "significant", "held_on": "2026-03-02", "panel": "", "votes": None, "voters": None, "reason": ""}
    story = BEFORE["stories"][0] | {
        "kept": [kept, kept | {"kind": "warning", "votes": 5, "voters": 7, "reason": "Mould."}]
    }
    said = told("stories", stories=[story], story_counts={"told": 3, "kept_inside": 2})
    assert any(line.endswith("2 stories stay between the partners, as their tellers asked.") for line in said)
    assert "Most significant change" in said and "Kept as a warning, by 5 votes of 7: Mould." in said
    assert told("stories", stories=[]) == []


def test_effects_count_silence_apart_from_nothing_noticed():
    tones = {"better": 1, "worse": 0, "mixed": 0, "nothing": 4}
    noticed = [{"partner": "Ville", "tone": "for the better", "body": "", "story": "S1"}]
    row = {"quarter": "quarter 1 of 2026", "ends_on": "2026-03-31", "asked": 8, "answered": 5, "tones": tones}
    said = told("stories", effects=[row | {"noticed": noticed}])
    assert "Ville, quarter 1 of 2026, for the better. Story S1." in said
    assert said[said.index("quarter 1 of 2026") : said.index("quarter 1 of 2026") + 24].count("3") == 1


def test_changes_of_an_indicator_are_numbered_as_on_its_chart():
    row = BEFORE["indicators"][0] | {"changes": [["2026-02-01", "target: too low", "1 February 2026"]]}
    assert "1 · 1 February 2026, target: too low" in told("charts", indicators=[row])


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({}, ""),
        ({"ends_on": "2026-03-31"}, "until 31 March 2026"),
        ({"starts_on": "2026-01-01", "ends_on": "2026-03-31"}, "1 January 2026 – 31 March 2026"),
    ],
)
def test_the_cover_says_which_time_it_tells_of(days, said):
    with translation.override("en"):
        assert cover(BEFORE | days).period == said
