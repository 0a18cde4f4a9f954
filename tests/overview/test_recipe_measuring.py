"""The third list of the recipe: each line in place, each reason that it is not, and not to be expected yet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from overview.recipe import State
from tests.overview.whole import REVIEW, TODAY, line

IN, WAY, OUT, YET = State.IN_PLACE, State.UNDER_WAY, State.MISSING, State.NOT_YET
pytestmark = pytest.mark.once

SHEET = "Framing sheet v1: 8 of 8 partners consent."
SINCE = "the first figure came on 31 March 2026."
HEARD = (
    "In twelve months, partners that said what they noticed, or that they noticed nothing: {}; "
    "unexpected changes told: {}."
)
LOOKED = "Peer review no. 1 (outsiders: 3) was read together on 20 October 2026; 5 of 5 recommendations are answered"
OPEN = replace(REVIEW, number=2, state="open", closes_on=date(2026, 12, 1), read_on=None, decisions=())
REVEALED = replace(REVIEW, state="revealed", answered=2, answered_on=None, decisions=())


def reviews(*rows, **changes):
    return {"reviews": tuple(rows) or (replace(REVIEW, **changes),)}


CASES = [
    ("M1", {}, IN, f"{SHEET} It was agreed on 14 November 2025; {SINCE}"),
    (
        "M1",
        {"first_measure_on": None},
        IN,
        f"{SHEET} It was agreed on 14 November 2025; nothing is measured yet.",
    ),
    (
        "M1",
        {"measured_unframed": True},
        WAY,
        f"{SHEET} It was agreed on 14 November 2025; {SINCE} The first figure came before.",
    ),
    (
        "M1",
        {"unframing": ["Calorane"]},
        WAY,
        "Framing sheet v1: 7 of 8 partners consent. It was agreed on 14 November 2025; the first figure came on "
        "31 March 2026. Consent awaited: Calorane.",
    ),
    (
        "M1",
        {"framed_on": None, "unframing": ["Calorane"]},
        WAY,
        "Framing sheet v1: 7 of 8 partners consent. The first figure came on 31 March 2026, and all had not agreed. "
        "Consent awaited: Calorane.",
    ),
    (
        "M1",
        {"framed_on": None, "first_measure_on": None},
        WAY,
        f"{SHEET} All consent now, but not together: the register does not say that it was agreed.",
    ),
    ("M1", {"framing": ""}, OUT, "The framing sheet is not written; measured without it since 31 March 2026."),
    (
        "M1",
        {"framing": "", "first_measure_on": None},
        OUT,
        "The framing sheet is not written yet: it says why and how you measure.",
    ),
    (
        "M1",
        {"framing": "", "first_measure_on": None, "stage": "engaging"},
        YET,
        "The framing sheet is not written yet: it says why and how you measure. "
        "Expected from the stage “Co-construction” on.",
    ),
    ("M2", {}, IN, f"2 of 10 indicators are qualitative (levels or words). {HEARD.format(2, 2)}"),
    ("M2", {"unexpected": 0}, IN, f"2 of 10 indicators are qualitative (levels or words). {HEARD.format(2, 0)}"),
    (
        "M2",
        {"effects_answered": 0},
        IN,
        f"2 of 10 indicators are qualitative (levels or words). {HEARD.format(0, 2)}",
    ),
    (
        "M2",
        {"qualitative": 2, "indicators": 11},
        WAY,
        f"2 of 11 indicators are qualitative (levels or words). {HEARD.format(2, 2)} "
        "One in five is needed; more to adopt: 1.",
    ),
    (
        "M2",
        {"effects_answered": 0, "unexpected": 0},
        WAY,
        f"2 of 10 indicators are qualitative (levels or words). {HEARD.format(0, 0)} "
        "Questions on the unexpected that nobody answered: 8.",
    ),
    (
        "M2",
        {"effects_answered": 0, "unexpected": 0, "effects_asked": 0},
        WAY,
        f"2 of 10 indicators are qualitative (levels or words). {HEARD.format(0, 0)} "
        "Nobody was asked what was not planned.",
    ),
    ("M2", {"indicators": 0}, OUT, "No indicator is adopted yet."),
    (
        "M2",
        {"indicators": 0, "stage": "engaging"},
        YET,
        "No indicator is adopted yet. Expected from the stage “Co-construction” on.",
    ),
    ("M3", {}, IN, "15 of 15 measurements are confirmed by another partner."),
    (
        "M3",
        {"fresh": 2},
        IN,
        "15 of 15 measurements are confirmed by another partner. "
        "Handed in this week, to be confirmed by another partner: 2.",
    ),
    (
        "M3",
        {"contested": ["I03 Burden"], "waiting": ["I05 Homes", "I07 People"]},
        WAY,
        "12 of 15 measurements are confirmed by another partner. "
        "Contested: I03 Burden. Waiting for more than a week: I05 Homes, I07 People.",
    ),
    (
        "M3",
        {"contested": ["I03 A title too long…"]},
        WAY,
        "14 of 15 measurements are confirmed by another partner. Contested: I03 A title too long…",
    ),
    (
        "M3",
        {"measures": 0, "fresh": 1},
        WAY,
        "Handed in this week, to be confirmed by another partner: 1.",
    ),
    (
        "M3",
        {"measures": 0, "first_due": TODAY},
        YET,
        "Nothing is measured yet; the first measure is due by 23 November 2026.",
    ),
    ("M3", {"measures": 0}, OUT, "Nothing is measured yet."),
    ("M3", {"measures": 0, "first_due": None}, OUT, "Nothing is measured yet."),
    (
        "M3",
        {"measures": 0, "stage": "signing"},
        YET,
        "Nothing is measured yet. Expected from the stage “Running” on.",
    ),
    ("M4", {}, IN, f"{LOOKED} in writing."),
    ("M4", reviews(REVIEW, OPEN), IN, f"{LOOKED} in writing."),
    ("M4", reviews(OPEN), WAY, "Peer review no. 2: outsiders are at work until 1 December 2026."),
    (
        "M4",
        reviews(REVEALED),
        WAY,
        "Peer review no. 1 was read together on 20 October 2026; 2 of 5 recommendations are answered in writing, "
        "the others are to be by 29 November 2026. Recommendations to answer: 3.",
    ),
    (
        "M4",
        reviews(peers=1),
        WAY,
        "Peer review no. 1 (outsiders: 1) was read together on 20 October 2026; "
        "5 of 5 recommendations are answered in writing. Two outsiders are needed; missing: 1.",
    ),
    (
        "M4",
        reviews(read_on=TODAY - timedelta(days=366)),
        WAY,
        "Peer review no. 1 (outsiders: 3) was read together on 22 November 2025; "
        "5 of 5 recommendations are answered in writing. That was more than a year ago.",
    ),
    ("M4", reviews(read_on=TODAY - timedelta(days=365)), IN, None),
    (
        "M4",
        {"reviews": ()},
        YET,
        "Nobody from outside has looked yet; the partnership runs since 5 January 2026, "
        "a peer review is expected by 5 January 2027.",
    ),
    (
        "M4",
        {"reviews": (), "running_since": date(2025, 11, 22)},
        OUT,
        "Nobody from outside has looked at the partnership yet.",
    ),
    (
        "M4",
        {"reviews": (), "running_since": None, "stage": "signing"},
        YET,
        "Nobody from outside has looked at the partnership yet. Expected from the stage “Running” on.",
    ),
    ("M5", {}, IN, "Peer review no. 1 led to decisions of the committee: D-2026-09."),
    ("M5", reviews(REVIEW, OPEN), IN, "Peer review no. 1 led to decisions of the committee: D-2026-09."),
    (
        "M5",
        reviews(decisions=("D-2026-09", "D-2027-01")),
        IN,
        "Peer review no. 1 led to decisions of the committee: D-2026-09, D-2027-01.",
    ),
    (
        "M5",
        reviews(decisions=()),
        WAY,
        "Peer review no. 1 was answered on 6 November 2026. No decision is linked to one of its recommendations.",
    ),
    (
        "M5",
        reviews(REVIEW, replace(REVIEW, number=2, decisions=())),
        WAY,
        "Peer review no. 2 was answered on 6 November 2026. No decision is linked to one of its recommendations.",
    ),
    (
        "M5",
        reviews(REVEALED),
        YET,
        "Peer review no. 1 is being answered, until 29 November 2026; decisions come next.",
    ),
    ("M5", reviews(OPEN), YET, "No look from outside was read together yet: no decision can come of it."),
    ("M5", {"reviews": ()}, YET, "No look from outside was read together yet: no decision can come of it."),
]


@pytest.mark.parametrize(("code", "changes", "state", "said"), CASES)
def test_the_line_reads(code, changes, state, said):
    found, sentence = line(code, **changes)
    assert found == state
    assert said is None or sentence == said
