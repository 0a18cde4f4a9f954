"""Reports of the tests: asked, made, decided upon, at their addresses."""

from datetime import timedelta

import pytest
from celery import current_app
from django.urls import reverse

from core import clock, jobs
from core.refusals import Refused
from governance.models import Body, Decision
from overview import actions
from overview.models import Report, ReportVersion
from tests.conftest import text


@pytest.fixture
def url(partnership):
    """The address of a page or an act of this floor."""
    return lambda name, *args: reverse(f"overview:{name}", args=[partnership.slug, *args])


@pytest.fixture
def work():
    """What a worker does with what waits, handlers loaded as at its start."""
    current_app.loader.import_default_modules()

    def everything() -> int:
        done = 0
        while jobs.run_one():
            done += 1
        return done

    return everything


@pytest.fixture
def report(partnership, alice) -> Report:
    """A report that Alice asked for in both languages: its first version is frozen, its PDFs are not made."""
    return actions.ask_report(partnership, by=alice, languages=["fr", "en"])


@pytest.fixture
def version(report, work) -> ReportVersion:
    """The first version of the report, made."""
    work()
    return report.versions.get()


@pytest.fixture
def decide(partnership, facilitator):
    """A decision of the committee, closed so many hours after now, with this outcome."""

    def decided(outcome: str = "adopted", hours: int = 1, at=partnership) -> Decision:
        body = Body.objects.filter(partnership=at).first()
        body = body or Body.objects.create(partnership=at, name=text("Comité"), seated_at=at.started_at)
        rank = Decision.objects.filter(partnership=at).count() + 1
        whole = {"year": 2027, "rank": rank, "proposed_by": facilitator, "proposed_at": at.started_at}
        ended = {"state": "closed", "outcome": outcome, "closed_at": clock.now() + timedelta(hours=hours)}
        return Decision.objects.create(partnership=at, body=body, title=text("Approuver"), **whole, **ended)

    return decided


@pytest.fixture
def refused():
    """The reason of a refusal."""

    def reason(act, *args, **facts) -> str:
        with pytest.raises(Refused) as refusal:
            act(*args, **facts)
        return refusal.value.reason

    return reason


@pytest.fixture
def ended(partnership):
    """The partnership is closed."""

    def close() -> None:
        type(partnership).objects.filter(pk=partnership.pk).update(state="closed")

    return close
