"""What people do with archives."""

from overview.actions.archives.asking import (
    EXPORT,
    IMPORT,
    WRITING,
    ask_archive,
    ask_import,
    deliver_archive,
    record_import,
)

__all__ = ["EXPORT", "IMPORT", "WRITING", "ask_archive", "ask_import", "deliver_archive", "record_import"]
