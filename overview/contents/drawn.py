"""The pictures of a report, drawn for paper from its frozen figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _

from impact.charts import (
    CARD,
    PAPER,
    PAPER_ROWS,
    CriterionRow,
    DimensionRow,
    Seat,
    health_chart,
    marks_line,
    rosette,
    rubric_chart,
    sparkline,
    trajectory_chart,
)
from impact.contents import counts_strip
from impact.contents.health import health_labels
from impact.sentences import chart_labels
from impact.trajectory import Measure, Path, Status, read

LOW = replace(PAPER, height=158)  # three to a page
SEATS = range(3, 17)  # as many as a table drawn on a cover can seat
LINE = 21  # letters of a name beside its seat


def pictures(data: Mapping[str, Any], today: date) -> dict[str, str]:
    """Each picture by its name, as the pieces of a document ask for it; those with nothing to draw are left out."""
    found = {
        "table": _table(data["partners"]),
        "counts": _counts(data["indicators"]),
        "health": _health(data["health"]),
    }
    for row in data["indicators"]:
        drawn = of_indicator(row, today)
        found |= {row["code"]: drawn["chart"], f"spark-{row['code']}": drawn["spark"]}
    for review in data["reviews"] or ():
        letters = [peer["letter"] for peer in review["peers"]]
        found |= {f"marks-{review['number']}-{line['criterion']}": _marks(line, letters) for line in review["marks"]}
    return {name: picture for name, picture in found.items() if picture}


def of_indicator(row: Mapping[str, Any], today: date) -> dict[str, str]:
    """The two pictures of one indicator."""
    path, measures = _path(row["path"]), _measures(row)
    panel = {date.fromisoformat(on): [Decimal(mark) for mark in marks] for on, marks in row.get("panel", ())}
    marks = [(date.fromisoformat(on), what) for on, what, _said in row.get("changes", ())]
    more = {"names": row.get("names", {}), "panel": panel, "marks": marks}
    labels = chart_labels(row["title"], path, read(path, measures, today), measures, **more)
    spark = sparkline(path, measures, frame=CARD, title=f"{row['title']}. {row['basis']}")
    given = {"labels": labels, "today": today, "marks": marks, "frame": LOW}
    if row["levels"]:
        chart = rubric_chart(path, measures, levels=row["levels"], panel=panel, **given)
    else:
        chart = trajectory_chart(path, measures, **given)
    return {"spark": spark, "chart": chart}


def _counts(rows: list[dict[str, Any]]) -> str:
    """How many indicators are in each state; empty for a report frozen before states were kept."""
    found = Counter(row["state"] for row in rows if row["state"])
    counts = {status: found[status] for status in Status if found[status]}
    return counts_strip(counts, PAPER_ROWS) if counts else ""


def _health(told: dict[str, Any] | None) -> str:
    if told is None or not told["drawn"]:
        return ""
    rows = [
        DimensionRow(**row | {"counts": tuple(row["counts"]), "means": tuple(map(_amount, row["means"]))})
        for row in told["drawn"]
    ]
    return health_chart(rows, labels=health_labels(told["rounds"]), frame=PAPER_ROWS)


def _marks(line: dict[str, Any], letters: list[str]) -> str:
    """The marks of one criterion on a line, for a cell."""
    marks = tuple(zip(letters, line["each"], strict=True))
    return marks_line(CriterionRow(line["label"], marks, apart=line["apart"]))


def _table(partners: list[dict[str, Any]]) -> str:
    """The round table on the cover: a thread joins those that the charter binds."""
    if len(partners) not in SEATS:
        return ""
    seats = [Seat(row["code"], row["bound"], tuple(_short(row["name"]))) for row in partners]
    bound = sum(seat.bound for seat in seats)
    title = _("The partners around a table; bound by the charter: %(n)s of %(all)s.") % {"n": bound, "all": len(seats)}
    return rosette(seats, title=title, desc=", ".join(row["name"] for row in partners))


def _short(name: str) -> list[str]:
    return wrap(name.split(" – ")[0], LINE, max_lines=2, placeholder=" …")


def _path(frozen: dict[str, Any]) -> Path:
    return Path(
        baseline=_amount(frozen["baseline"]),
        baseline_on=_day(frozen["baseline_on"]),
        milestones=tuple((date.fromisoformat(on), Decimal(value)) for on, value in frozen["milestones"]),
        target=_amount(frozen["target"]),
        target_on=_day(frozen["target_on"]),
        direction=frozen["direction"],
        tolerance=_amount(frozen.get("tolerance")),
        expected_from=_day(frozen["expected_from"]),
        nature=frozen["nature"],
        linear=frozen["linear"],
    )


def _measures(row: Mapping[str, Any]) -> list[Measure]:
    """The series as the page reads it; a report frozen before series were kept has its measures alone."""
    if "series" not in row:
        return [_measure(measure) for measure in row["measures"]]
    return [Measure(date.fromisoformat(on), _amount(value), state, by, n) for on, value, state, by, n in row["series"]]


def _measure(frozen: dict[str, Any]) -> Measure:
    return Measure(
        on=date.fromisoformat(frozen["on"]),
        value=_amount(frozen["value"]),
        state=frozen["state"],
        by=frozen["partner_id"],
        n=frozen["respondents"],
    )


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
