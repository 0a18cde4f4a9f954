"""The second list of the recipe: each line in place, each reason that it is not, and not to be expected yet."""

from datetime import date

import pytest

from overview.recipe import State
from tests.overview.whole import TODAY, line

IN, WAY, OUT, YET = State.IN_PLACE, State.UNDER_WAY, State.MISSING, State.NOT_YET
pytestmark = pytest.mark.once

MET = "8 of 8 seats are held, the quorum asks for 5; the committee met on 5 November 2026, and is to meet again by "
REGISTER = "Lines in the register, open to every partner: 389."
SENT = "The minutes of the meeting of 5 November 2026 were sent on 10 November 2026."
CASES = [
    ("S1", {}, IN, "3 of 3 objectives that were due were measured since."),
    (
        "S1",
        {"unmeasured": ["O4 Train"]},
        WAY,
        "2 of 3 objectives that were due were measured since. Not measured since they were due: O4 Train.",
    ),
    (
        "S1",
        {"unconsenting": ["Calorane"]},
        WAY,
        "3 of 3 objectives that were due were measured since. The vision is not shared by all.",
    ),
    (
        "S1",
        {"vision": ""},
        WAY,
        "3 of 3 objectives that were due were measured since. The vision is not shared by all.",
    ),
    (
        "S1",
        {"due": 0, "first_due": date(2027, 6, 30)},
        YET,
        "No objective was due to be measured so far; the first one is by 30 June 2027.",
    ),
    ("S1", {"due": 0, "first_due": None}, YET, "No objective has a day by which it is to be measured."),
    ("S1", {"objectives": 0}, OUT, "No objective is written down yet."),
    ("S2", {}, IN, "The charter v1.0 is in force, signed by 8 of 8."),
    (
        "S2",
        {"signing": "v1.1", "signing_done": 7, "signing_unsigned": ["Saint-Aubin"]},
        IN,
        "The charter v1.0 is in force, signed by 8 of 8. 7 of 8 organisations have signed v1.1.",
    ),
    (
        "S2",
        {"unsigned": ["Calorane"]},
        WAY,
        "The charter v1.0 is in force, signed by 8 of 9. Signature awaited: Calorane.",
    ),
    (
        "S2",
        {"charter": "", "signing": "v1.0", "signing_done": 6, "signing_unsigned": ["Calorane", "Phare"]},
        WAY,
        "6 of 8 organisations have signed v1.0. Signature awaited: Calorane, Phare.",
    ),
    (
        "S2",
        {"charter": "", "signing": "v1.0", "signing_done": 8},
        WAY,
        "8 of 8 organisations have signed v1.0.",
    ),
    ("S2", {"charter": "", "writing": "v1.0"}, WAY, "The charter v1.0 is being written; nobody signs it yet."),
    ("S2", {"charter": ""}, OUT, "No charter is being signed yet."),
    (
        "S2",
        {"charter": "", "stage": "co_construction"},
        YET,
        "No charter is being signed yet. Expected from the stage “Signing” on.",
    ),
    ("S3", {}, IN, f"{MET}6 February 2027."),
    ("S3", {"meet_by": TODAY}, IN, f"{MET}23 November 2026."),
    ("S3", {"meet_by": date(2026, 11, 22)}, WAY, f"{MET}22 November 2026. That day has passed."),
    (
        "S3",
        {"vacant": ["A", "B", "C", "D", "E"]},
        WAY,
        f"3 {MET[2:]}6 February 2027. The quorum is out of reach; seats to fill: 2.",
    ),
    ("S3", {"vacant": ["A"]}, IN, f"7 {MET[2:]}6 February 2027."),
    (
        "S3",
        {"met_on": None},
        WAY,
        "8 of 8 seats are held, the quorum asks for 5; the committee is to meet by 6 February 2027. "
        "It has not met yet.",
    ),
    ("S3", {"rules": False}, WAY, "8 of 8 seats are held. The decision rules are not written."),
    (
        "S3",
        {"quorum": 0, "seats": 1, "vacant": ["A"]},
        WAY,
        "0 of 1 seats are held, the quorum asks for 0; the committee met on 5 November 2026, "
        "and is to meet again by 6 February 2027. The quorum is out of reach; seats to fill: 1.",
    ),
    ("S3", {"seats": 0}, OUT, "No committee sits yet."),
    (
        "S3",
        {"seats": 0, "stage": "engaging"},
        YET,
        "No committee sits yet. Expected from the stage “Co-construction” on.",
    ),
    (
        "S4",
        {},
        IN,
        "The mandate of Nadia (Logis & Lumière) runs until 31 December 2026. It has limits, and a succession.",
    ),
    ("S4", {"lead_until": TODAY, "lead": "gone"}, IN, None),
    (
        "S4",
        {"limits": False},
        WAY,
        "The mandate of Nadia (Logis & Lumière) runs until 31 December 2026. No limit is written.",
    ),
    (
        "S4",
        {"succession": False},
        WAY,
        "The mandate of Nadia (Logis & Lumière) runs until 31 December 2026. No succession is written.",
    ),
    (
        "S4",
        {"lead_until": date(2026, 11, 22)},
        OUT,
        "The mandate of Nadia (Logis & Lumière) ended on 22 November 2026.",
    ),
    ("S4", {"lead": ""}, OUT, "Nobody is the strategic lead."),
    (
        "S4",
        {"lead": "", "stage": "diagnosis"},
        YET,
        "Nobody is the strategic lead. Expected from the stage “Co-construction” on.",
    ),
    ("S5", {}, IN, f"{REGISTER} {SENT} None is restricted."),
    ("S5", {"last_minutes_on": None, "last_meeting_on": None}, IN, f"{REGISTER} None is restricted."),
    (
        "S5",
        {"restricted": 2, "restricted_until": date(2027, 1, 31)},
        IN,
        f"{REGISTER} {SENT} Restricted for a time: 2, the last one until 31 January 2027.",
    ),
    (
        "S5",
        {"restricted": 2, "restricted_until": date(2028, 1, 31), "restricted_too_long": 1},
        WAY,
        f"{REGISTER} {SENT} Restricted for a time: 2, the last one until 31 January 2028. "
        "Restricted for more than a year: 1.",
    ),
    ("S5", {"minutes_late": 1}, WAY, f"{REGISTER} {SENT} None is restricted. Meetings whose minutes are late: 1."),
    (
        "S5",
        {"last_minutes_late": True},
        WAY,
        f"{REGISTER} {SENT} None is restricted. The minutes of the last meeting were sent late.",
    ),
    ("S5", {"entries": 0}, OUT, "The register is empty."),
]


@pytest.mark.parametrize(("code", "changes", "state", "said"), CASES)
def test_the_line_reads(code, changes, state, said):
    found, sentence = line(code, **changes)
    assert found == state
    assert said is None or sentence == said
