from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, contents, events, rules
from impact.forms.stories import ChangeStoryForm, ConsentForm, StoryFilterForm, StoryForm, WithdrawForm
from impact.models import Story
from impact.views import show, speaker
from partnerships.access import member_page
from partnerships.contents.journal import history
from partnerships.views import typed

HISTORY = (
    *(events.STORY_TOLD, events.STORY_CHANGED),
    *(events.STORY_CONSENT_CHANGED, events.STORY_CONSENT_WITHDRAWN),
    *(events.STORY_EVIDENCE_ADDED, events.STORY_EVIDENCE_DROPPED),
)
WORDS = ("teller", "body", "contribution", "causes")


def story_at(request: HttpRequest, code: str) -> Story:
    """The story of this partnership with this code; 404 otherwise."""
    if not code.isprintable():
        raise Http404
    rows = Story.objects.filter(partnership=request.partnership)
    story = get_object_or_404(rows.select_related("collected_by__organisation", "objective"), code=code)
    story.partnership = request.partnership
    return story


@member_page
@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    """What people tell: changes expected or not, for better or worse."""
    partnership, member = request.partnership, request.member
    form = StoryFilterForm(request.GET, partnership=partnership)
    wanted = form.wanted()
    context = {
        "shelf": contents.story_shelf(partnership, wanted, request.GET.get("page")),
        "filter": form,
        "filtered": bool(wanted),
        "refusal": rules.tell_story.refusal(member, partnership, partner=speaker(member)),
        "recording": rules.record_panel.refusal(member, partnership),
    }
    return show(request, "story_list", **context)


@member_page
@require_safe
def story_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One story: its words, what panels kept it as, what backs it, what happened to it."""
    story, member = story_at(request, code), request.member
    context = {
        "kept": contents.kept_choices(story),
        "evidence": list(story.evidence.select_related("added_by__user", "file")),
        "lines": history(request.partnership, code, *HISTORY),
        "joining": rules.add_evidence.refusal(member, story),
        "changing": rules.change_story.refusal(member, story),
        "withdrawing": rules.withdraw_story_consent.refusal(member, story),
    }
    return show(request, "story_detail", story=story, **context)


@member_page
def tell_story(request: HttpRequest) -> HttpResponse:
    """I write down a change that somebody told us."""
    partnership, member = request.partnership, request.member
    data = typed(request, rules.tell_story, partnership, partner=speaker(member))
    initial = {"told_on": partnership.today(), "consent_on": partnership.today()}
    form = StoryForm(data, partnership=partnership, own=not member.is_facilitator, initial=initial)
    story = submitted(request, form, partial(actions.tell_story, partnership, by=member))
    if story:
        messages.success(request, _("The story %(code)s is written down.") % {"code": story.code})
        return redirect(story)
    return show(request, "tell_story", form=form)


@member_page
def change_story(request: HttpRequest, code: str) -> HttpResponse:
    """I word a story again, its teller agreeing to the new text."""
    story = story_at(request, code)
    data = typed(request, rules.change_story, story)
    initial = {name: getattr(story, name) for name in WORDS}
    initial |= {name: "yes" if getattr(story, name) else "no" for name in ("expected", "positive")}
    initial["objective"] = story.objective and story.objective.code
    form = ChangeStoryForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_story, story, by=request.member)):
        messages.success(request, _("The story %(code)s has its new words; the old ones are gone.") % {"code": code})
        return redirect(story)
    return show(request, "change_story", form=form, story=story)


@member_page
def change_story_consent(request: HttpRequest, code: str) -> HttpResponse:
    """I write where the teller lets their story be read from now on."""
    story = story_at(request, code)
    data = typed(request, rules.change_story_consent, story)
    form = ConsentForm(data, partnership=request.partnership, initial={"consent_scope": story.consent_scope})
    if submitted(request, form, partial(actions.change_story_consent, story, by=request.member)):
        messages.success(request, _("It is written where the story %(code)s may be read.") % {"code": code})
        return redirect(story)
    return show(request, "change_story_consent", form=form, story=story)


@member_page
def withdraw_story_consent(request: HttpRequest, code: str) -> HttpResponse:
    """I erase a story whose teller takes their consent back."""
    story = story_at(request, code)
    data = typed(request, rules.withdraw_story_consent, story)
    follows = contents.withdrawal(story)
    form = WithdrawForm(data, partnership=request.partnership, quoted=follows.quoted)
    if submitted(request, form, partial(actions.withdraw_story_consent, story, by=request.member)):
        messages.success(request, _("The story %(code)s is erased.") % {"code": code})
        return redirect(story)
    return show(request, "withdraw_story_consent", form=form, story=story, follows=follows)
