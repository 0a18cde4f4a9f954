"""The storm itself: workers killed, the broker stopped, the storage full, while somebody watches the progress bar."""

import os
import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.test import Client

from core import files
from core.models import Job
from partnerships.models import Member
from tests.reliability import reports
from tests.reliability.workers import begin, begin_worker, kill, kill_child
from tests.servers import Servers

STALLED = 300  # seconds without anything finished, on a slow and busy machine
FULL_FOR, SILENT_FOR = 8, 4  # seconds
BAR = re.compile(rb'id="progress"')


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of the processes: this run's database and files."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.reliability.site",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_BEAT": str(folder / "beat"),
    }


@dataclass(frozen=True)
class Scale:
    """How much is asked for and how rough it gets: a worker is killed each time about so many more are finished."""

    reports: int
    workers: int
    calm_for: tuple[int, int]
    lease: int


@dataclass(frozen=True)
class Fault:
    """Something that fails once so many are finished, for so many seconds and until somebody has met it."""

    after: int
    lasts: float
    begin: Callable[[], object]
    end: Callable[[], object]
    met: Callable[[], object] = lambda: True


@dataclass
class Watch:
    """Somebody who looks at one report's bar all the time."""

    browser: Client
    seen: int = 0
    broken: list[str] = field(default_factory=list)
    over: bool = False

    def look(self) -> None:
        """Ask for the bar once; note anything but a bar, and a finished report that is not finished any more."""
        address = reports.progress_page()
        if not address:
            return
        answer = self.browser.get(address)
        self.seen += 1
        over = "HX-Redirect" in answer.headers
        if answer.status_code != 200 or not BAR.search(answer.content) or (self.over and not over):
            self.broken.append(f"look {self.seen}: {answer.status_code}, over {over}")
        self.over = over


class Storm:
    """One storm over one database: `blow()` returns when all is finished, or nothing moves any more."""

    def __init__(self, by: Member, scale: Scale, folder: Path) -> None:
        self.by, self.scale, self.folder = by, scale, folder
        self.full, self.kills, self.chance = folder / "full", 0, random.Random(scale.reports)
        self.env = surroundings(folder) | {"FULL_WHILE": str(self.full), "TEST_LEASE": str(scale.lease)}
        self.watch, self.redis = Watch(Client()), Servers("redis")
        self.watch.browser.force_login(by.user)
        self.workers: list[subprocess.Popen] = []

    def blow(self) -> reports.Outcome:
        """Ask for everything at once, let the faults happen, wait for the end, read everything again."""
        with ExitStack() as stack:
            self.env |= {"REDIS_URL": stack.enter_context(self.redis).env["REDIS_URL"]}
            stack.callback(lambda: [kill(worker) for worker in self.workers])
            for _number in range(self.scale.workers):
                self.workers.append(self._worker())
            asked = [str(self.by.pk), str(self.scale.reports)]
            beat = ["celery", "--quiet", "-A", "config", "beat", "--pidfile="]
            for command in (beat, ["tests.reliability.ask", *asked]):
                stack.callback(kill, begin(*command, env=self.env, log=self.folder / f"{command[0]}.log"))
            self._until_all_is_finished()
        files.sweep(older_than=timedelta(0))
        return reports.outcome(self.scale.reports)

    def refusals(self) -> int:
        """How many times a worker found the storage full."""
        return (self.folder / "workers.log").read_text(errors="replace").count("OSError: [Errno 28]")

    def _worker(self) -> subprocess.Popen:
        return begin_worker(env=self.env, log=self.folder / "workers.log")

    def _until_all_is_finished(self) -> None:
        ahead, planned, until = self._calm(0), self._faults(), 0.0
        fault: Fault | None = None
        for finished in self._finished():
            if ahead <= finished < self.scale.reports:
                self._strike()
                ahead = self._calm(finished)
            if fault and time.monotonic() >= until and fault.met():
                fault.end()
                fault = None
            elif planned and not fault and finished >= planned[0].after:
                fault = planned.pop(0)
                until = time.monotonic() + fault.lasts
                fault.begin()

    def _faults(self) -> list[Fault]:
        """The storage is full once; the broker stops, forgetting all it holds, twice."""
        several = self.scale.reports
        return [
            Fault(several // 6, FULL_FOR, self.full.touch, self.full.unlink, self.refusals),
            Fault(several // 3, SILENT_FOR, self.redis.stop, self.redis.start),
            Fault(several * 2 // 3, SILENT_FOR, self.redis.stop, self.redis.start),
        ]

    def _finished(self) -> Iterator[int]:
        """How many are finished, each time somebody has looked at the bar, until all are or nothing moves."""
        last, since = -1, time.monotonic()
        while last < self.scale.reports and time.monotonic() - since < STALLED:
            self.watch.look()
            finished = Job.objects.filter(state__in=(Job.State.DONE, Job.State.DEAD)).count()
            if finished != last:
                last, since = finished, time.monotonic()
            yield finished
            time.sleep(0.2)

    def _calm(self, finished: int) -> int:
        return finished + self.chance.randint(*self.scale.calm_for)

    def _strike(self) -> None:
        """Kill one worker, or the child that does its work; a killed worker is started again."""
        place = self.chance.randrange(len(self.workers))
        if self.chance.random() < 0.3:
            kill_child(self.workers[place])
        else:
            kill(self.workers[place])
            self.workers[place] = self._worker()
        self.kills += 1
