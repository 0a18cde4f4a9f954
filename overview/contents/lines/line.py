from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line of the recipe: what practitioners said, where it lives, its sentences by key of reading.

    Readings are kept for the history by these keys: a sentence that nothing reads any more stays for them.
    """

    code: str
    said: Any
    place: str
    sentences: dict[str, Any]
