"""By which site a registered copy was sealed: this one, or the one from which its partnership came in an archive.

A carried root vouches for registered files of its own partnership, and for nothing else: never for a file that
nobody registered, and no root found in a file counts at all.
"""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from charters.models import CarriedRoot
from core import authority
from core.files import StoredFile
from core.inspecting import State, inspect
from partnerships.models import Partnership

HERE = "here"
NOBODY = "nobody"  # known to this site
AGAIN = 60  # seconds before a file that its reader did not take is read again: the machine may have been too busy


def carried(partnership: Partnership) -> list[CarriedRoot]:
    """The roots that came with this partnership, oldest first."""
    return list(CarriedRoot.objects.filter(partnership=partnership).order_by("carried_at", "pk"))


def sealed_by(file: StoredFile, roots: Iterable[CarriedRoot]) -> CarriedRoot | str:
    """Whose root the seal of a registered copy is held against: a carried one, HERE or NOBODY.

    Its bytes never change, so that each is read once, but for one that could not be read. Raises `OSError` when the
    storage lost the file.
    """
    for root in roots:
        if _holds(file, root.fingerprint, [root.pem.encode()]):
            return root
    ours = authority.roots(Path(settings.SEAL_DIR))
    return HERE if _holds(file, f"{HERE}:{len(ours)}", ours) else NOBODY


def _holds(file: StoredFile, name: str, roots: list[bytes]) -> bool:
    key = f"sealed:{file.sha256}:{name.replace(':', '')}"
    known = cache.get(key)
    if known is None:
        state = inspect(file.read(), roots).state
        known = state == State.SEALED
        cache.set(key, known, AGAIN if state == State.UNREADABLE else None)
    return bool(known)
