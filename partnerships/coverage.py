"""How well needs are covered by offers: pure arithmetic, levels 1 to 3 (DOMAIN: partners, needs, offers)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Coverage(StrEnum):
    UNCOVERED = "uncovered"
    PARTIAL = "partial"
    FRAGILE = "fragile"
    COVERED = "covered"
    REDUNDANT = "redundant"


def coverage(required: int, levels: Sequence[int]) -> Coverage:
    """The state of one need: what it requires (1–3) against the levels offered (1–3 each)."""
    enough = sum(1 for level in levels if level >= required)
    if not levels or max(levels) <= 0:
        return Coverage.UNCOVERED
    if enough == 0:
        return Coverage.PARTIAL
    return {1: Coverage.FRAGILE, 2: Coverage.COVERED}.get(enough, Coverage.REDUNDANT)


def sole_providers(required: int, offers: Mapping[str, int]) -> str | None:
    """The only partner that meets a need at the required level, if exactly one does."""
    meeting = [partner for partner, level in offers.items() if level >= required]
    return meeting[0] if len(meeting) == 1 else None


@dataclass(frozen=True)
class Need:
    """A need as arithmetic sees it: its code, its level, the level each partner offers."""

    code: str
    required: int
    offers: Mapping[str, int]


def unique_contributions(needs: Sequence[Need]) -> dict[str, list[str]]:
    """For each partner, the codes of the needs that it alone meets at the required level."""
    found: dict[str, list[str]] = {}
    for need in needs:
        partner = sole_providers(need.required, need.offers)
        if partner is not None:
            found.setdefault(partner, []).append(need.code)
    return found
