"""QR codes as drawings of one path, which a page and a PDF show alike."""

from dataclasses import dataclass
from typing import Any

import segno

QUIET = 4  # modules left empty around the code, as the standard asks


@dataclass(frozen=True)
class QrCode:
    """A code: the side of its square in modules, quiet zone included, and its path in SVG."""

    side: int
    path: str


def qr(text: str) -> QrCode:
    """The code of an address, with error correction M: a sixth of it may be soiled."""
    rows: list[Any] = list(segno.make(text, error="m", micro=False).matrix)
    path = "".join(
        f"M{QUIET + x} {QUIET + y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return QrCode(len(rows) + 2 * QUIET, path)
