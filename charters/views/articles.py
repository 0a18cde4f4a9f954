from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charters import actions, rules
from charters.contents.document import articles, current_text
from charters.forms import ArticleForm, ComposedForm
from charters.models import Article
from charters.views import charter_or_404, show, version_or_404
from core.pages import submitted
from core.texts import Localized
from partnerships.access import member_page
from partnerships.views import typed


@require_POST
@member_page
def start_charter(request: HttpRequest) -> HttpResponse:
    """Begin the charter."""
    actions.start_charter(request.partnership, by=request.member)
    messages.success(request, _("The charter is begun. Write a first article."))
    return redirect("charters:charter", request.partnership.slug)


@require_POST
@member_page
def open_review(request: HttpRequest) -> HttpResponse:
    """Give the charter to everybody to read."""
    actions.open_review(version_or_404(request), by=request.member)
    messages.success(request, _("Everybody is asked to read the charter."))
    return redirect("charters:charter", request.partnership.slug)


@member_page
def write_article(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Write an article, a new one or this one anew."""
    charter, version = charter_or_404(request), version_or_404(request)
    article = _article(charter, number)
    data = typed(request, rules.write_article, version)
    form = ArticleForm(data, partnership=request.partnership, initial=_initial(article))
    written = submitted(request, form, partial(actions.write_article, charter, by=request.member, article=article))
    if written:
        messages.success(request, _("Article %(number)s is written down.") % {"number": written.number})
        return redirect("charters:charter", request.partnership.slug)
    current = current_text(article) if article else None
    overtaken = form.overtaken(current.number) if current else False
    return show(request, "write_article", form=form, article=article, overtaken=current if overtaken else None)


@member_page
def add_composed_article(request: HttpRequest) -> HttpResponse:
    """Add an article that the partnership's data compose."""
    charter, version = charter_or_404(request), version_or_404(request)
    data = typed(request, rules.add_composed_article, version)
    form = ComposedForm(data, partnership=request.partnership)
    added = submitted(request, form, partial(actions.add_composed_article, charter, by=request.member))
    if added:
        messages.success(request, _("Article %(number)s is written down.") % {"number": added.number})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "add_composed_article", form=form)


def _article(charter, number: int) -> Article | None:
    if not number:
        return None
    article = next((one for one in articles(charter) if one.number == number), None)
    if article is None:
        raise Http404
    return article


def _initial(article: Article | None) -> dict[str, Any]:
    """What the form starts from: the article as it stands, the paragraphs parted by empty lines."""
    if article is None:
        return {"after": 0}
    version = current_text(article)
    bodies = [part.body for part in version.paragraphs.all()] if version else []
    languages = article.partnership.languages
    text = Localized({code: "\n\n".join(body.get(code, "") for body in bodies).strip() for code in languages})
    return {
        "title": article.title,
        "body": text,
        "parts": list(article.parts),
        "after": version.number if version else 0,
    }
