"""Is the charter ready to be frozen: lines that hold or warn, each with its reason; no score."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charters.contents.document import articles, current_text
from charters.contents.parts import current_vision
from charters.contents.words import day
from charters.models import Article, CharterVersion, Signatory
from partnerships.actions.texts import is_shared
from partnerships.contents.answers import open_answers
from partnerships.models import Answer, Involvement, Partner, Partnership

PLACEHOLDER = re.compile(
    r"\bTBD\b|\bTBC\b|\bTODO\b|à compléter|\[…\]|\[\.\.\.\]|\[[^\]\n]{1,40}\]|\bXXX+\b|lorem ipsum", re.I
)


@dataclass(frozen=True)
class Line:
    """One thing that a charter needs: whether it holds, what it is, how it stands, where to act."""

    code: str
    holds: bool
    statement: str
    detail: str
    link: str = ""
    blocks: bool = False


def readiness(version: CharterVersion) -> list[Line]:
    """Every line, in the order of the charter; a line that `blocks` forbids freezing, the others warn."""
    partnership = version.partnership
    return [*_articles(version), *_contents(partnership), *_people(version)]


def warnings(lines: Iterable[Line]) -> list[Line]:
    """The lines that do not hold."""
    return [line for line in lines if not line.holds]


def blocking(lines: Iterable[Line]) -> list[Line]:
    """The lines without which nothing can be frozen."""
    return [line for line in lines if line.blocks and not line.holds]


def _articles(version: CharterVersion) -> Iterator[Line]:
    rows = articles(version.charter)
    link = _page(version.partnership, "charters:charter")
    empty = [article for article in rows if _is_empty(article)]
    detail = (
        _("Still empty: %(numbers)s") % {"numbers": _numbers(empty)}
        if empty
        else _("%(n)s of %(n)s") % {"n": len(rows)}
    )
    if not rows:
        detail = _("No article has been written yet.")
    yield Line("articles", bool(rows) and not empty, _("No article is empty"), detail, link, blocks=True)
    left = [article for article in rows if _has_placeholder(article)]
    detail = _("To complete: %(numbers)s") % {"numbers": _numbers(left)} if left else _("No blank, no “to complete”")
    yield Line("placeholders", not left, _("Nothing left to complete"), detail, link, blocks=True)


def _contents(partnership: Partnership) -> Iterator[Line]:
    version = current_vision(partnership)
    shared = version is not None and is_shared(version)
    detail = version.label if version else _("No version yet")
    yield Line("vision", shared, _("Vision consented by all"), detail, _page(partnership, "partnerships:vision"))
    rows = list(partnership.objectives.all())
    vague = [row.code for row in rows if row.missing]
    yield Line(
        "objectives",
        bool(rows) and not vague,
        _("Each objective can be measured"),
        _missing(vague, rows),
        _page(partnership, "partnerships:objective_list"),
    )
    rows = list(partnership.tasks.prefetch_related("involvements__partner"))
    orphans = [row.code for row in rows if row.accountable is None]
    yield Line(
        "tasks",
        bool(rows) and not orphans,
        _("One accountable per task"),
        _missing(orphans, rows),
        _page(partnership, "partnerships:task_list"),
    )


def _people(version: CharterVersion) -> Iterator[Line]:
    partnership = version.partnership
    partners = list(partnership.partners.full().select_related("organisation"))
    page, answers = _page(partnership, "partnerships:partner_list"), open_answers(partnership)
    silent = [partner.code for partner in partners if Answer.Question.EXPECTATION not in answers[partner.pk]]
    yield Line("benefits", not silent, _("Each partner says what it seeks"), _missing(silent, partners), page)
    written = [
        partner.code for partner in partners if any(one.awaits_confirmation for one in answers[partner.pk].values())
    ]
    confirmed = _("What was written on a partner's behalf is confirmed")
    yield Line("confirmed", not written, confirmed, _missing(written, partners), page)
    bringing = _bringing(partnership)
    bare = [partner.code for partner in partners if partner.pk not in bringing]
    yield Line("contributions", not bare, _("Each partner brings something"), _missing(bare, partners), page)
    yield from _signing(version, partners)
    has_end = partnership.ends_on is not None
    until = day(partnership.ends_on) if partnership.ends_on else _("No end date")
    yield Line("duration", has_end, _("An end date"), until, page)


def _signing(version: CharterVersion, partners: list[Partner]) -> Iterator[Line]:
    link = _page(version.partnership, "charters:name_signatory")
    named = {row.partner_id: row for row in version.signatories.counted() if row.state != Signatory.State.DECLINED}
    lacking = [partner.code for partner in partners if partner.pk not in named]
    statement = _("A signatory for each partner")
    yield Line(
        "signatories",
        bool(partners) and not lacking,
        statement,
        _missing(lacking, partners),
        link,
        blocks=True,
    )
    without = [partner.code for partner in partners if partner.pk in named and not named[partner.pk].has_authority]
    yield Line("authority", not without, _("Authority to sign for each"), _missing(without, partners), link)


def _bringing(partnership: Partnership) -> set[int]:
    """The partners that offer or contribute something, or act in a task."""
    acting = Involvement.objects.filter(partnership=partnership, part__in="AR")
    rows = (partnership.offers.standing(), partnership.contributions.standing(), acting)
    return {partner for query in rows for partner in query.values_list("partner_id", flat=True)}


def _is_empty(article: Article) -> bool:
    version = current_text(article)
    written = bool(version) and any(part.body for part in version.paragraphs.all())
    return not written and not article.parts


def _has_placeholder(article: Article) -> bool:
    version = current_text(article)
    bodies = [words for part in version.paragraphs.all() for words in part.body.values()] if version else []
    return any(PLACEHOLDER.search(words) for words in [*bodies, *article.title.values()])


def _missing(codes: list[str], rows: list) -> str:
    if codes:
        return _("Missing: %(codes)s") % {"codes": ", ".join(codes)}
    return _("%(n)s of %(n)s") % {"n": len(rows)} if rows else _("None yet")


def _numbers(rows: list[Article]) -> str:
    return ", ".join(str(article.number) for article in rows)


def _page(partnership: Partnership, name: str) -> str:
    return reverse(name, args=[partnership.slug])
