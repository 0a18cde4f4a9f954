"""Tells the workers that a row is ready. A bell that does not ring loses nothing: the sweeper finds the row."""

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction

log = structlog.get_logger()
TASKS = {"job": "core.tasks.run_job", "mail": "core.tasks.send_mail"}


def ring(what: str, pk: int) -> None:
    """Once the transaction is committed, tell a worker that row `pk` of `what` ("job" or "mail") is ready."""
    transaction.on_commit(lambda: _ring(what, pk))


def _ring(what: str, pk: int) -> None:
    if not settings.DOORBELL:
        return
    try:
        current_app.send_task(TASKS[what], kwargs={"pk": pk}, retry=False, ignore_result=True)
    except Exception as error:  # the data is committed: whatever the broker says must not undo the answer
        log.warning("doorbell silent", what=what, pk=pk, error=type(error).__name__)
