from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from charters import actions, rules
from charters.contents.readiness import blocking, readiness, warnings
from charters.contents.sheet import sheet
from charters.forms import FreezeForm, SignatoryForm
from charters.models import Signatory
from charters.views import show, version_or_404
from core.pages import submitted
from partnerships.access import member_page
from partnerships.models import Member, Partner
from partnerships.views import typed


@member_page
def freeze_charter(request: HttpRequest) -> HttpResponse:
    """Before freezing: what follows, who is told, what is still missing."""
    version = version_or_404(request)
    lines = readiness(version)
    lacking, forbidding = warnings(lines), blocking(lines)
    data = typed(request, rules.freeze_charter, version)
    form = FreezeForm(data, asks_reason=bool(lacking))
    frozen = submitted(request, form, partial(actions.freeze_charter, version, by=request.member))
    if frozen:
        messages.success(request, _("Version %(label)s is frozen. Its PDF is being made.") % {"label": frozen.short})
        return redirect("charters:charter", request.partnership.slug)
    refusal = rules.freeze_charter.refusal(request.member, version, blocking=forbidding)
    context = {
        "version": version,
        "lines": lines,
        "lacking": lacking,
        "places": sheet(version),
        "refusal": refusal,
    }
    return show(request, "freeze_charter", form=form, told=_told(request), **context)


@member_page
def name_signatory(request: HttpRequest, label: str = "") -> HttpResponse:
    """Through whom each partner signs a version: the latest, or one that the late may still sign."""
    version = version_or_404(request, label)
    data = typed(request, rules.name_signatory, version)
    initial = _initial(request, version)
    form = SignatoryForm(data, partnership=request.partnership, initial=initial, files=request.FILES or None)
    named = submitted(request, form, partial(actions.name_signatory, version, by=request.member))
    if named:
        told = {"person": named.name, "partner": named.partner.name}
        messages.success(request, _("%(person)s signs for %(partner)s.") % told)
        return redirect("charters:name_signatory", request.partnership.slug, version.label)
    places = sheet(version)
    again = (Signatory.State.DECLINED, Signatory.State.LAPSED)
    codes = {place.code for place in places if place.state not in again}
    partners = Partner.objects.full().filter(partnership=request.partnership).exclude(code__in=codes)
    context = {"version": version, "places": places, "lacking": partners.select_related("organisation")}
    return show(request, "name_signatory", form=form, **context)


def _told(request: HttpRequest) -> list[str]:
    people = Member.objects.current().filter(partnership=request.partnership).select_related("user")
    return [member.user.name for member in people]


def _initial(request: HttpRequest, version) -> dict:
    """The partner asked for in the address, with who was named before, else its first representative.

    Who was named on an earlier version is proposed again, without the act that gave authority to sign that one.
    """
    code = request.GET.get("partner", "")[:8]
    rows = Signatory.objects.counted().filter(version__charter=version.charter_id, partner__code=code)
    before = rows.order_by("-version__number", "pk").first()
    people = Member.objects.current().filter(partnership=request.partnership, partner__code=code)
    member = (people.filter(pk=before.member_id).first() if before else None) or people.first()
    if member is None:
        return {}
    named = before if before and before.member_id == member.pk else None
    shown = ("authority_kind", "authority_reference", "authority_dated_on")
    kept = {name: getattr(named, name) for name in shown} if named and named.version_id == version.pk else {}
    group, function = before.group if before else 1, (named or member).function
    return {"partner": code, "member": member.uuid, "function": function, "group": group, **kept}
