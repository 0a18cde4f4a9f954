"""What came in, counted a second time in exact fractions. It imports nothing of the application."""

from fractions import Fraction
from math import ceil, floor
from typing import Any

VOTES = ("for", "against", "abstain", "not_taking_part")
CONSENTS = ("consent", "concern", "objection", "not_taking_part")
FAVOURABLE = ("for", "consent", "concern")
CAST = (*FAVOURABLE, "against", "objection")
KINDS = (*CAST, "abstain", "not_taking_part", "silent", "recused", "vacant")
OPINIONS = {"method": "advice", "threshold": None, "base": None, "inclusive": True, "quorum": None}
OVERTURNING = {"method": "two_thirds", "threshold": "2/3", "base": "votes_cast", "inclusive": True}


def outcome(poll: Any, votes: dict[str, int], seats: dict[str, int]) -> str:
    """What came out of a poll in which the seats of each kind are so many, and weigh so much."""
    rule = poll.rule
    if rule["method"] == "advice":
        return "advice"
    everyone = sum(seats[kind] for kind in KINDS)
    if rule["quorum"] and poll.mode == "meeting" and not poll.reconvened:
        counted, needed = _quorum(rule["quorum"], seats, everyone)
        if counted < needed:
            return "no_quorum"
    if seats["objection"]:
        return "objected"
    in_favour = sum(votes[kind] for kind in FAVOURABLE)
    needed = _needed(rule, poll.mode, votes)
    if in_favour >= needed:
        return "adopted"
    tied = rule["method"] == "simple" and votes["for"] and votes["for"] == votes["against"]
    return "tie" if tied else "rejected"


def _smallest(share: Fraction, of: int, inclusive: bool) -> int:
    return max(1, ceil(share * of) if inclusive else floor(share * of) + 1)


def _quorum(quorum: dict, seats: dict[str, int], everyone: int) -> tuple[int, int]:
    counted = {
        "present": seats["present"],
        "votes_cast": sum(seats[kind] for kind in CAST),
        "favourable": sum(seats[kind] for kind in FAVOURABLE),
    }[quorum["measure"]]
    if "count" in quorum:
        return counted, quorum["count"]
    of = everyone if quorum["base"] == "all_seats" else everyone - seats["recused"] - seats["vacant"]
    return counted, _smallest(Fraction(quorum["share"]), of, quorum["inclusive"])


def _needed(rule: dict, mode: str, votes: dict[str, int]) -> int:
    share, base, inclusive = rule["threshold"], rule["base"], rule["inclusive"]
    if mode == "written":
        if rule["method"] == "consent":
            share, base, inclusive = "1/2", "all_seats", False
        elif base in ("votes_cast", "present"):
            base = "all_seats"
    if share is None:
        return 1
    everyone = sum(votes[kind] for kind in KINDS)
    of = {
        "votes_cast": sum(votes[kind] for kind in CAST),
        "present": votes["present"],
        "seats_eligible": everyone - votes["recused"] - votes["vacant"],
        "all_seats": everyone,
    }[base]
    return _smallest(Fraction(share), of, inclusive)
