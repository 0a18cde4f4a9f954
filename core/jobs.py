"""Long work as rows: what must be made is written with the act that asked for it, and survives any worker.

The row is the truth, the broker only a doorbell. A worker takes a row for a limited time (lease) with a number
that grows at each taking (fencing token): when it comes back too late, its result is not accepted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import clock, doorbell, files
from core.acts import CLOCK

LEASE = settings.JOB_LEASE
TRIES = 5
log = structlog.get_logger()


class JobQuerySet(models.QuerySet):
    def to_take(self, at: datetime) -> "JobQuerySet":
        """Queued rows whose time has come, and rows whose worker was lost, a few times at most."""
        due = Q(state=Job.State.QUEUED, not_before__lte=at)
        return self.filter(due | Q(state=Job.State.RUNNING, lease_until__lt=at, tries__lt=TRIES))


class Job(models.Model):
    """A piece of long work: what kind, with what input, how far it is, what came out."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        DEAD = "dead", _("given up")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    input = models.JSONField()
    input_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    step = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=1)
    tries = models.PositiveSmallIntegerField(default=0)
    token = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    output = models.ForeignKey(files.StoredFile, models.PROTECT, null=True, related_name="jobs")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of work")
        constraints = (models.UniqueConstraint(fields=["kind", "input_digest"], name="job_once_per_input"),)
        indexes = (models.Index(fields=["state", "not_before"], name="job_to_take"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"

    @property
    def finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.DEAD)

    @property
    def step_shown(self) -> int:
        """The number of the step under way, from 1."""
        return min(self.step + 1, self.steps)

    @property
    def step_label(self) -> str:
        """What is being done now, in the reader's language."""
        labels = STEPS.get(self.kind, ())
        return str(labels[min(self.step, len(labels) - 1)]) if labels else ""


@dataclass(frozen=True)
class Kind:
    """How one kind of work is done: `make` outside any transaction, `finish` in the one that closes the row."""

    make: Callable[[dict, Callable[[int], None]], bytes]
    finish: Callable[..., Any]
    content_type: str


KINDS: dict[str, Kind] = {}
STEPS: dict[str, tuple] = {}


def declare(kind: str, steps: tuple) -> str:
    """Name a kind of work and its steps (translatable labels); what asks for it needs no more than this name."""
    STEPS[kind] = steps
    return kind


def handler(kind: str, *, finish: Callable[..., Any], content_type: str = "application/pdf") -> Callable:
    """Register `make(input, at_step) -> bytes` for a kind; `finish(input, file, by=CLOCK)` is the act that closes."""

    def register(make: Callable[[dict, Callable[[int], None]], bytes]) -> Callable:
        KINDS[kind] = Kind(make, finish, content_type)
        return make

    return register


def ask(kind: str, input: dict, *, digest: str) -> Job:
    """Write a job in the current transaction (the same kind and digest is the same job) and ring on commit."""
    at = clock.now()
    row = {"input": input, "steps": len(STEPS[kind]), "created_at": at, "not_before": at}
    job, _new = Job.objects.get_or_create(kind=kind, input_digest=digest, defaults=row)
    doorbell.ring("job", job.pk)
    return job


def done_elsewhere(kind: str, input: dict, *, digest: str, output: files.StoredFile) -> Job:
    """A job whose output came with it from another site: nothing is left to do."""
    at, steps = clock.now(), len(STEPS[kind])
    row = {"input": input, "steps": steps, "step": steps, "created_at": at, "not_before": at, "finished_at": at}
    return Job.objects.create(kind=kind, input_digest=digest, state=Job.State.DONE, output=output, **row)


def retry(job: Job) -> None:
    """Put a given-up job back in the queue ("try again")."""
    Job.objects.filter(pk=job.pk, state=Job.State.DEAD).update(
        state=Job.State.QUEUED, tries=0, step=0, error="", not_before=clock.now(), finished_at=None
    )
    doorbell.ring("job", job.pk)


def take(pk: int | None = None) -> Job | None:
    """Take one job that is ready (this one, or the oldest) for the length of a lease; None when there is none."""
    with transaction.atomic():
        rows = Job.objects.to_take(clock.now()).order_by("not_before", "pk")
        rows = rows.filter(pk=pk) if pk else rows
        job = rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
        if job is None:
            return None
        job.state, job.token, job.tries = Job.State.RUNNING, job.token + 1, job.tries + 1
        job.step, job.lease_until = 0, clock.now() + LEASE
        job.save(update_fields=["state", "token", "tries", "step", "lease_until"])
        return job


def run(job: Job) -> None:
    """Do a taken job: make its output, store it, and close the row with the act that uses it."""
    kind = KINDS[job.kind]

    def at_step(number: int) -> None:
        mine = Job.objects.filter(pk=job.pk, token=job.token, state=Job.State.RUNNING)
        mine.update(step=number, lease_until=clock.now() + LEASE)

    try:
        data = kind.make(job.input, at_step)
        files.write_once(data)
        _close(job, kind, data)
    except Exception as error:  # whatever went wrong, the row must say so and be tried again
        log.exception("job failed", kind=job.kind, job=str(job.uuid))
        _put_back(job, f"{type(error).__name__}: {error}")


def _close(job: Job, kind: Kind, data: bytes) -> None:
    with clock.one_moment(), transaction.atomic():
        row = Job.objects.select_for_update().get(pk=job.pk)
        if row.token != job.token or row.state != Job.State.RUNNING:
            return  # another worker took it meanwhile: this result comes too late
        row.output = files.keep(data, kind.content_type, clock.now())
        row.state, row.step, row.error = Job.State.DONE, row.steps, ""
        row.finished_at, row.lease_until = clock.now(), None
        row.save()
        kind.finish(row.input, row.output, by=CLOCK)


def _put_back(job: Job, error: str) -> None:
    last = job.tries >= TRIES
    Job.objects.filter(pk=job.pk, token=job.token).update(
        state=Job.State.DEAD if last else Job.State.QUEUED,
        error=error[:2000],
        lease_until=None,
        not_before=clock.now() + timedelta(seconds=10 * 4 ** (job.tries - 1)),
        finished_at=clock.now() if last else None,
    )


def give_up() -> int:
    """Close the rows whose worker was lost each time: such work would take down one worker after another."""
    lost = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=clock.now(), tries__gte=TRIES)
    said = {"error": f"The worker was lost {TRIES} times.", "finished_at": clock.now(), "lease_until": None}
    return lost.update(state=Job.State.DEAD, **said)


def run_one(pk: int | None = None) -> bool:
    """Take and do one job; whether there was one."""
    job = take(pk)
    if job is not None:
        run(job)
    return job is not None


def of(kind: str, digest: str) -> Job | None:
    """The job of this kind for this input, if it was ever asked for."""
    return Job.objects.filter(kind=kind, input_digest=digest).first()


def by_uuid(uuid: UUID) -> Job | None:
    """A job by the identity that pages show."""
    return Job.objects.filter(uuid=uuid).first()
