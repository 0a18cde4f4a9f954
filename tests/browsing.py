"""A real Chromium for tests and pictures: how it is started, what a person does on any page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.environment import browser as path_of_browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system, closed at the end of the block; it fetches nothing by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path_of_browser(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window, once it is whole: one on its way in has no width yet."""
    page.wait_for_load_state("domcontentloaded")
    return page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")
