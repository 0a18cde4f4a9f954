"""People with real browsers, on a site that runs in threads beside the test."""

import re
from types import SimpleNamespace

import pytest
from celery import current_app
from django.conf import settings as site
from django.test import Client

from core import mail
from core.models import Mail
from partnerships.models import Member
from tests.browsing import DESKTOP, PHONE, chromium
from tests.charters.test_sealed import impostor
from tests.impact.conftest import adopt, framed, helped
from tests.test_policy import furnished as one_of_everything

__all__ = ["adopt", "framed", "helped", "impostor", "one_of_everything"]


@pytest.fixture(scope="module")
def engine():
    """One Chromium for the module; each person has a context of their own in it."""
    current_app.loader.import_default_modules()  # what a worker does at its start: load the handlers
    with chromium() as browser:
        yield browser


@pytest.fixture
def person(engine, live_server, settings):
    """Open a browser for somebody: `person(alice)`, `person(size=PHONE)`; `.page`, `.errors` heard by the console."""
    settings.SITE_URL, settings.EMAIL_BACKEND = live_server.url, "core.mail.OutboxBackend"  # as in production
    opened = []

    def browser(who: Member | None = None, *, size: dict = DESKTOP, language: str = "en", theme: str = "light"):
        context = engine.new_context(
            base_url=live_server.url,
            viewport=size,
            has_touch=size is PHONE,
            locale=language,
            color_scheme=theme,
            reduced_motion="reduce",
        )
        opened.append(context)
        cookies = {site.LANGUAGE_COOKIE_NAME: language, "theme": theme}
        if who is not None:
            signed_in = Client()
            signed_in.force_login(getattr(who, "user", who))
            cookies[site.SESSION_COOKIE_NAME] = signed_in.cookies[site.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        page, errors = context.new_page(), []
        page.set_default_timeout(60_000)
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return SimpleNamespace(page=page, errors=errors, context=context)

    yield browser
    for context in opened:
        context.close()


@pytest.fixture
def letter():
    """What the latest message to an address says, and what is found in it: `letter("a@b.c", r"\\d{6}")`."""

    def latest(to: str, pattern: str) -> str:
        for row in Mail.objects.filter(to=to).order_by("-pk"):
            found = re.search(pattern, mail.opened(row).get("text", ""), re.M)
            if found:
                return found[0]
        raise AssertionError(f"no message to {to} holds {pattern}")

    return latest
