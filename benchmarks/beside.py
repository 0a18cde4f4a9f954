"""Two pieces of work side by side in one run, and a line that says their ratio."""

import statistics
import time
from collections.abc import Callable

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.timing import ROUNDS
from core.paper.shelf import BASE, SHEET, Shelf

LINE = "{:<58}| {:<20}| {}"
Work = Callable[[], object]


def beside(name: str, one: Work, other: Work, budget: float, rounds: int = ROUNDS) -> str:
    """How many times the other a piece of work costs: the median of the rounds, the least and the most."""
    found = []
    one(), other()
    for _round in range(rounds):
        found.append(_spent(one) / _spent(other))
    said = f"{statistics.median(found):.2f} [{min(found):.2f}..{max(found):.2f}]"
    return LINE.format(name, said, f"at most {budget}")


def _spent(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(html: str) -> bytes:
    """WeasyPrint alone, on the same page and sheet."""
    fonts = FontConfiguration()
    sheet = CSS(SHEET, font_config=fonts, url_fetcher=Shelf())
    return bytes(
        HTML(string=html, base_url=BASE, url_fetcher=Shelf()).write_pdf(stylesheets=[sheet], font_config=fonts)
    )
