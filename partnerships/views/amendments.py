from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.canonical import fingerprint
from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.actions.amendments import facts_of, numbers_of
from partnerships.contents import amendments as contents
from partnerships.contents.texts import paragraphs_of
from partnerships.forms import InsideForm
from partnerships.forms.amendments import (
    AcceptanceOfAmendmentForm,
    AmendmentForm,
    MergeForm,
    OpinionForm,
    RefusalForm,
    StartForm,
)
from partnerships.models import Amendment, Opinion, Version
from partnerships.views import show, typed
from partnerships.views.texts import reading

Kind = Amendment.Kind


def _version(request: HttpRequest, of: UUID | None) -> Version:
    """The current version of the vision, or of the text `of`; 404 when nobody has written any."""
    version = reading(request, of)[1]
    if version is None:
        raise Http404
    return version


def _proposed(request: HttpRequest, number: int, of: UUID | None) -> contents.Proposed:
    """An amendment to the vision of this partnership, or to the text `of`; else 404."""
    version = _version(request, of)
    rows = version.text.amendments.filter(number=number)
    found = contents.proposed_of(rows, version, dict(paragraphs_of(version)))
    if not found:
        raise Http404
    found[0].amendment.text, found[0].amendment.partnership = version.text, request.partnership
    return found[0]


def _start(request: HttpRequest, words: dict) -> dict[str, Any]:
    """Where a new amendment starts from: the paragraph and the kind that the link named, or 404."""
    asked = StartForm(request.GET)
    paragraph = asked.cleaned_data.get("paragraph") if asked.is_valid() else None
    if not asked.is_valid() or (paragraph is not None and paragraph not in words):
        raise Http404
    kind = asked.cleaned_data["kind"] or (Kind.REPLACE if paragraph else Kind.ADD)
    now = words.get(paragraph)
    body = now if kind == Kind.REPLACE else None
    return {"kind": kind, "paragraph": paragraph, "body": body, "read": fingerprint(dict(now)) if now else ""}


@member_page
def propose_amendment(request: HttpRequest, of: UUID | None = None) -> HttpResponse:
    """I propose to change a paragraph of a shared text, to add one or to remove one, and say why."""
    version, member = _version(request, of), request.member
    words = dict(paragraphs_of(version))
    data = typed(request, rules.propose_amendment, version.text)
    initial = {} if data else _start(request, words)
    details = {"facilitator": member.is_facilitator, "words": words, "initial": initial}
    form = AmendmentForm(data, partnership=request.partnership, **details)
    proposed = submitted(request, form, partial(actions.propose_amendment, version.text, by=member))
    if proposed:
        messages.success(request, _("The amendment is proposed; every partner can say what it thinks of it."))
        return redirect(version.text.act_url("amendment_detail", proposed.number))
    paragraph = words.get(initial.get("paragraph"))
    context = {"text": version.text, "paragraph": paragraph, "meanwhile": form.overtaken()}
    return show(request, "propose_amendment", form=form, **context)


def _page(request: HttpRequest, one: contents.Proposed, data: Any = None) -> dict[str, Any]:
    """What the page of an amendment shows: the words, the opinions, and what this person may do."""
    member, amendment = request.member, one.amendment
    mine = next((opinion for opinion in one.opinions if opinion.partner_id == member.partner_id), None)
    initial = {"position": mine.position, "reason": mine.reason} if mine else {}
    facts = facts_of(amendment, amendment.text) if amendment.state == Amendment.State.OPEN else {}
    facts |= {"overwrites": False}
    return {
        "one": one,
        "amendment": amendment,
        "mine": mine,
        "form": OpinionForm(data, partnership=request.partnership, initial=initial),
        "answering": rules.give_opinion.refusal(member, amendment),
        "withdrawing": rules.withdraw_amendment.refusal(member, amendment),
        "refusing": rules.refuse_amendment.refusal(member, amendment),
        "accepting": rules.accept_amendment.refusal(member, amendment, **facts),
        "collides": not facts.get("alone", True),
        "merging": rules.merge_amendments.refusal(member, amendment.text, removing=facts.get("exclusive", False)),
    }


