"""Short ways to write a committee and its answers."""

from governance.tally import Seat


def seats(number: int, recused: int = 0, vacant: int = 0) -> list[Seat]:
    """That many seats: the last ones vacant, those before them recused."""
    free = number - recused - vacant
    return [
        Seat(f"s{index:02}", recused=free <= index < free + recused, vacant=index >= free + recused)
        for index in range(number)
    ]


def answers(*counts: tuple[str, int]) -> dict[str, str]:
    """That many answers of each kind, by the first seats."""
    given = [position for position, number in counts for _ in range(number)]
    return {f"s{index:02}": position for index, position in enumerate(given)}


def votes(in_favour: int, against: int, abstain: int = 0) -> dict[str, str]:
    return answers(("for", in_favour), ("against", against), ("abstain", abstain))
