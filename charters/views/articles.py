from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charters import actions, rules
from charters.contents.document import articles, current_text
from charters.forms import ArticleForm, ComposedForm, StartForm
from charters.models import Article
from charters.views import charter_or_404, show, version_or_404
from core.pages import submitted
from core.texts import Localized
from partnerships.access import member_page
from partnerships.forms import InsideForm
from partnerships.forms.order import MoveForm
from partnerships.views import typed


@require_POST
@member_page
def start_charter(request: HttpRequest) -> HttpResponse:
    """Begin the charter, from the model articles or from nothing."""
    form = StartForm(request.POST)
    model = form.is_valid() and form.cleaned_data["template"]
    actions.start_charter(request.partnership, by=request.member, template=model)
    said = _("The charter is begun with the model articles: make each your own.")
    messages.success(request, said if model else _("The charter is begun. Write a first article."))
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


@require_POST
@member_page
def move_article(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Move an article one place up or down."""
    article, form = _standing(request, uuid), MoveForm(request.POST)
    moved = submitted(request, form, partial(actions.move_article, article, by=request.member))
    if moved is None:
        return show(request, "move_article", form=form, article=article)
    messages.success(
        request, _("“%(title)s” is now article %(number)s.") % {"title": moved.title, "number": moved.number}
    )
    return redirect(f"{reverse('charters:charter', args=[request.partnership.slug])}#article-{moved.number}")


@member_page
def drop_article(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take an article out of the charter."""
    article, version = _standing(request, uuid), version_or_404(request)
    form = InsideForm(typed(request, rules.drop_article, version), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_article, article, by=request.member)):
        messages.success(request, _("“%(title)s” is taken out of the charter.") % {"title": article.title})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "drop_article", form=form, version=version, article=article)


def _standing(request: HttpRequest, uuid: UUID) -> Article:
    """An article of this partnership's charter that nobody has taken out, or 404."""
    rows = Article.objects.standing().filter(partnership=request.partnership).select_related("charter")
    return get_object_or_404(rows, uuid=uuid)


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
