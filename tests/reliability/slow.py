"""Makes a worker stop in the middle of a report, when the test asks for it: there it can be killed."""

import os
import time
from dataclasses import replace
from pathlib import Path

from core import jobs
from overview import tasks
from overview.pdf import SET

REPORT = tasks.actions.REPORT
PATIENCE = 120


def stopping(make, place: Path):
    """The same work; at the step that sets the pages it says so in a file, then waits."""

    def stopped(input, at_step):
        def watched(number):
            at_step(number)
            if number == SET:
                place.touch()
                time.sleep(PATIENCE)

        return make(input, watched)

    return stopped


if "STOP_AT" in os.environ:
    kind = jobs.KINDS[REPORT]
    jobs.KINDS[REPORT] = replace(kind, make=stopping(kind.make, Path(os.environ["STOP_AT"])))
