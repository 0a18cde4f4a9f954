"""Celery's queue in files, for a site without Redis: a message appears whole or not at all.

The stock transport writes in place, and a worker that reads meanwhile loses the message or stops on an empty one.
"""

import os
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Writes each message beside its place, then renames it into it."""

    def _put(self, queue: Any, payload: Any, **kwargs: Any) -> None:
        target = Path(self.data_folder_out) / f"{time.time_ns()}_{uuid4().hex}.{queue}.msg"
        partial = target.with_suffix(".part")
        with partial.open("wb") as stream:
            stream.write(str_to_bytes(dumps(payload)))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)


class Transport(filesystem.Transport):
    """The filesystem transport with whole messages."""

    Channel = Channel
