from django.utils.translation import gettext_lazy as _

from charters.contents.words import paragraphs
from charters.models import Article, CharterVersion
from core.rules import rule
from core.texts import Localized
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open

FROZEN = _("The charter is frozen: its words do not change any more. A later version will change them.")


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


def _same_paragraphs(body: Localized) -> bool:
    return len({len(paragraphs(text)) for text in body.values() if text.strip()}) <= 1