@member_page
@require_safe
def amendment_detail(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """One amendment: what it changes, why, what partners think of it, what became of it."""
    return show(request, "amendment_detail", **_page(request, _proposed(request, number, of)))


@member_page
@require_POST
def give_opinion(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """I say what my organisation thinks of an amendment."""
    one = _proposed(request, number, of)
    shown = _page(request, one, request.POST)
    given = submitted(request, shown["form"], partial(actions.give_opinion, one.amendment, by=request.member))
    if given:
        position = Opinion.Position(given.position).label
        messages.success(request, _("Your opinion is written down: %(position)s.") % {"position": position})
        return redirect(one.amendment.text.act_url("amendment_detail", number))
    return show(request, "amendment_detail", **shown)


@member_page
def withdraw_amendment(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """I withdraw the amendment that I proposed."""
    one = _proposed(request, number, of)
    form = InsideForm(typed(request, rules.withdraw_amendment, one.amendment), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_amendment, one.amendment, by=request.member)):
        messages.success(request, _("Amendment %(number)s is withdrawn; it stays readable.") % {"number": number})
        return redirect(one.amendment.text)
    return show(request, "withdraw_amendment", form=form, one=one)


@member_page
def refuse_amendment(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """I refuse an amendment, and say why."""
    one = _proposed(request, number, of)
    form = RefusalForm(typed(request, rules.refuse_amendment, one.amendment), partnership=request.partnership)
    if submitted(request, form, partial(actions.refuse_amendment, one.amendment, by=request.member)):
        messages.success(request, _("Amendment %(number)s is refused, with its reason.") % {"number": number})
        return redirect(one.amendment.text)
    return show(request, "refuse_amendment", form=form, one=one)


@member_page
def accept_amendment(request: HttpRequest, number: int, of: UUID | None = None) -> HttpResponse:
    """I take an amendment into the text, having read what the paragraph becomes."""
    one = _proposed(request, number, of)
    version, facts = _version(request, of), facts_of(one.amendment, one.amendment.text) | {"overwrites": False}
    data = typed(request, rules.accept_amendment, one.amendment, **facts)
    removing = one.amendment.kind == Kind.REMOVE
    initial = {"body": one.merged(), "after": version.number}
    form = AcceptanceOfAmendmentForm(data, partnership=request.partnership, removing=removing, initial=initial)
    taken = submitted(request, form, partial(actions.accept_amendment, one.amendment, by=request.member))
    if taken:
        said = _("Taken into version %(label)s: every partner is asked to confirm its consent.")
        said = said if taken.text.consented else _("Taken into version %(label)s.")
        messages.success(request, said % {"label": taken.taken_into.label})
        return redirect(taken.text)
    form.catch_up(after=version.number)
    return show(request, "accept_amendment", form=form, one=one, version=version)


def _colliding(version: Version, paragraph: UUID) -> list[contents.Proposed]:
    """The open amendments that replace a paragraph, or 404 when there is none."""
    words = dict(paragraphs_of(version))
    rows = version.text.amendments.open().filter(paragraph=paragraph, kind=Kind.REPLACE)
    several = contents.proposed_of(rows, version, words) if paragraph in words else []
    if not several:
        raise Http404
    return several


@member_page
def merge_amendments(request: HttpRequest, paragraph: UUID, of: UUID | None = None) -> HttpResponse:
    """I merge the amendments to one paragraph, all on one screen."""
    version = _version(request, of)
    several = _colliding(version, paragraph)
    data = typed(request, rules.merge_amendments, version.text, several=len(several) > 1)
    now = {"after": version.number, "shown": numbers_of([one.amendment for one in several])}
    form = MergeForm(data, partnership=request.partnership, initial={"body": contents.preview(several), **now})
    act = partial(actions.merge_amendments, version.text, by=request.member, paragraph=paragraph)
    made = submitted(request, form, act)
    if made:
        said = _("Merged into version %(label)s: every partner is asked to confirm.")
        said = said if made.text.consented else _("Merged into version %(label)s.")
        messages.success(request, said % {"label": made.label})
        return redirect(made.text)
    form.catch_up(**now)
    return show(request, "merge_amendments", form=form, several=several, words=several[0].now, version=version)
