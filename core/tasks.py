"""What workers do with the rows: one at a time when told, all that wait when the sweeper passes."""

import time
from datetime import timedelta

from celery import shared_task
from django.db import connections

from core import clock, files, jobs, mail
from core.models import Submission

SWEEP_AT_MOST = 200
SWEEP_FOR = 60.0  # seconds after which nothing more is begun: the last piece of work keeps its own time limit


@shared_task(name="core.tasks.run_job")
def run_job(*, pk: int) -> None:
    """Do one job, unless another worker has it."""
    jobs.run_one(pk)


@shared_task(name="core.tasks.send_mail")
def send_mail(*, pk: int) -> None:
    """Send one message, unless another worker has it."""
    mail.send_one(pk)


@shared_task(name="core.tasks.sweep")
def sweep() -> None:
    """Do what no bell announced: messages first (they are quick), then jobs; then forget old form tokens."""
    until = time.monotonic() + SWEEP_FOR
    jobs.give_up()
    for do_one in (mail.send_one, jobs.run_one):
        for _turn in range(SWEEP_AT_MOST):
            if time.monotonic() > until or not do_one():
                break
    Submission.objects.filter(sent_at__lt=clock.now() - timedelta(days=7)).delete()
    connections.close_all()


@shared_task(name="core.tasks.sweep_files")
def sweep_files() -> None:
    """Once a day: erase what power cuts left in the storage."""
    files.sweep()
