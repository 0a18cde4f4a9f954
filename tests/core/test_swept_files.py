"""What a power cut leaves in the storage is erased after a day; what a row names, or is being written, stays."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import timedelta

import pytest
from django.db import connections, transaction

from core import clock, files, tasks
from core.models import StoredFile

OLD = time.time() - timedelta(days=2).total_seconds()


@pytest.fixture(autouse=True)
def storage(tmp_path, settings):
    settings.FILES_ROOT = tmp_path
    return tmp_path


def aged(path):
    """The same file, as if it had been written two days ago."""
    os.utime(path, (OLD, OLD))
    return path


def half_written(digest: str):
    partial = files.place(digest).with_name(f"{digest}.{'a' * 32}.part")
    partial.write_bytes(b"hal")
    return partial


def keep(data: bytes = b"kept") -> StoredFile:
    return files.keep(data, "text/plain", clock.now())


@pytest.mark.django_db
def test_old_orphans_go_and_all_else_stays(storage):
    kept, orphan, young = aged(keep().path), files.place(files.write_once(b"no row")), files.write_once(b"being kept")
    half, writing = aged(half_written(aged(orphan).name)), half_written(young)
    somebody_s = storage / orphan.parent.parent.name / "xy" / "README"
    somebody_s.parent.mkdir()
    somebody_s.write_text("not ours")
    aged(somebody_s)
    tasks.sweep_files()
    assert not orphan.exists() and not half.exists()
    assert kept.read_bytes() == b"kept"
    assert files.place(young).exists() and writing.exists() and somebody_s.exists()
    assert files.sweep() == 0


@pytest.mark.django_db
def test_a_file_that_goes_while_the_sweep_looks_is_left_out():
    aged(files.place(files.write_once(b"one"))).parent.joinpath("gone").symlink_to("nowhere")
    assert files.sweep() == 1


@pytest.mark.django_db
def test_a_storage_that_was_never_written_to_is_swept_in_vain(storage, settings):
    settings.FILES_ROOT = storage / "nothing"
    assert files.sweep() == 0


@pytest.mark.django_db
def test_bytes_erased_just_before_their_row_are_written_again(monkeypatch):
    def erased_first(digest, *args, **kwargs):
        files.place(digest).unlink()
        return register(digest, *args, **kwargs)

    register = files.register
    monkeypatch.setattr(files, "register", erased_first)
    assert keep().read() == b"kept"


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_who_erases_waits_for_who_keeps_and_leaves_the_bytes():
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            row = keep()
            erasing = pool.submit(_closing, files._erase, row.sha256)
            with pytest.raises(NotYet):
                erasing.result(0.5)
        assert erasing.result(30) is False
    assert row.read() == b"kept"


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_who_keeps_waits_for_who_erases_and_writes_the_bytes_again():
    digest = files.write_once(b"kept")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            files.register(digest, 0, "", clock.now())  # what `_erase` does
            files.place(digest).unlink()
            keeping = pool.submit(_closing, _in_one_transaction)
            with pytest.raises(NotYet):
                keeping.result(0.5)
            transaction.set_rollback(True)
        assert keeping.result(30).read() == b"kept"


def _in_one_transaction() -> StoredFile:
    with transaction.atomic():
        return keep()


def _closing(work, *args):
    try:
        return work(*args)
    finally:
        connections.close_all()
