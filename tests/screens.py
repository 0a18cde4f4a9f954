"""`python -m tests.screens [--readme]`: pictures of every page of the demonstration, into var/screens/.

The demonstration must have been built (make demo). A server of its own shows it on a free port; every page that
the facilitator reaches by links is pictured in both languages, both themes, both widths. `--readme` makes the
four pictures of the README, into docs/pictures/, and asks for a report if the demonstration has none.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browsing import DESKTOP, PHONE, chromium, sideways
from tests.servers import answers, free_port

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var" / "demo"))
SCREENS, PICTURES = ROOT / "var" / "screens", ROOT / "docs" / "pictures"
SIZES = {"phone": PHONE, "desktop": DESKTOP}
FILES = r"pdf|data|evidence|export|file|_progress|signatories/[^/]+/file/[^/]+|papers/[^/]+"
NOT_PAGES = re.compile(rf"/({FILES})/$|/demo/as/|/static/|logout")
MOST_PAGES, MOST_OF_A_KIND = 90, 2
PATIENCE = 60
LEAD = re.compile(r"facilitator|animat", re.I)


@contextmanager
def server() -> Iterator[str]:
    """The demonstration on a port of its own, stopped at the end."""
    port = free_port()
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.demo", "PORT": str(port), "VAR_DIR": str(VAR)}
    env |= {"DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'entente.sqlite3'}")}
    env |= {"FILES_ROOT": str(VAR / "files"), "EMAIL_URL": "dummymail://", "REDIS_URL": ""}
    bind = ("--bind", f"127.0.0.1:{port}", "--log-level", "error", "--threads", "2", "--no-control-socket")
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", "config.wsgi", *bind], env=env, cwd=ROOT)
    works = ["-m", "celery", "--quiet", "-A", "config", "worker", "--pool", "solo", "--loglevel", "ERROR"]
    works += ["--without-mingle", "--without-gossip"]
    worker = subprocess.Popen([sys.executable, *works], env=env, cwd=ROOT)
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit("The demonstration does not start: run “make demo” once, then try again.")
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        for one in (process, worker):
            one.terminate()
            one.wait()


def visitor(browser: Browser, base: str, language: str, theme: str, size: str) -> Page:
    """A browser that reads this language in these colours."""
    context = browser.new_context(base_url=base, viewport=SIZES[size], locale=language, reduced_motion="reduce")
    cookies = {"django_language": language, "theme": theme}
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
    return context.new_page()


def sign_in(page: Page, who: re.Pattern) -> None:
    """Become the first person of the demonstration whose line says so."""
    page.goto("/demo/")
    page.locator("li.await").filter(has_text=who).first.locator("button").click()
    page.wait_for_load_state()


def kind(path: str) -> str:
    """What sort of page an address is: numbers, codes and names of one thing set aside."""
    return re.sub(r"/(?=[^/]*\d)[^/]+(?=/)", "/_", path)


def reached(page: Page) -> list[str]:
    """Every page that links lead to from the home page, two of each kind."""
    waiting, found, kinds = ["/"], [], {}
    while waiting and len(found) < MOST_PAGES:
        path = waiting.pop(0)
        if path in found or NOT_PAGES.search(path) or kinds.get(kind(path), 0) >= MOST_OF_A_KIND:
            continue
        answer = page.goto(path)
        if answer is None or not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        kinds[kind(path)] = kinds.get(kind(path), 0) + 1
        found.append(path)
        links = page.locator("a[href^='/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        waiting += [urlsplit(link).path for link in links]
    return found


def walk(browser: Browser, base: str) -> None:
    """Picture every page; say which ones are wider than their window."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    scout = visitor(browser, base, "en", "light", "desktop")
    sign_in(scout, LEAD)
    paths = reached(scout)
    for language in ("fr", "en"):
        for theme in ("light", "dark"):
            for size in SIZES:
                page = visitor(browser, base, language, theme, size)
                page.goto("/accounts/login/")
                picture(page, "sign-in", language, theme, size)
                sign_in(page, LEAD)
                for path in paths:
                    page.goto(path)
                    picture(page, path.strip("/").replace("/", "_") or "home", language, theme, size)
                page.context.close()
    print(f"{len(paths) + 1} pages, {8 * (len(paths) + 1)} pictures in {SCREENS.relative_to(ROOT)}/")


def picture(page: Page, name: str, language: str, theme: str, size: str) -> None:
    if over := sideways(page):
        print(f"{over} px too wide: {name}, {size}, {language}")
    page.screenshot(path=SCREENS / f"{name}-{size}-{language}-{theme}.png", full_page=True)


def readme(browser: Browser, base: str) -> None:
    """The four pictures of the README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    desktop, phone = (visitor(browser, base, "fr", "light", size) for size in ("desktop", "phone"))
    for page in (desktop, phone):
        sign_in(page, LEAD)
    paths = reached(desktop)
    home = next(path for path in paths if re.fullmatch(r"/partnerships/[^/]+/", path) and "new" not in path)
    desktop.goto(home)
    keep("overview-desktop-fr", desktop.screenshot())
    desktop.goto(f"{home}charter/")
    keep("charter-desktop-fr", desktop.screenshot())
    phone.goto(f"{home}decisions/")
    decisions = phone.locator("main a[href*='/decisions/20']")
    phone.goto(decisions.first.get_attribute("href") or f"{home}decisions/")
    keep("decision-phone-fr", phone.screenshot())
    report(desktop, home)


def report(page: Page, home: str) -> None:
    """The first page of the latest report, as paper."""
    page.goto(f"{home}reports/")
    links = page.locator("main a[href*='/reports/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    made = [link for link in links if re.search(r"/reports/\d+/", link)]
    if made:
        page.goto(re.sub(r"(reports/\d+/).*", r"\1", made[0]))
    else:
        page.goto(f"{home}reports/ask/")
        page.locator("main form button[type=submit]").click()
    ready = page.locator("main a[href$='/pdf/']").first
    ready.wait_for(timeout=PATIENCE * 1000)
    answer = page.context.request.get(ready.get_attribute("href") or "")
    command = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-"]
    keep("report-page", subprocess.run(command, input=answer.body(), capture_output=True, check=True).stdout)


def keep(name: str, data: bytes) -> None:
    """Store a picture small: 128 colours are enough for flat ones."""
    image = Image.open(BytesIO(data)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    place = PICTURES / f"{name}.png"
    image.save(place, optimize=True)
    print(f"{place.relative_to(ROOT)}: {place.stat().st_size // 1000} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readme", action="store_true", help="the four pictures of the README only")
    options = parser.parse_args()
    with server() as base, chromium() as browser:
        (readme if options.readme else walk)(browser, base)


if __name__ == "__main__":
    main()
