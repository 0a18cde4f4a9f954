from typing import Any

from impact.contents.health import DimensionLine, Results, results
from impact.outside import few
from overview.contents.report.asked import Asked, iso


def health(asked: Asked) -> dict[str, Any] | None:
    """The last health check closed in this time: never by name, from five answers only; outside, means alone."""
    rows = asked.partnership.health_checks.filter(closed_at__isnull=False).order_by("-number")
    check = next((row for row in rows if asked.covers(asked.day_of(row.closed_at))), None)
    if check is None:
        return None
    read = results(check)
    n = read.reading.respondents
    return {
        "number": check.number,
        "closed_on": iso(asked.day_of(check.closed_at)),
        "respondents": None if asked.outside and few(n) else n,
        "mean": read.mean,
        "change": read.change,
        "since": read.since,
        "too_few": str(read.too_few),
        "sentences": [] if asked.outside else read.sentences,
        "dimensions": [_dimension(line) for line in read.lines],
        "drawn": [] if asked.outside else _drawn(read),
        "rounds": [name for name, _reading in read.rounds],
        "words": [] if asked.outside else [[str(question), said] for question, said in read.words],
    }


def _dimension(line: DimensionLine) -> dict[str, Any]:
    return {
        "title": str(line.title),
        "mean": line.mean,
        "change": line.change,
        "spread": line.spread,
        "reason": str(line.reason or ""),
    }


def _drawn(read: Results) -> list[dict[str, Any]]:
    """The rows of its picture."""
    return [
        {
            "label": row.label,
            "figure": row.figure,
            "counts": list(row.counts),
            "means": [None if mean is None else str(mean) for mean in row.means],
            "note": row.note,
            "unsaid": row.unsaid,
        }
        for row in read.rows
    ]
