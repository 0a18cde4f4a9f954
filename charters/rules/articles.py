from django.utils.translation import gettext_lazy as _

from charters.contents.words import paragraphs
from charters.models import Article, CharterVersion
from core.rules import rule
from core.texts import Localized
from partnerships.models import Member, Partnership
from partnerships.order import Way, can_step
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open
from partnerships.rules.order import AT_THE_END, NO_WAY, STALE

FROZEN = _("The charter is frozen: its words do not change any more. A later version will change them.")
GONE = _("This article has been taken out of the charter.")


@rule
def start_charter(by: Member, partnership: Partnership, exists: bool = False):
    """The facilitator begins the charter."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield not exists, _("The charter of this partnership is already begun.")


@rule
def write_article(by: Member, version: CharterVersion, article: Article | None = None, body: Localized | None = None):
    """A partner's representative, or the facilitator, writes an article."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield article is None or article.dropped_at is None, GONE
    yield (
        article is None or article.text_id is not None or bool(body),
        _("This article is composed from the partnership’s data. Write some words of your own, or leave it as it is."),
    )
    yield (
        body is None or _same_paragraphs(body),
        _(
            "The languages do not have the same number of paragraphs. They are read side by side: "
            "separate them by an empty line in each."
        ),
    )


@rule
def add_composed_article(by: Member, version: CharterVersion, parts: tuple[str, ...] = ("",)):
    """The facilitator adds an article composed from the partnership's data."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield bool(parts), _("Choose at least one part to compose.")


@rule
def move_article(by: Member, version: CharterVersion, article: Article | None = None, way="", rank=None, rows=()):
    """The facilitator puts the articles in order, one step at a time."""
    yield from _arranges(by, version, article)
    if article is None:
        return
    yield way in tuple(Way), NO_WAY
    yield rank in (None, article.number), STALE
    yield can_step(rows, article, Way(way)), AT_THE_END


@rule
def drop_article(by: Member, version: CharterVersion, article: Article | None = None):
    """The facilitator takes an article out of the charter."""
    yield from _arranges(by, version, article)


def _arranges(by: Member, version: CharterVersion, article: Article | None):
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield article is None or article.dropped_at is None, GONE


def _same_paragraphs(body: Localized) -> bool:
    return len({len(paragraphs(text)) for text in body.values() if text.strip()}) <= 1
