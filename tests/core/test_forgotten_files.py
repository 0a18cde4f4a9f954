"""A content that nothing refers to any more is erased, row and bytes; one that something refers to stays."""

import pytest

from core import clock, files
from core.jobs import Job
from core.models import StoredFile


@pytest.fixture
def kept(db) -> StoredFile:
    return files.register(files.write_once(b"to be forgotten"), 15, "text/plain", clock.now())


def test_row_and_bytes_go_once_the_transaction_holds(kept, django_capture_on_commit_callbacks):
    path = kept.path
    with django_capture_on_commit_callbacks(execute=True):
        assert files.forget(kept)
        assert path.exists()
    assert not path.exists()
    assert not StoredFile.objects.exists()


def test_what_something_refers_to_stays(kept, django_capture_on_commit_callbacks):
    times = {"created_at": clock.now(), "not_before": clock.now()}
    Job.objects.create(kind="tests", input={}, input_digest="x", output=kept, **times)
    with django_capture_on_commit_callbacks(execute=True):
        assert not files.forget(kept)
    assert kept.read() == b"to be forgotten"


def test_what_was_kept_again_meanwhile_stays(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert files.forget(StoredFile.objects.get())
        again = files.register(files.write_once(b"to be forgotten"), 15, "text/plain", clock.now())
    assert again.read() == b"to be forgotten"
