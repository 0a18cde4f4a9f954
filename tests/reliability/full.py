"""A storage without space as long as the test says so: writing gets as far as the disk, and fails as it does there."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

from core import files


def without_space(sign: Path):
    """`os.fsync`, refused with “No space left on device” while the file `sign` is there."""

    def fsync(descriptor: int) -> None:
        if sign.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)

    return fsync


if "FULL_WHILE" in os.environ:
    fsync = without_space(Path(os.environ["FULL_WHILE"]))
    files.os = SimpleNamespace(fsync=fsync, open=os.open, close=os.close, O_RDONLY=os.O_RDONLY)
