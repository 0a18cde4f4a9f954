"""Is the charter ready to be frozen: lines that hold or warn, each with its reason; no score."""

from collections.abc import Iterable

from charters.contents import document
from charters.contents.readiness.agreed import agreed
from charters.contents.readiness.articles import PLACEHOLDER, written
from charters.contents.readiness.built import built
from charters.contents.readiness.lines import Line
from charters.contents.readiness.people import present
from charters.models import CharterVersion

__all__ = ["PLACEHOLDER", "Line", "blocking", "readiness", "warnings"]


def readiness(version: CharterVersion, content: document.Content | None = None) -> list[Line]:
    """Every line, in the order of the charter; a line that `blocks` forbids freezing, the others warn.

    `content` is what freezing would hold, if it has been composed already.
    """
    draft = content or document.draft(version)
    return [*written(version), *built(version), *present(version), *agreed(version, draft)]


def warnings(lines: Iterable[Line]) -> list[Line]:
    """The lines that do not hold."""
    return [line for line in lines if not line.holds]


def blocking(lines: Iterable[Line]) -> list[Line]:
    """The lines without which nothing can be frozen."""
    return [line for line in lines if line.blocks and not line.holds]
