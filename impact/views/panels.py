from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from impact import actions, rules
from impact.forms.panels import PanelForm
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def record_panel(request: HttpRequest) -> HttpResponse:
    """I write down which stories a panel read, which it kept, and why."""
    partnership = request.partnership
    form = PanelForm(typed(request, rules.record_panel, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.record_panel, partnership, by=request.member)):
        messages.success(request, _("The panel is written down: all can read what it kept, and why."))
        return redirect("impact:story_list", partnership.slug)
    return show(request, "record_panel", form=form)
