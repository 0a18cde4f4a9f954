from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Await:
    """One thing that awaits one person: by when, what, why, where, and the words of the button."""

    deadline: datetime | None
    title: str
    detail: str
    link: str
    act: str
