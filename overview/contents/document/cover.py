from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.sentences import day
from overview.contents.document.blocks import on_day
from overview.contents.report import completed

READERS = {"partners": gettext_lazy("for the partners"), "funders": gettext_lazy("for the funders")}


@dataclass(frozen=True)
class Cover:
    """What stands on the cover of a report: of whom, which one, for whom, about which time."""

    name: str
    title: str
    running: str
    version: str
    reader: str
    period: str
    facts: list[tuple[str, str]]


def cover(data: dict[str, Any]) -> Cover:
    """The cover, in the language of the moment."""
    whole = completed(data)
    told = whole["partnership"]
    frozen = datetime.fromisoformat(whole["frozen_at"]).astimezone(ZoneInfo(told["time_zone"]))
    words = {"number": whole["number"], "name": told["name"], "version": whole["version"]}
    facts = [
        (_("Issue"), told["issue"]),
        (_("Territory"), told["territory"]),
        (_("Period"), period(whole)),
        (_("Data frozen on"), day(frozen.date())),
        (_("Lead partner"), told["lead_partner"]),
    ]
    return Cover(
        name=told["name"],
        title=_("Progress report no. %(number)s, %(name)s") % words,
        running=_("Report no. %(number)s, version %(version)s") % words,
        version=str(whole["version"]),
        reader=str(READERS[whole["build"]]),
        period=period(whole),
        facts=[(label, said) for label, said in facts if said],
    )


def period(data: dict[str, Any]) -> str:
    """From when until when it tells what happened; empty in a report frozen before periods were kept."""
    if data["ends_on"] is None:
        return ""
    if data["starts_on"] is None:
        return _("until %(end)s") % {"end": on_day(data["ends_on"])}
    return _("%(start)s – %(end)s") % {"start": on_day(data["starts_on"]), "end": on_day(data["ends_on"])}
