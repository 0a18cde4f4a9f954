from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, contents, rules
from impact.forms.stories import StoryForm
from impact.views import show, speaker
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    """What people tell: changes expected or not, for better or worse."""
    told = contents.stories(request.partnership)
    refusal = rules.tell_story.refusal(request.member, request.partnership, partner=speaker(request.member))
    unplanned = [story for story in told if not story.expected]
    worse = [story for story in told if not story.positive]
    return show(request, "story_list", told=told, unplanned=unplanned, worse=worse, refusal=refusal)


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
        return redirect("impact:story_list", partnership.slug)
    return show(request, "tell_story", form=form)
