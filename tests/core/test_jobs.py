"""Long work survives its workers: done once, tried again, given up with its reason, never by a late worker."""

from datetime import timedelta

import pytest
from django.db import connections

from core import clock, files, jobs, tasks
from core.acts import CLOCK
from core.models import Job

KIND = jobs.declare("tests.shout", ("Listening", "Shouting"))
delivered: list = []


def deliver(input, file, *, by):
    """Close the work."""
    delivered.append((input["word"], file.read(), by))


@jobs.handler(KIND, finish=deliver, content_type="text/plain")
def shout(input, at_step):
    if input["word"] == "fail":
        raise OSError("no voice")
    at_step(1)
    return input["word"].upper().encode()


@pytest.fixture(autouse=True)
def nothing_delivered(db, tmp_path, settings, monkeypatch):
    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(connections, "close_all", lambda: None)  # a sweep is in a process of its own; here it is not
    delivered.clear()


def ask(word):
    return jobs.ask(KIND, {"word": word}, digest=word)


def test_work_is_done_and_its_act_called_by_the_clock():
    job = ask("hello")
    assert jobs.run_one(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    assert job.output.read() == b"HELLO"
    assert delivered == [("hello", b"HELLO", CLOCK)]
    assert not jobs.run_one()


def test_the_same_input_is_the_same_work():
    assert ask("hello").pk == ask("hello").pk
    assert Job.objects.count() == 1


def test_a_lost_worker_s_job_is_taken_again_and_the_late_result_refused():
    job = ask("hello")
    lost = jobs.take(job.pk)
    assert jobs.take(job.pk) is None
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.run_one()
    jobs.run(lost)  # the first worker wakes up too late
    assert len(delivered) == 1
    job.refresh_from_db()
    assert (job.state, job.token) == (Job.State.DONE, 2)


def test_a_failure_is_tried_again_later_then_given_up_with_its_reason():
    job = ask("fail")
    start = clock.now()
    for turn in range(jobs.TRIES):
        with clock.at(start + timedelta(days=turn)):
            assert jobs.run_one()
            assert not jobs.run_one()  # not before its time
    job.refresh_from_db()
    assert job.state == Job.State.DEAD
    assert job.error == "OSError: no voice"
    jobs.retry(job)
    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.QUEUED, 0)
    assert delivered == []


def test_work_that_takes_its_worker_down_each_time_is_given_up():
    job, moment = ask("hello"), clock.now()
    for _turn in range(jobs.TRIES):
        moment += jobs.LEASE + timedelta(seconds=1)
        with clock.at(moment):
            lost = jobs.take(job.pk)
            assert lost is not None
            assert jobs.give_up() == 0
    with clock.at(moment + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.take(job.pk) is None
        tasks.sweep()
    jobs.run(lost)  # the last worker was only slow: it comes too late
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.DEAD, "The worker was lost 5 times.")
    assert delivered == []


def test_a_sweep_begins_nothing_more_once_its_time_is_over(monkeypatch):
    ask("hello")
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "SWEEP_FOR", -1)
        tasks.sweep()
    assert delivered == []
    tasks.sweep()
    assert len(delivered) == 1


def test_a_failing_act_leaves_nothing_done(monkeypatch):
    def refuse(input, file, *, by):
        raise ValueError("not now")

    monkeypatch.setitem(jobs.KINDS, KIND, jobs.Kind(shout, refuse, "text/plain"))
    job = ask("hello")
    jobs.run_one(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    assert job.output is None


def test_the_step_is_said_in_words():
    job = ask("hello")
    assert job.step_label == "Listening"
    job.step = 1
    assert job.step_label == "Shouting"


def test_files_are_written_once_and_whole(tmp_path):
    one, two = files.write_once(b"content"), files.write_once(b"content")
    assert one == two
    assert files.place(one).read_bytes() == b"content"
    assert not list(tmp_path.rglob("*.part"))
