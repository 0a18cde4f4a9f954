from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from impact.charts.draw import Svg
from overview.contents import gathered
from overview.contents.lines import GROUPS, told
from overview.contents.mine import zone_of
from overview.models import Mark, Picture
from overview.recipe import State
from partnerships.contents.journal import Line, lines
from partnerships.contents.partnership import note_of
from partnerships.models import Member, Partnership

SHOWN, LATEST = 6, 4


def picture(member: Member, marks: dict[str, Mark]) -> dict:
    """The partnership's overview for one of its members: the same for all, but for what awaits their organisation."""
    partnership = member.partnership
    latest = _latest(partnership)
    kept = _shown(_kept(partnership, latest[0].sequence if latest else 0)[get_language()])
    rows = [row | {"mine": _is_mine(row, member)} for row in kept.pop("waiting")]
    return (
        kept
        | {"waiting": rows[:SHOWN], "more": rows[SHOWN:], "mine": [row for row in rows if row["mine"]]}
        | {"latest": latest, "note": note_of(partnership), "zone": zone_of(member.user.time_zone)}
        | recipe(told(partnership, marks))
    )


def _kept(partnership: Partnership, sequence: int) -> dict[str, Any]:
    """What was kept, as long as nothing was written in the register and no day has begun since; else read now."""
    row = Picture.objects.filter(partnership=partnership).first()
    if row is not None and (row.sequence, row.day) == (sequence, partnership.today()):
        return row.content
    return gathered.told(gathered.gather(partnership))


def _shown(kept: dict[str, Any]) -> dict[str, Any]:
    """The kept words with their moments as moments again."""
    waiting = [row | {"deadline": _moment(row["deadline"])} for row in kept["waiting"]]
    path = [step | {"entered": _moment(step["entered"])} for step in kept["path"]]
    dates = [row | {"day": date.fromisoformat(row["day"]), "at": _moment(row["at"])} for row in kept["dates"]]
    figures = [figure | {"spark": Svg(figure["spark"])} for figure in kept["figures"]]
    return kept | {"waiting": waiting, "path": path, "dates": dates, "figures": figures}


def _moment(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None


def _is_mine(row: dict[str, Any], member: Member) -> bool:
    """Whether it awaits this person's organisation, or the facilitator that this person is."""
    if row["facilitator"]:
        return member.is_facilitator
    return member.represents and member.partner_id in row["partners"]


def recipe(lines: list[dict]) -> dict:
    """The fifteen lines in their three lists, and how many are in place."""
    groups = [
        {"label": label, "lines": [line for line in lines if line["group"] == code]} for code, label in GROUPS.items()
    ]
    return {"groups": groups, "in_place": sum(line["state"] == State.IN_PLACE for line in lines)}


def _latest(partnership: Partnership) -> list[Line]:
    return lines(partnership, size=LATEST)[0]
