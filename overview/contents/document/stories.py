from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from overview.contents.document.blocks import Block, heading, joined, listing, on_day, paragraph, quote, table

KINDS = {"significant": gettext_lazy("Most significant change"), "warning": gettext_lazy("Kept as a warning")}


def stories(data: dict[str, Any]) -> list[Block]:
    """What people tell, for better and for worse, then what partners noticed that nobody had planned."""
    told = [_story(row) for row in data["stories"]]
    intro = paragraph(joined(_("Told by those who lived the change, with their consent for reports."), _counted(data)))
    return [*([intro, *told] if told or _counted(data) else []), *_effects(data["effects"])]


def _counted(data: dict[str, Any]) -> str:
    counts = data["story_counts"] or {"told": 0, "kept_inside": 0}
    n = counts["kept_inside"]
    said = ngettext(
        "%(n)d story stays between the partners, as its teller asked.",
        "%(n)d stories stay between the partners, as their tellers asked.",
        n,
    )
    return said % {"n": n} if n else ""


def _story(row: dict[str, Any]) -> Block:
    expected = _("expected change") if row["expected"] else _("unexpected change")
    better = _("for the better") if row["positive"] else _("for the worse")
    heard = _("heard by %(partner)s on %(day)s") % {"partner": row["heard_by"], "day": on_day(row["told_on"])}
    notes = [
        *(_kept(choice) for choice in row["kept"]),
        row["contribution"] and joined(_("What we had to do with it:"), row["contribution"]),
        row["causes"] and joined(_("Other causes:"), row["causes"]),
    ]
    return quote(row["body"], f"{row['code']} · {row['teller']} · {heard} · {expected}, {better}", notes)


def _kept(choice: dict[str, Any]) -> str:
    kind = str(KINDS[choice["kind"]])
    if choice["voters"]:
        votes = ngettext("by %(n)s vote of %(all)s", "by %(n)s votes of %(all)s", choice["votes"])
        kind = f"{kind}, {votes % {'n': choice['votes'], 'all': choice['voters']}}"
    because = _("%(label)s:") % {"label": kind} if choice["reason"] else kind
    return joined(because, choice["reason"], f"({choice['panel']})" if choice["panel"] else "")


def _effects(rows: list[dict[str, Any]]) -> list[Block]:
    """Each quarter: who answered what. “Nothing noticed” is an answer; silence is not."""
    tones = ("better", "worse", "mixed", "nothing")
    columns = [
        (_("Quarter"), ""),
        (_("For the better"), "w22 num"),
        (_("For the worse"), "w22 num"),
        (_("Both"), "w22 num"),
        (_("Nothing noticed"), "w28 num"),
        (_("No answer"), "w22 num"),
    ]
    lines = [
        [row["quarter"], *(str(row["tones"][tone]) for tone in tones), str(row["asked"] - row["answered"])]
        for row in rows
    ]
    noticed = [_noticed(row["quarter"], one) for row in rows for one in row["noticed"]]
    found = table(_("Unexpected effects: how many partners noticed what"), columns, lines, tight=True)
    said = _("“Nothing noticed” is an answer; a partner that did not answer has said nothing.")
    return [heading(_("Unexpected effects")), *found, paragraph(said, "basis"), *listing(noticed)] if found else []


def _noticed(quarter: str, one: dict[str, str]) -> str:
    said = {"quarter": quarter, "partner": one["partner"], "tone": one["tone"]}
    story = _("Story %(code)s.") % {"code": one["story"]} if one["story"] and one["story"] not in one["body"] else ""
    return joined(_("%(partner)s, %(quarter)s, %(tone)s.") % said, one["body"], story)
