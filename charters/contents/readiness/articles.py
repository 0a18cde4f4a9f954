"""Are the articles written: none empty, none with a blank, none still in the model's words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from charters.contents.document import articles, current_text
from charters.contents.readiness.lines import Line, numbers, page
from charters.contents.words import side_by_side
from charters.models import Article, CharterVersion
from charters.template import template
from core.texts import Localized

PLACEHOLDER = re.compile(
    r"\bTBD\b|\bTBC\b|\bTODO\b|à compléter|\[…\]|\[\.\.\.\]|\[[^\]\n]{1,40}\]|\bXXX+\b|lorem ipsum", re.I
)


def written(version: CharterVersion) -> Iterator[Line]:
    """The lines about the articles, in two queries and those of their texts."""
    rows = articles(version.charter)
    link = page(version.partnership, "charters:charter")
    empty = [article for article in rows if _is_empty(article)]
    detail = _("Still empty: %(numbers)s") % {"numbers": numbers(empty)} if empty else _all(rows)
    if not rows:
        detail = _("No article has been written yet.")
    yield Line("articles", bool(rows) and not empty, _("No article is empty"), detail, link, blocks=True)
    left = [article for article in rows if _has_placeholder(article)]
    detail = _("To complete: %(numbers)s") % {"numbers": numbers(left)} if left else _("No blank, no “to complete”")
    yield Line("placeholders", not left, _("Nothing left to complete"), detail, link, blocks=True)
    models = {model.key: model for model in template()}
    kept = [article for article in rows if article.template_key in models and _is_model(article, models)]
    detail = _("As the model says: %(numbers)s") % {"numbers": numbers(kept)} if kept else _all(rows)
    yield Line("untouched", not kept, _("Each article in your own words"), detail, link)


def _all(rows: list[Article]) -> str:
    return _("%(n)s of %(n)s") % {"n": len(rows)}


def _bodies(article: Article) -> list[dict[str, str]]:
    version = current_text(article)
    return [dict(part.body) for part in version.paragraphs.all()] if version else []


def _is_empty(article: Article) -> bool:
    return not any(any(body.values()) for body in _bodies(article)) and not article.parts


def _is_model(article: Article, models: dict) -> bool:
    """Whether its words are still those it was begun with; an article of data alone has none to change."""
    model = models[article.template_key]
    begun = side_by_side(Localized(model.body_in(article.partnership.languages)))
    return bool(begun) and _bodies(article) == [dict(body) for body in begun]


def _has_placeholder(article: Article) -> bool:
    words = [text for body in _bodies(article) for text in body.values()]
    return any(PLACEHOLDER.search(text) for text in [*words, *article.title.values()])
