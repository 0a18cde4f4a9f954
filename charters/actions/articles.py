from collections.abc import Sequence
from uuid import uuid4

from django.db.models import F, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charters import events, rules
from charters.contents.words import side_by_side
from charters.models import Article, Charter, CharterVersion
from charters.template import template as models
from core import clock
from core.acts import act, lock
from core.refusals import Refused
from core.texts import Localized, every_language
from partnerships.actions import refuse_amendment, resolve_remark
from partnerships.actions.texts import write_text, write_version
from partnerships.journal import Event, emit
from partnerships.models import Member, Partnership, Text, Version
from partnerships.order import Way

ASIDE = 10_000  # beyond any number: where articles stand while they change places
TAKEN_OUT = gettext_lazy("The article was taken out of the charter.")


@act
def start_charter(partnership: Partnership, *, by: Member, label: str = "v1.0", template: bool = False) -> Charter:
    """I begin the charter, with its first version to write; its model articles too, with `template`."""
    row = lock(partnership)
    rules.start_charter.check(by, row, exists=Charter.objects.filter(partnership=row).exists())
    charter = Charter.objects.create(partnership=row, started_at=clock.now())
    version = CharterVersion.objects.create(
        partnership=row, charter=charter, number=1, label=label, started_at=clock.now()
    )
    if template:
        _write_models(version, by)
    emit(events.CHARTER_STARTED_FROM_MODEL if template else events.CHARTER_STARTED, row, by=by, link=_page(row))
    return charter


@act
def write_article(
    charter: Charter,
    *,
    by: Member,
    title: Localized,
    body: Localized,
    article: Article | None = None,
    parts: Sequence[str] = (),
    after: int | None = None,
) -> Article:
    """I write an article, or write it anew; paragraphs are parted by an empty line, as many in each language.

    `parts` are codes of `Article.Part` composed after the words; `after` is the number of the version I
    started from: somebody else's newer one refuses mine.
    """
    version = working(lock(charter))
    row = lock(article) if article else None
    rules.write_article.check(by, version, article=row, body=body)
    paragraphs = side_by_side(body)
    if row is None:
        row = _new(version, title, parts, text=write_text(version.partnership, title) if paragraphs else None)
    elif row.text is None and paragraphs:
        row.text = write_text(version.partnership, title)
    row.title, row.composed = title, _listed(parts)
    row.save(update_fields=["title", "composed", "text"])
    if row.text and row.text.title != title:
        row.text.title = title
        row.text.save(update_fields=["title"])
    if row.text and paragraphs:
        _write(row.text, paragraphs, by, after)
    _emit(events.ARTICLE_WRITTEN, row, by)
    return row


@act
def add_composed_article(charter: Charter, *, by: Member, title: Localized, parts: Sequence[str]) -> Article:
    """I add an article that the partnership's data compose."""
    version = working(lock(charter))
    rules.add_composed_article.check(by, version, parts=tuple(parts))
    article = _new(version, title, parts, text=None)
    _emit(events.ARTICLE_COMPOSED, article, by)
    return article


@act
def move_article(article: Article, *, by: Member, way: str, rank: int | None = None) -> Article:
    """I move an article one place up or down; `rank` is the number under which I saw it."""
    charter = lock(article.charter)
    row, rows = lock(article), list(charter.articles.standing())
    rules.move_article.check(by, working(charter), article=row, way=way, rank=rank, rows=rows)
    other = rows[rows.index(row) + (-1 if way == Way.UP else 1)]
    here, there = row.number, other.number
    for one, number in ((row, ASIDE), (other, here), (row, there)):  # a number stands once at any moment
        one.number = number
        one.save(update_fields=["number"])
    _emit(events.ARTICLE_MOVED, row, by)
    return row


@act
def drop_article(article: Article, *, by: Member) -> Article:
    """I take an article out of the charter; those that follow move up, what was open about it is closed."""
    charter = lock(article.charter)
    row = lock(article)
    rules.drop_article.check(by, working(charter), article=row)
    row.dropped_at = clock.now()
    row.save(update_fields=["dropped_at"])
    following = charter.articles.standing().filter(number__gt=row.number)
    following.update(number=F("number") + ASIDE)
    charter.articles.standing().filter(number__gt=ASIDE).update(number=F("number") - ASIDE - 1)
    if row.text:
        _close_talk(row.text, by)
    emit(
        events.ARTICLE_DROPPED, row.partnership, by=by, link=_page(row.partnership), number=row.number, title=row.title
    )
    return row


def working(charter: Charter) -> CharterVersion:
    """The version being written, or else the latest, of which rules will say that it is frozen."""
    rows = charter.versions.select_related("partnership", "charter")
    return rows.working().first() or rows.order_by("-number")[0]


def _new(version: CharterVersion, title: Localized, parts: Sequence[str], text: Text | None) -> Article:
    if text is None and not parts:
        raise Refused(_("An article has words of its own, a composed part, or both."), status=422)
    last = version.charter.articles.standing().aggregate(last=Max("number"))["last"] or 0
    return Article.objects.create(
        partnership=version.partnership,
        charter=version.charter,
        number=last + 1,
        title=title,
        text=text,
        composed=_listed(parts),
    )


def _write_models(version: CharterVersion, by: Member) -> None:
    """Every model article, in the partnership's languages, each a text to write further."""
    tongues = version.partnership.languages
    for model in models():
        title, paragraphs = Localized(model.title_in(tongues)), side_by_side(Localized(model.body_in(tongues)))
        text = write_text(version.partnership, title) if paragraphs else None
        article = _new(version, title, model.parts, text)
        article.template_key = model.key
        article.save(update_fields=["template_key"])
        if text:
            write_version(text, [(None, body) for body in paragraphs], by=by, on_behalf_of=by.partner)


def _close_talk(text: Text, by: Member) -> None:
    """Nobody awaits an answer about words that are no longer in the charter."""
    said = str(every_language(TAKEN_OUT).into(text.partnership.main_language))
    for amendment in text.amendments.open():
        refuse_amendment(amendment, by=by, reason=said)
    for remark in text.remarks.open():
        resolve_remark(remark, by=by, resolution=said)


def _listed(parts: Sequence[str]) -> str:
    return ",".join(Article.Part(code) for code in dict.fromkeys(parts))


def _write(text: Text, paragraphs: Sequence[Localized], by: Member, after: int | None) -> Version:
    """A new version of an article's text; the nth paragraph keeps its identity from version to version."""
    text = lock(text)  # an amendment may be taken into it at the same time
    current = text.current()
    number = current.number if current else 0
    if after is not None and after != number:
        raise Refused(
            _("Somebody changed this article while you were writing. Yours is kept below: compare, then send again."),
            status=409,
        )
    known = list(current.paragraphs.values_list("uuid", flat=True)) if current else []
    kept = [(known[rank] if rank < len(known) else uuid4(), body) for rank, body in enumerate(paragraphs)]
    return write_version(text, kept, by=by, on_behalf_of=by.partner)


def _page(partnership: Partnership) -> str:
    return reverse("charters:charter", args=[partnership.slug])


def _emit(event: Event, article: Article, by: Member) -> None:
    link = f"{_page(article.partnership)}#article-{article.number}"
    emit(event, article.partnership, by=by, link=link, number=article.number, title=article.title)
