"""The answers to one question of a health check, small, beside the words of the question."""

from collections.abc import Sequence

from impact.charts.draw import ACCENT, SOFT, Frame, Svg, element, line, picture, text

SMALL = Frame(170, 58, font=12)
_STEP, _BASE, _HIGH = 34, 40, 24.0


def answers_chart(counts: Sequence[int], *, title: str) -> Svg:
    """How many gave each figure from 1 upwards, as bars with their numbers; `title` says the same in words."""
    most = max([*counts, 1])
    parts = [line(0, _BASE, SMALL.width, _BASE, class_="grid-line", stroke=SOFT, stroke_width=1)]
    for place, count in enumerate(counts):
        middle, height = _STEP * (place + 0.5), _HIGH * count / most
        if count:
            where = {"x": middle - 11, "y": _BASE - height, "width": 22.0, "height": height}
            parts.append(element("rect", class_="column", fill=ACCENT, **where))
            parts.append(text(middle, _BASE - 4 - height, str(count), "middle", strong=True))
        parts.append(text(middle, _BASE + 15, str(place + 1), "middle"))
    return picture(SMALL, parts, title, class_="chart-small")
