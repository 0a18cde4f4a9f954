"""The first list of the recipe: each line in place, each reason that it is not, and not to be expected yet."""

import pytest

from overview.recipe import Facts, State
from tests.overview.whole import TODAY, line, told

IN, WAY, OUT, YET = State.IN_PLACE, State.UNDER_WAY, State.MISSING, State.NOT_YET
O2, O4 = {"fr": "O2 Alléger", "en": "O2 Relieve"}, {"fr": "O4 Former", "en": "O4 Train"}
pytestmark = pytest.mark.once

CASES = [
    ("D1", {}, IN, "Version v1.0: 8 of 8 partners consent."),
    ("D1", {"concerns": 1}, IN, "Version v1.0: 8 of 8 partners consent. With a concern: 1."),
    ("D1", {"unconsenting": ["Calorane"]}, WAY, "Version v1.0: 7 of 8 partners consent. Consent awaited: Calorane."),
    (
        "D1",
        {"unconsenting": ["A", "B", "C", "D", "E"]},
        WAY,
        "Version v1.0: 3 of 8 partners consent. Consent awaited: A, B, C and 2 more.",
    ),
    ("D1", {"partners": 0}, WAY, "Version v1.0: 0 of 0 partners consent. Nobody is a partner yet."),
    ("D1", {"vision": ""}, OUT, "No vision is written yet."),
    (
        "D1",
        {"vision": "", "stage": "engaging"},
        YET,
        "No vision is written yet. Expected from the stage “Co-construction” on.",
    ),
    ("D2", {}, IN, "5 of 5 objectives have a start, an aim, a date and an indicator."),
    (
        "D2",
        {"no_start": [O2, O4], "no_date": [O2]},
        WAY,
        "3 of 5 objectives have a start, an aim, a date and an indicator. "
        "Without a start: O2 Relieve, O4 Train. Without a date: O2 Relieve.",
    ),
    (
        "D2",
        {"no_aim": [O2]},
        WAY,
        "4 of 5 objectives have a start, an aim, a date and an indicator. Without an aim: O2 Relieve.",
    ),
    (
        "D2",
        {"no_indicator": [O4], "no_start": [O2]},
        WAY,
        "3 of 5 objectives have a start, an aim, a date and an indicator. "
        "Without a start: O2 Relieve. Without an adopted indicator: O4 Train.",
    ),
    ("D2", {"objectives": 0}, OUT, "No objective is written down yet."),
    (
        "D2",
        {"objectives": 0, "stage": "diagnosis"},
        YET,
        "No objective is written down yet. Expected from the stage “Co-construction” on.",
    ),
    (
        "D3",
        {},
        IN,
        "6 of 6 critical needs are covered by two partners at least. Contributions are promised by 8 of 8 partners.",
    ),
    (
        "D3",
        {"contributing": 0, "uncovered": ["N12 Law"]},
        WAY,
        "6 of 6 critical needs are covered by two partners at least. Nobody brings: N12 Law.",
    ),
    (
        "D3",
        {"contributing": 0, "fragile": ["N04 Money", "N08 Experience"]},
        WAY,
        "4 of 6 critical needs are covered by two partners at least. "
        "Critical, and not covered by two: N04 Money, N08 Experience.",
    ),
    (
        "D3",
        {"contributing": 0, "no_profile": ["Calorane"], "no_part": ["Phare"]},
        WAY,
        "6 of 6 critical needs are covered by two partners at least. "
        "Profile to be written: Calorane. Part to be said: Phare.",
    ),
    ("D3", {"needs": 0}, OUT, "No need is written down yet."),
    (
        "D3",
        {"needs": 0, "stage": "initiation"},
        YET,
        "No need is written down yet. Expected from the stage “Diagnosis” on.",
    ),
    ("D4", {}, IN, "12 of 12 tasks have one accountable partner; 8 of 8 seats are held."),
    (
        "D4",
        {"no_accountable": ["T03 Visit"], "vacant": ["Calorane"]},
        WAY,
        "11 of 12 tasks have one accountable partner; 7 of 8 seats are held. "
        "Nobody is accountable for: T03 Visit. Vacant seats: Calorane.",
    ),
    (
        "D4",
        {"tasks": 0},
        WAY,
        "0 of 0 tasks have one accountable partner; 8 of 8 seats are held. No task is written down.",
    ),
    (
        "D4",
        {"seats": 0},
        WAY,
        "12 of 12 tasks have one accountable partner; 0 of 0 seats are held. No committee sits.",
    ),
    ("D4", {"tasks": 0, "seats": 0}, OUT, "No task and no committee yet."),
    (
        "D4",
        {"tasks": 0, "seats": 0, "stage": "engaging"},
        YET,
        "No task and no committee yet. Expected from the stage “Co-construction” on.",
    ),
    ("D5", {}, IN, "5 of 5 objectives say when to expect what. Nothing that is early is shown as behind."),
    (
        "D5",
        {"no_expectation": [O2]},
        WAY,
        "4 of 5 objectives say when to expect what. Nothing that is early is shown as behind. Without it: O2 Relieve.",
    ),
    (
        "D5",
        {"early_red": ["I08 Outcomes"]},
        WAY,
        "5 of 5 objectives say when to expect what. Shown as behind before any effect is expected: I08 Outcomes.",
    ),
    ("D5", {"objectives": 0}, OUT, "No objective is written down yet."),
    (
        "D5",
        {"objectives": 0, "stage": "initiation"},
        YET,
        "No objective is written down yet. Expected from the stage “Co-construction” on.",
    ),
]


@pytest.mark.parametrize(("code", "changes", "state", "said"), CASES)
def test_the_line_reads(code, changes, state, said):
    assert line(code, **changes) == (state, said)


def test_an_empty_partnership_has_nothing_to_take_up_yet():
    assert {told(Facts(today=TODAY), code)[0] for code in ("D1", "D2", "D3", "D4", "D5")} == {YET}
