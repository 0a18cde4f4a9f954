from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, contents, rules
from impact.forms.effects import EffectForm
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def effect_list(request: HttpRequest) -> HttpResponse:
    """What partners noticed that nobody had planned, quarter by quarter."""
    table = contents.effect_table(request.partnership)
    refusal = rules.report_effects.refusal(request.member, request.partnership)
    return show(request, "effect_list", table=table, refusal=refusal)


@member_page
def report_effects(request: HttpRequest) -> HttpResponse:
    """I say what my organisation noticed in a quarter that nobody had planned."""
    partnership, member = request.partnership, request.member
    data = typed(request, rules.report_effects, partnership)
    quarters = contents.open_quarters(partnership, member.partner)
    asked = request.GET.get("quarter", "")
    form = EffectForm(data, partnership=partnership, quarters=quarters, initial={"period_ends_on": asked})
    if submitted(request, form, partial(actions.report_effects, partnership, by=member)):
        messages.success(request, _("Your answer is written down. All partners can read it."))
        return redirect("impact:effect_list", partnership.slug)
    return show(request, "report_effects", form=form, quarters=quarters)
