"""What was measured, drawn over the path: the line that counts, what is in doubt, and the aims."""

from collections import Counter
from dataclasses import replace

from impact.charts.draw import INK, OCHRE, diamond, dot, joined, text, width_of
from impact.charts.sheet import COUNTED, Sheet
from impact.trajectory import Direction, Nature, State, expected

NAMED = 12  # measures more than which names beside dots would hide each other


def lines(sheet: Sheet) -> list[str]:
    """The line through what counts, from the baseline; dotted towards what is in doubt or unconfirmed."""
    solid, u, out = sheet.counted(), sheet.u, []
    for doubt in (m for m in sheet.measures if m.state not in COUNTED):
        before = [point for point in solid if point[0] < doubt.on][-1:]
        if before:
            places = sheet.place([*before, (doubt.on, doubt.value)])
            dots = f"{2 * u:.1f} {5 * u:.1f}"
            out.append(joined(places, class_="link", stroke=OCHRE, stroke_width=2 * u, stroke_dasharray=dots))
    if len(solid) > 1:
        out.append(joined(sheet.place(solid), class_="actual", stroke=INK, stroke_width=2.5 * u))
    return out


def dots(sheet: Sheet) -> list[str]:
    """One dot a measure, the latest larger; where two observe on one day, whose it is stands beside each."""
    out, last, u = [], len(sheet.measures) - 1, sheet.u
    beside = sheet.beside()
    observers = Counter(m.on for m in sheet.measures)
    for rank, (m, aside) in enumerate(beside):
        x, y = sheet.scale.x(m.on) + aside, sheet.scale.y(m.value)
        out.append(dot(x, y, m.state, (6 if rank == last else 4.5) * u, u))
        who = sheet.labels.reporter(m.by) if aside and observers[m.on] == 2 else ""
        if who and len(sheet.measures) <= NAMED:  # more would hide each other: the table says who
            out.append(text(x + (-9 if aside < 0 else 9) * u, y + 5 * u, who, "end" if aside < 0 else "start"))
    return out


def start(sheet: Sheet) -> list[str]:
    """The baseline, named where the path leaves room (a baseline on the axis is read there)."""
    if sheet.start is None:
        return []
    (x, y), u = sheet.place([sheet.start])[0], sheet.u
    said = f"{sheet.labels.figure(sheet.start[1])} {sheet.labels.baseline}"
    out = [dot(x, y, State.CONFIRMED, 6 * u, u)]
    if sheet.falls:
        out.append(text(x + 10 * u, y - 14 * u, said, strong=True))
    elif y + 26 * u < sheet.scale.bottom:
        out.append(text(x + 10 * u, y + 26 * u, said, strong=True))
    return out


def milestones(sheet: Sheet) -> list[str]:
    """Milestones, hollow, named while there is room."""
    scale, u, out, free = sheet.scale, sheet.u, [], 0.0
    for on, value in sheet.points:
        if on in {sheet.path.baseline_on, sheet.path.target_on}:
            continue
        x, y = scale.x(on), scale.y(value)
        said = f"{sheet.labels.figure(value)} {sheet.labels.milestone}"
        wide = width_of(said, sheet.frame)
        out.append(diamond(x, y, 7 * u, u))
        if x >= free and x + 14 * u + wide < scale.right:
            out.append(text(x + 14 * u, y + (-10 if sheet.falls else 20) * u, said, strong=True))
            free = x + 30 * u + wide
    return out


def target(sheet: Sheet) -> list[str]:
    """The target, full, named on the side the path does not come from."""
    path, u = sheet.path, sheet.u
    on = path.target_on or (sheet.last_day if path.direction == Direction.MAINTAIN else None)
    if path.target is None or on is None:
        return []
    (x, y), said = sheet.place([(on, path.target)])[0], sheet.labels.figure(path.target)
    under = sheet.falls and y + 24 * u < sheet.scale.bottom
    words = f"{said} {sheet.labels.target}"
    return [
        diamond(x, y, 7 * u, u, full=True),
        text(x - 16 * u, y + (24 if under else -12) * u, words, "end", strong=True),
    ]


def last_label(sheet: Sheet) -> list[str]:
    """The latest figure, on the side away from the path; a doubtful one says so."""
    last, u = sheet.latest(), sheet.u
    if last is None:
        return []
    doubts = {State.CONTESTED: sheet.labels.contested, State.SUBMITTED: sheet.labels.waiting}
    said = f"{sheet.labels.figure(last.value)} {doubts.get(State(last.state), '')}".strip()
    (x, y), wide = sheet.place([(last.on, last.value)])[0], width_of(said, sheet.frame)
    awaited = expected(replace(sheet.path, nature=Nature.NUMBER), last.on)
    above = awaited is None or last.value >= awaited
    before = above != sheet.falls  # the line comes from the other side
    x, anchor = (x - (2 if above else 8) * u, "end") if before and above else (x + 12 * u, "start")
    if not above and sheet.falls:
        x, anchor = x - 20 * u, "end"
    elif awaited is not None and not above and y + 24 * u > sheet.scale.bottom:  # the axis has its own words there
        x, anchor = x - 14 * u, "end"
        y, above = min(y, sheet.scale.y(awaited)) + 4 * u, True
    at, side = _kept_clear(sheet, x, anchor, wide)
    up = 22 if side != anchor else 14  # moved over the line it came from: a little higher
    return [text(at, y + (-up if above else 24) * u, said, side, strong=True)]


def _kept_clear(sheet: Sheet, x: float, anchor: str, wide: float) -> tuple[float, str]:
    """Off the line of today and inside the picture."""
    now, u = sheet.scale.x(sheet.today), sheet.u
    crossed = sheet.scale.holds(sheet.today) and x - 4 * u < now < x + wide + 4 * u
    if anchor == "start" and (crossed or x + wide > sheet.frame.width):
        return min(now - 9 * u, x + 22 * u), "end"
    if anchor == "end" and x - wide < sheet.scale.left:
        return sheet.scale.left + 4 * u, "start"
    return x, anchor
