from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charters import actions, rules
from charters.contents.binding import Bound, binding, bound_on, version_binding
from charters.contents.export import binding_table
from charters.contents.notice import effective_on
from charters.forms import AsOfForm, NoticeForm, RepresentativeForm
from charters.models import Accession, Withdrawal
from charters.views import show
from charters.views.charter import attachment
from core.cells import table
from core.figures import separator
from core.pages import submitted
from partnerships.access import member_page
from partnerships.models import Partner
from partnerships.views import typed


@member_page
@require_safe
def bound(request: HttpRequest) -> HttpResponse:
    """Who is bound by which version, since when, on a day that one chooses."""
    form = AsOfForm(request.GET)
    day = form.cleaned_data["on"] if form.is_valid() else None
    rows = binding(request.partnership, day)
    deeds = Accession.objects.standing().filter(partnership=request.partnership)
    waiting = deeds.exclude(state=Accession.State.IN_FORCE).select_related("version", "partner__organisation")
    context = {"rows": rows, "held": [row for row in rows if row.period], "asked": day, "waiting": waiting}
    return show(request, "bound", as_of=form, day=day or request.partnership.today(), **context)


@member_page
@require_safe
def bound_export(request: HttpRequest) -> HttpResponse:
    """The same as a table for spreadsheets."""
    form = AsOfForm(request.GET)
    day = form.cleaned_data["on"] if form.is_valid() else None
    rows = binding(request.partnership, day)
    name = f"{request.partnership.slug}-bound-{day or request.partnership.today()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    body = table(binding_table(rows), separator())
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


@member_page
@require_safe
def bound_partner(request: HttpRequest, code: str) -> HttpResponse:
    """What binds one partner, and did: its versions, who represents it, its notice."""
    partner = _partner(request, code)
    now = bound_on(partner)
    facts = {"version": now.version}
    notices = partner.charter_withdrawals.select_related("given_by__user", "version").order_by("-given_at")
    refusals = {
        "leaving": rules.give_notice.refusal(request.member, partner, **facts),
        "representing": rules.change_representative.refusal(request.member, partner, **facts),
        "taking_back": rules.take_back_notice.refusal(request.member, now.notice) if now.notice else None,
    }
    context = {
        "partner": partner,
        "now": now,
        "notices": notices,
        "people": partner.representations.order_by("-since_on"),
    }
    return show(request, "bound_partner", may_leave=_ours(request, now), **context, **refusals)


@member_page
def give_notice(request: HttpRequest, code: str) -> HttpResponse:
    """Give notice that we leave the charter, after reading when it takes effect and what follows."""
    partner = _partner(request, code)
    version = version_binding(partner)
    data = typed(request, rules.give_notice, partner, version=version)
    form = NoticeForm(data, partnership=request.partnership, files=request.FILES or None)
    if submitted(request, form, partial(actions.give_notice, partner, by=request.member)):
        messages.success(request, _("Your notice is written down; every partner is told."))
        gone = Partner.objects.filter(pk=partner.pk, standing=Partner.Standing.FORMER).exists()
        return redirect("home") if gone else redirect("charters:bound_partner", request.partnership.slug, code)
    today = request.partnership.today()
    until = effective_on(version, today) if version else None
    return show(request, "give_notice", form=form, partner=partner, binds=version, until=until, today=today)


@require_POST
@member_page
def take_back_notice(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Stay: take back a notice that has not taken effect."""
    notice = _notice(request, uuid)
    actions.take_back_notice(notice, by=request.member)
    messages.success(
        request, _("The notice is taken back: the charter goes on binding %(who)s.") % {"who": notice.partner}
    )
    return redirect("charters:bound_partner", request.partnership.slug, notice.partner.code)


@member_page
@require_safe
def notice_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The act by which a representative could give notice."""
    notice = _notice(request, uuid)
    if notice.authority_file is None:
        raise Http404
    return attachment(notice.authority_file, f"{request.partnership.slug}-{notice.partner.code.lower()}-notice.pdf")


@member_page
def change_representative(request: HttpRequest, code: str) -> HttpResponse:
    """Say who stands for a bound partner before the charter from now on."""
    partner = _partner(request, code)
    version = version_binding(partner)
    data = typed(request, rules.change_representative, partner, version=version)
    initial = {"since_on": request.partnership.today()}
    form = RepresentativeForm(data, partner=partner, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_representative, partner, by=request.member)):
        messages.success(request, _("Written down. The signature stays what it is."))
        return redirect("charters:bound_partner", request.partnership.slug, code)
    return show(request, "change_representative", form=form, partner=partner)


def _partner(request: HttpRequest, code: str) -> Partner:
    partner = get_object_or_404(request.partnership.partners.select_related("organisation"), code=code)
    partner.partnership = request.partnership
    return partner


def _notice(request: HttpRequest, uuid: UUID) -> Withdrawal:
    rows = Withdrawal.objects.select_related("partner__organisation", "version__charter", "authority_file", "charter")
    return get_object_or_404(rows, partnership=request.partnership, uuid=uuid)


def _ours(request: HttpRequest, now: Bound) -> bool:
    """Whether this person speaks for this very partner, so that leaving is offered to them."""
    return request.member.represents and request.member.partner_id == now.partner.pk
