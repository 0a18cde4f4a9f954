"""Long races and many kills: what one round may miss. Run with `make stress`; nothing of it is timed."""

import time
from functools import partial

import pytest

from core.models import Job
from overview import actions as overview
from overview.models import ReportEdition
from partnerships import actions
from partnerships.models import Amendment, JournalEntry
from tests.conftest import text
from tests.racing import emptied, together
from tests.reliability.conftest import kill, until

__all__ = ["emptied"]
CONTENDERS, ROUNDS, KILLS, REPORTS = 16, 100, 6, 12
pytestmark = [pytest.mark.stress, pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_amendments_taken_in_all_at_once_lose_no_word(partnership, facilitator, alice):
    words = [(None, text(f"Un {rank}.", f"One {rank}.")) for rank in range(CONTENDERS)]
    version = actions.propose_version(partnership, by=facilitator, paragraphs=words)
    for number in range(ROUNDS // 10):
        several = []
        for place in version.text.current().paragraphs.all():
            body = text(f"{place.body['fr']} {number}.", f"{place.body['en']} {number}.")
            change = {"kind": "replace", "paragraph": place.uuid, "body": body, "reason": "Again."}
            several.append(actions.propose_amendment(version.text, by=alice, **change))
        gave = together(*[partial(actions.accept_amendment, one, by=facilitator) for one in several])
        assert all(isinstance(one, Amendment) for one in gave), gave
        now = [row.body["en"] for row in version.text.current().paragraphs.all()]
        assert all(said.endswith(f" {number}.") for said in now)


def test_reports_are_all_made_once_though_workers_are_killed_again_and_again(
    partnership, facilitator, worker, settings
):
    settings.DOORBELL = True
    asked = [overview.ask_report(partnership, by=facilitator, languages=["en"]) for _number in range(REPORTS)]
    for _kill in range(KILLS):
        running = worker()
        until(lambda: Job.objects.exclude(state=Job.State.QUEUED).exists(), "a worker begins")
        time.sleep(1.5)
        kill(running)
    worker()
    until(lambda: all(job.finished for job in Job.objects.all()), "everything is done")
    reports = ReportEdition.objects.filter(version__report__in=asked)
    done = sum(report.file is not None and report.file.read().startswith(b"%PDF") for report in reports)
    delivered = JournalEntry.objects.filter(event="overview.report_delivered").count()
    print(f"tried {REPORTS}, done {done}, lost {REPORTS - done}, delivered {delivered}, killed {KILLS} workers")
    assert (done, delivered) == (REPORTS, REPORTS)
