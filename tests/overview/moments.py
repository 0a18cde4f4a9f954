"""For every act that home announces, moments that ask it of somebody: how one comes there, who is asked, who is not.

A situation is written like a test: its arguments are fixtures, and it brings the partnership there through the acts.
It begins on `DAY`. People are told by their first names: alice and dora speak for Logis & Lumière, bob and carol for
theirs, olga for an observer; peers from outside are vera and walter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVERYBODY = ("facilitator", "alice", "dora", "bob", "carol", "olga")
PEERS = ("vera", "walter")
PARTNERS = "alice dora bob carol"


def fresh(row: Any) -> Any:
    """The same row as it stands now."""
    return type(row)._base_manager.get(pk=row.pk)


class Act:
    """An act that a moment asks: what it is about, with which facts its rule is asked, and how one does it."""

    def __init__(self, thing: Any, do: Callable[[Any], object], *, ends: bool = True, **facts: Any) -> None:
        self.thing, self.do, self.facts = thing, do, facts
        self.ends = ends  # whether the card goes with it; after a mere step it stays until the last one


@dataclass(frozen=True)
class Moment:
    """A moment: the address that the card opens, who is asked, the acts between which they choose.

    `also`: whom the rules let do it too, though the moment does not ask them; `invited`: who has a card that opens the
    same page, for another reason; `at`: when it is, if not on `DAY`.
    """

    link: str
    asked: str
    acts: Mapping[str, Act]
    also: str = ""
    invited: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Situation:
    """How one comes to a moment that asks these acts."""

    acts: tuple[str, ...]
    come: Callable[..., Moment] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.come.__module__.rpartition('.')[2]}.{self.come.__name__}"


SITUATIONS: list[Situation] = []


def asks(*acts: str) -> Callable[[Callable[..., Moment]], Callable[..., Moment]]:
    """This function brings the partnership into a moment that asks these acts."""

    def known(come: Callable[..., Moment]) -> Callable[..., Moment]:
        SITUATIONS.append(Situation(acts, come))
        return come

    return known
