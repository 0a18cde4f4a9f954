"""The questions of the partnership health check, in French and in English: eight dimensions of three, and open ones."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("questions.json")
Words = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """A sentence to agree with, more or less: its code, its words by language."""

    code: str
    words: Words


@dataclass(frozen=True)
class Dimension:
    """A side of the cooperation, and the questions about it."""

    code: str
    title: Words
    questions: tuple[Question, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(question.code for question in self.questions)


@dataclass(frozen=True)
class Questionnaire:
    """All that is asked: what 1 to 5 mean, how one says that one does not know, the dimensions, the open questions."""

    scale: tuple[Words, ...]
    unknown: Words
    dimensions: tuple[Dimension, ...]
    open: tuple[Words, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all questions, in the order in which they are asked."""
        return tuple(code for dimension in self.dimensions for code in dimension.codes)


@cache
def questionnaire() -> Questionnaire:
    """The questionnaire, read once."""
    data = json.loads(WORDS.read_text(encoding="utf-8"))
    dimensions = tuple(
        Dimension(row["code"], _words(row), tuple(Question(one["code"], _words(one)) for one in row["questions"]))
        for row in data["dimensions"]
    )
    return Questionnaire(tuple(data["scale"]), data["unknown"], dimensions, tuple(data["open"]))


def _words(row: Mapping[str, str]) -> Words:
    return {language: row[language] for language in ("fr", "en")}
