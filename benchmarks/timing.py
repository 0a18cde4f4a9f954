"""Two pages side by side: A B A B, warmed up, the best of each round, the median of the rounds."""

import cProfile
import io
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

ROUNDS, REPEATS, WARM_UP = 9, 5, 3
CALM = (0.90, 1.10)


@dataclass(frozen=True)
class Page:
    """A path asked by somebody through a stack of middleware, as a WSGI server asks it."""

    path: str
    session: str
    handler: WSGIHandler

    def get(self) -> tuple[float, int]:
        """Seconds from the request to the last byte, and the bytes; raises when the page is not served."""
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": self.path.partition("?")[0],
            "QUERY_STRING": self.path.partition("?")[2],
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={self.session}",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
        said: list[str] = []
        start = time.perf_counter()
        answer = self.handler(environ, lambda status, headers: said.append(status))
        body = b"".join(answer)
        answer.close()
        spent = time.perf_counter() - start
        if not said[0].startswith("200"):
            raise RuntimeError(f"{self.path}: {said[0]}")
        return spent, len(body)


def page(path: str, user: object, middleware: list[str]) -> Page:
    """The page at `path` for a signed-in person, through these middleware."""
    client = Client()
    client.force_login(user)
    with override_settings(MIDDLEWARE=middleware):
        handler = WSGIHandler()
    return Page(path, client.cookies[settings.SESSION_COOKIE_NAME].value, handler)


def ratio(one: Page, floor: Page) -> tuple[float, float, float]:
    """How many times the floor a page costs: median, least and most of the rounds."""
    found = []
    for _round in range(ROUNDS):
        best = [_best(one.get), _best(floor.get)]
        found.append(best[0] / best[1])
    return statistics.median(found), min(found), max(found)


def _best(get: Callable[[], tuple[float, int]]) -> float:
    for _time in range(WARM_UP):
        get()
    return min(get()[0] for _time in range(REPEATS))


def queries(one: Page) -> int:
    """The queries of one request, once warm."""
    one.get()
    with CaptureQueriesContext(connection) as asked:
        one.get()
    return len(asked)


def calls(one: Page) -> int:
    """The Python calls of one request, once warm."""
    one.get()
    profile = cProfile.Profile()
    profile.runcall(one.get)
    return pstats.Stats(profile).total_calls
