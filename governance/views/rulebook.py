from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from core.refusals import Refused
from governance import actions, contents, rules
from governance.actions.proposals import delays_of, unchanged, whole
from governance.contents.constitution import before, drafted, versions
from governance.contents.rulebook import Comparison, compare
from governance.forms.rulebook import DELAYS, ProposeRulesForm
from governance.models import RuleSet
from governance.rules.held import rules_of
from governance.views import show
from partnerships.access import member_page
from partnerships.models import Member
from partnerships.views import typed


@member_page
def propose_rules(request: HttpRequest) -> HttpResponse:
    """I propose other decision rules: first I see what would change, then I put it to the committee."""
    partnership, by = request.partnership, request.member
    data = typed(request, rules.propose_rules, partnership)
    in_force = rules_of(partnership)
    form = ProposeRulesForm(data, partnership=partnership, rule_set=in_force)
    if "propose" in request.POST:
        decision = submitted(request, form, partial(actions.propose_rules, partnership, by=by))
        if decision:
            messages.success(request, _("Proposed as %(number)s.") % {"number": decision.number})
            return redirect(decision)
    shown = _preview(form, by) if data is not None else None
    return show(request, "propose_rules", form=form, preview=shown, rule_set=in_force)


@member_page
@require_safe
def rule_set_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One version of the decision rules, and what it changed of the one before."""
    partnership = request.partnership
    rows = RuleSet.objects.filter(partnership=partnership).prefetch_related("categories")
    rule_set = get_object_or_404(rows, number=number)
    told, earlier = contents.rules_in_words(rule_set, partnership), before(rule_set)
    changes = compare(contents.rules_in_words(earlier, partnership), told) if earlier else None
    version = next(each for each in versions(partnership) if each.rule_set.pk == rule_set.pk)
    return show(request, "rule_set_detail", rules=told, earlier=earlier, changes=changes, version=version)


def _preview(form: ProposeRulesForm, by: Member) -> Comparison | None:
    """What the form would change, once the rule lets it through; a refusal stands on the form."""
    if not form.is_valid():
        return None
    given, partnership = form.answer(), form.partnership
    try:
        rules.propose_rules.check(by, partnership)
        lines = whole(given["categories"])
        delays = {name: given[name] for name in DELAYS}
        in_force = rules_of(partnership)
        same = unchanged(in_force, lines, delays_of(in_force) | delays)
        rules.propose_rules.check(by, partnership, lines=lines, delays=delays, reason=given["reason"], same=same)
    except Refused as refusal:
        form.refuse(refusal)
        return None
    return drafted(partnership, lines, delays)
