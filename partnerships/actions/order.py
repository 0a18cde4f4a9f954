"""Places in the order that the partners choose: whole numbers from 1, without a gap."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max


def last_place(rows: Any) -> int:
    """The place of whoever comes last into these rows; the partnership's row is to be locked."""
    return (rows.aggregate(last=Max("rank"))["last"] or 0) + 1


def write_order(rows: Sequence[Any]) -> None:
    """Give each row its place, in the order given."""
    moved: list[Any] = []
    for rank, row in enumerate(rows, 1):
        if row.rank != rank:
            row.rank = rank
            moved.append(row)
    if moved:
        type(moved[0])._base_manager.bulk_update(moved, ["rank"])
