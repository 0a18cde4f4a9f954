from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents import texts as contents
from partnerships.contents.amendments import discussion_of
from partnerships.forms.texts import ConsentForm, VersionForm, VersionsForm
from partnerships.models import Consent, Text, Version
from partnerships.views import show, typed


def reading(request: HttpRequest, of: UUID | None = None) -> tuple[Text, Version | None]:
    """The text `of`, or the vision's, a blank one when nobody has proposed any; and its current version."""
    if of:
        text = get_object_or_404(request.partnership.texts.select_related("vision"), uuid=of)
    else:
        text = contents.vision_text(request.partnership) or Text(partnership=request.partnership, consented=True)
    text.partnership = request.partnership
    version = text.current() if text.pk else None
    if version:
        version.text, version.partnership = text, request.partnership
    return text, version


def _discussed(request: HttpRequest, text: Text, version: Version) -> dict[str, Any]:
    """What the page of any text shows: its words, what is said and proposed beside them, how they were written."""
    discussion = discussion_of(version, contents.paragraphs_of(version))
    return {
        "discussion": discussion,
        "opinion": discussion.awaiting(request.member.partner) if request.member.represents else None,
        "remarking": rules.make_remark.refusal(request.member, text),
        "versions": contents.versions_of(text),
        "closed": contents.closed_amendments(text),
    }


def _consented(request: HttpRequest, text: Text, version: Version, data: Any = None) -> dict[str, Any]:
    """What the page of a text to which partners consent shows of its current version."""
    consents = contents.consents_to(version)
    mine = consents.of(request.member.partner)
    before = mine and (mine.consent or mine.earlier)
    initial = {"fingerprint": version.fingerprint, "position": before.position if before else ""}
    shown = _discussed(request, text, version)
    paragraphs = [(place.uuid, place.body) for place in shown["discussion"].places]
    return shown | {
        "form": ConsentForm(data, partnership=request.partnership, initial=initial),
        "since": contents.since(mine.earlier if mine and not mine.consent else None, paragraphs),
        "consents": consents,
        "mine": mine,
        "answering": rules.give_consent.refusal(request.member, version),
        "refusal": rules.propose_version.refusal(request.member, text),
    }


@member_page
@require_safe
def vision(request: HttpRequest) -> HttpResponse:
    """The shared vision: its text, who consents to it, my answer."""
    text, version = reading(request)
    if version is None:
        return show(request, "vision", refusal=rules.propose_version.refusal(request.member, text))
    return show(request, "vision", version=version, **_consented(request, text, version))


@member_page
@require_safe
def text_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A shared text that is not the vision: its words, and what is said and proposed beside them."""
    text, version = reading(request, uuid)
    if version is None:
        raise Http404
    if text.is_vision:
        return redirect(text)
    shown = (_consented if text.consented else _discussed)(request, text, version)
    return show(request, "text_detail", text=text, version=version, **shown)


@member_page
@require_POST
def give_consent(request: HttpRequest, of: UUID | None = None) -> HttpResponse:
    """I answer for my organisation, to the very text I have read."""
    text, version = reading(request, of)
    if version is None:
        raise Http404
    shown = _consented(request, text, version, request.POST)
    given = submitted(request, shown["form"], partial(actions.give_consent, version, by=request.member))
    if given:
        position = Consent.Position(given.position).label
        messages.success(request, _("Your answer is written down: %(position)s.") % {"position": position})
        return redirect(text)
    return show(request, "vision" if text.is_vision else "text_detail", text=text, version=version, **shown)


@member_page
def propose_version(request: HttpRequest, of: UUID | None = None) -> HttpResponse:
    """I propose a version of the vision or of another text to consent to, starting from the current one."""
    partnership = request.partnership
    text, version = reading(request, of)
    previous = contents.paragraphs_of(version)
    number = version.number if version else 0
    initial = {"text": contents.as_typed(previous, partnership.languages), "after": number}
    data = typed(request, rules.propose_version, text)
    details = {"previous": previous, "facilitator": request.member.is_facilitator, "initial": initial}
    form = VersionForm(data, partnership=partnership, **details)
    one = {"text": text} if text.pk else {}
    proposed = submitted(request, form, partial(actions.propose_version, partnership, by=request.member, **one))
    if proposed:
        said = _("Version %(label)s is proposed; every partner is asked to answer.")
        messages.success(request, said % {"label": proposed.label})
        return redirect(text)
    overtaken = previous if form.overtaken(number) else ()
    return show(request, "propose_version", form=form, text=text, version=version, overtaken=overtaken)


@member_page
@require_safe
def vision_version(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """One version of a text, word by word against the one before."""
    text, current = reading(request, of)
    versions = {one.number: one for one in contents.versions_of(text if text.pk else None)}
    version = versions.pop(number, None)
    if version is None:
        raise Http404
    form = VersionsForm(request.GET)
    other = form.cleaned_data["against"] if form.is_valid() else None
    before = versions.get(other or number - 1)
    version.text, version.partnership = text, request.partnership
    changes = contents.changes(contents.paragraphs_of(before), contents.paragraphs_of(version))
    context = {"before": before, "current": current, "others": list(versions.values()), "changes": changes}
    consents = contents.consents_to(version) if text.consented else None
    return show(request, "vision_version", text=text, version=version, consents=consents, **context)
