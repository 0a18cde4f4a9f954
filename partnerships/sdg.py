"""The 17 goals of the 2030 Agenda and their 169 targets, by number: which exist (UN resolutions 70/1 and 71/313)."""

import re
from collections.abc import Iterator

# For each goal: how many targets are numbered (1.1 to 1.5), how many are lettered (1.a and 1.b).
GOALS: dict[int, tuple[int, int]] = {
    1: (5, 2),
    2: (5, 3),
    3: (9, 4),
    4: (7, 3),
    5: (6, 3),
    6: (6, 2),
    7: (3, 2),
    8: (10, 2),
    9: (5, 3),
    10: (7, 3),
    11: (7, 3),
    12: (8, 3),
    13: (3, 2),
    14: (7, 3),
    15: (9, 3),
    16: (10, 2),
    17: (19, 0),
}


def _numbers() -> Iterator[str]:
    for goal, (numbered, lettered) in GOALS.items():
        yield str(goal)
        yield from (f"{goal}.{number}" for number in range(1, numbered + 1))
        yield from (f"{goal}.{letter}" for letter in "abcd"[:lettered])


# Every goal and target, in the order of the Agenda, with its rank in it.
RANKS: dict[str, int] = {number: rank for rank, number in enumerate(_numbers())}


def given(text: str) -> list[str]:
    """What a person typed, cut at commas, semicolons and spaces: `7.B; 11` gives `7.b` and `11`."""
    return [number.lower() for number in re.split(r"[\s,;]+", text) if number]


def unknown(text: str) -> list[str]:
    """The numbers that are no goal and no target of the Agenda, as they were typed, each once."""
    return list(dict.fromkeys(number for number in given(text) if number not in RANKS))


def tidy(text: str) -> str:
    """The same numbers in the order of the Agenda, each once: `11, 1.4 11` gives `1.4, 11`. None is unknown."""
    return ", ".join(sorted(set(given(text)), key=RANKS.__getitem__))


def goals(text: str) -> list[int]:
    """The goals that these numbers belong to, in order; what is unknown belongs to none."""
    return sorted({int(number.partition(".")[0]) for number in given(text) if number in RANKS})
