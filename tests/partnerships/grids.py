"""What a browser would send from a page: its hidden fields and its lists, as they stand; and the grid of two tasks."""

from html.parser import HTMLParser

import pytest

from partnerships import actions
from partnerships.models import JournalEntry, Task
from tests.conftest import text


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.sent[given["name"]] = given.get("value") or ""
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and ("selected" in given or self.select not in self.sent):
            self.sent[self.select] = given["value"] or ""


def fields(html: str) -> dict[str, str]:
    """The names and values of the page's grid, and the form's own token."""
    reader = _Fields()
    reader.feed(html)
    kept = ("read:", "part:", "person:", "once")
    return {name: value for name, value in reader.sent.items() if name.startswith(kept)}


def parts(task) -> dict[str, str]:
    """Who holds what in a task, as it is written: `{"LLU": "AR"}`."""
    found: dict[str, str] = {}
    for partner, part in task.involvements.order_by("part").values_list("partner__code", "part"):
        found[partner] = found.get(partner, "") + part
    return found


@pytest.fixture
def second(made, facilitator, bob) -> Task:
    """A second task, of Ville de Saint-Aubin, through Bob."""
    held = {"accountable": bob.partner, "responsible": [bob.partner], "answerable": bob}
    return actions.add_task(made.partnership, by=facilitator, title=text("Compter", "Count"), **held)


@pytest.fixture
def edit(second, url, login, facilitator):
    """The facilitator's browser, the page's address, and what the page would send untouched."""
    browser = login(facilitator)
    return browser, url("assign_tasks"), fields(browser.get(url("assign_tasks")).text)


def lines() -> int:
    return JournalEntry.objects.count()
