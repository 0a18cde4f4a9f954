"""The shape of a line of readiness, and what several lines say in the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from charters.models import Article
from partnerships.models import Partnership


@dataclass(frozen=True)
class Line:
    """One thing that a charter needs: whether it holds, what it is, how it stands, where to act."""

    code: str
    holds: bool
    statement: str
    detail: str
    link: str = ""
    blocks: bool = False


def missing(names: Sequence[str], rows: Sequence[Any]) -> str:
    """Which of the rows lack something, or that none does."""
    if names:
        return _("Missing: %(codes)s") % {"codes": ", ".join(names)}
    return _("%(n)s of %(n)s") % {"n": len(rows)} if rows else _("None yet")


def numbers(rows: Sequence[Article]) -> str:
    """The numbers of articles, as one reads them."""
    return ", ".join(str(article.number) for article in rows)


def page(partnership: Partnership, name: str) -> str:
    """A page of the partnership by its name."""
    return reverse(name, args=[partnership.slug])
