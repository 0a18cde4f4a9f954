"""Within a page that only reads, what was asked of the database once is not asked again.

Rules ask the same things one after the other: which seats does this person hold, who is the lead. While a page is
read nothing changes under it, so the first answer serves them all. Acts never remember: they ask under their locks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Model

Answer = TypeVar("Answer")
_answers: ContextVar[dict | None] = ContextVar("answers", default=None)


@contextmanager
def one_reading(holds: bool = True) -> Iterator[None]:
    """Within, when it `holds`: each question marked `once` is asked once. A reading is over with its page."""
    token = _answers.set({} if holds else None)
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Callable[..., Answer]) -> Callable[..., Answer]:
    """A question to the database about rows (told apart by their keys), asked once while a page is read.

    Its answer is shared by those who ask: none of them may change it.
    """

    @wraps(question)
    def ask(*about: Model) -> Answer:
        answers: dict[Any, Answer] | None = _answers.get()
        if answers is None:
            return question(*about)
        key = (question, *((row._meta.model, row.pk) for row in about))
        if key not in answers:
            answers[key] = question(*about)
        return answers[key]

    return ask
