"""Is it agreed: no remark left open, each partner's bodies behind the first version, a decision behind a later one."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from charters.contents import document
from charters.contents.approvals import approvals_of
from charters.contents.readiness.lines import Line, missing, page
from charters.contents.standing import has_been_in_force
from charters.models import Article, CharterVersion
from partnerships.models import Remark


def agreed(version: CharterVersion, content: document.Content) -> Iterator[Line]:
    """The lines without which nobody may freeze: what is still discussed, and who has not said yes."""
    yield _remarks(version, content)
    yield _decision(version) if has_been_in_force(version.charter) else _approvals(version, content)


def _remarks(version: CharterVersion, content: document.Content) -> Line:
    """How many remarks nobody has closed, and on which texts of the charter."""
    held = Q(text__article__charter=version.charter, text__article__dropped_at=None)
    if any(Article.Part.VISION in article["composed"] for article in content["articles"]):
        held |= Q(text__vision__partnership=version.partnership)
    rows = Remark.objects.open().filter(held).select_related("text__vision", "text__article", "text__partnership")
    rows = list(rows.order_by("text__article__number", "pk"))
    counted = Counter(_place(remark) for remark in rows)
    where = ", ".join(f"{place} ({n})" for place, n in counted.items())
    detail = _("%(n)s open: %(where)s") % {"n": len(rows), "where": where} if rows else _("All are closed")
    link = rows[0].text.get_absolute_url() if rows else ""
    return Line("remarks", not rows, _("No remark is left open"), detail, link, blocks=True)


def _place(remark: Remark) -> str:
    if remark.text.is_vision:
        return _("the vision")
    return _("article %(number)s") % {"number": remark.text.article.number}


def _approvals(version: CharterVersion, content: document.Content) -> Line:
    """Whether the bodies of each partner approve the very words that would be frozen."""
    places = approvals_of(version, document.words(content))
    lacking = [place.partner.name for place in places if not place.holds]
    link, statement = (
        f"{page(version.partnership, 'charters:charter')}#approvals",
        _("Approved by each partner’s bodies"),
    )
    return Line("approvals", bool(places) and not lacking, statement, missing(lacking, places), link, blocks=True)


def _decision(version: CharterVersion) -> Line:
    """Whether the amendment rests on a decision of the committee."""
    link = page(version.partnership, "charters:link_decision")
    statement = _("An amendment decided by the committee")
    detail = version.decision.number if version.decision else _("no adopted decision is linked to it")
    return Line("decision", version.decision is not None, statement, detail, link, blocks=True)
