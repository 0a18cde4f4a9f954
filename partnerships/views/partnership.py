from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import page, submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.actions.partnership import NOTE
from partnerships.contents.partnership import missing_before, missing_everywhere, places_of, steps_of
from partnerships.forms import SearchForm
from partnerships.forms.partnership import LeadPartnerForm, NoteForm, PartnershipForm, StageForm
from partnerships.models import Partnership
from partnerships.views import show, typed

PER_PAGE = 25


@require_safe
def partnership_list(request: HttpRequest) -> HttpResponse:
    """The partnerships where I have a place."""
    form = SearchForm(request.GET)
    wanted = form.cleaned_data["q"] if form.is_valid() else ""
    places = Paginator(places_of(request.user, wanted), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "partnerships/partnership_list.html", form=form, places=places, wanted=wanted)


def start_partnership(request: HttpRequest) -> HttpResponse:
    """I start a partnership."""
    data = typed(request, rules.start_partnership, None)
    main = (data or {}).get("main_language") or request.user.language
    languages = sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != main)
    initial = {"main_language": main, "other_languages": languages[1:], "time_zone": request.user.time_zone}
    form = PartnershipForm(data, languages=tuple(languages), initial=initial)
    started = submitted(request, form, partial(actions.start_partnership, by=request.user))
    if started:
        request.partnership = started  # its recipe is read at once, as after every act
        messages.success(
            request, _("The partnership is started, and you facilitate it. Invite the first organisation.")
        )
        return redirect("partnerships:partner_list", started.slug)
    return page(request, "partnerships/start_partnership.html", form=form)


@member_page
def change_partnership(request: HttpRequest) -> HttpResponse:
    """I change lines of the note of intent."""
    partnership = request.partnership
    initial = {name: getattr(partnership, name) for name in NOTE}
    initial |= {"other_languages": partnership.languages[1:], "zeros": partnership.zeros.split(", ")}
    form = NoteForm(typed(request, rules.change_partnership, partnership), partnership=partnership, initial=initial)
    if submitted(request, form, partial(actions.change_partnership, partnership, by=request.member)):
        messages.success(request, _("Written. The register says which lines of the note have changed."))
        return redirect(partnership)
    return show(request, "change_partnership", form=form)


@member_page
def change_stage(request: HttpRequest) -> HttpResponse:
    """I move the partnership to another stage, knowing what is missing."""
    partnership = request.partnership
    missing = missing_before(partnership)
    form = StageForm(typed(request, rules.change_stage, partnership, reason="-"), partnership=partnership)
    lacking = missing_everywhere(partnership, form.data.get("stage", "")) if form.is_bound else None
    changed = submitted(request, form, partial(actions.change_stage, partnership, by=request.member, missing=lacking))
    if changed:
        stage = Partnership.State(changed.state).label
        messages.success(request, _("The partnership is now at the stage “%(stage)s”.") % {"stage": stage})
        return redirect(partnership)
    stages = [(choice, missing[choice.data["value"]]) for choice in form["stage"]]
    return show(request, "change_stage", form=form, stages=stages, steps=steps_of(partnership))


@member_page
def name_lead_partner(request: HttpRequest) -> HttpResponse:
    """I write down which partner answers to funders."""
    partnership = request.partnership
    initial = {"partner": partnership.lead_partner and partnership.lead_partner.code}
    data = typed(request, rules.name_lead_partner, partnership)
    form = LeadPartnerForm(data, partnership=partnership, initial=initial)
    if submitted(request, form, partial(actions.name_lead_partner, partnership, by=request.member)):
        messages.success(
            request,
            _("Written down: %(partner)s answers to funders.") % {"partner": form.cleaned_data["partner"]},
        )
        return redirect("partnerships:partner_list", partnership.slug)
    return show(request, "name_lead_partner", form=form)
