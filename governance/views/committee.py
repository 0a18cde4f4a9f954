from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from governance import actions, contents, rules
from governance.contents.attendance import absence_sentence, absent_twice
from governance.contents.committee import Committee
from governance.contents.constitution import facilitators, leads, versions
from governance.forms.committee import (
    AddBodyForm,
    AddSeatForm,
    EndMandateForm,
    EndSeatForm,
    GiveMandateForm,
    SeatCommitteeForm,
    SetRulesForm,
)
from governance.models import Body, Seat
from governance.rules.elections import candidacy
from governance.views import show
from partnerships.access import member_page
from partnerships.models import Member, Partnership
from partnerships.views import typed

BACK = "governance:committee"


@member_page
@require_safe
def committee(request: HttpRequest) -> HttpResponse:
    """Who decides, by which rules, and who may settle."""
    partnership, by = request.partnership, request.member
    shown = contents.committee(partnership)
    waiting, held = candidacy(partnership), leads(partnership)
    more = {
        "refusals": _refusals(by, partnership, shown),
        "running": [one for one in held if one.lead == shown.lead],
        "past": [one for one in held if one.lead != shown.lead],
        "versions": versions(partnership),
        "facilitators": facilitators(partnership),
        "candidacy": waiting.election if waiting else None,
    }
    giving = [place.seat.pk for place in shown.seats_of(by) if shown.takes_proxies and not place.vacant]
    more["absences"] = absence_sentence(absent_twice(shown.body)) if shown.body else ""
    return show(request, "committee", shown=shown, giving=giving, **more)


@member_page
def seat_committee(request: HttpRequest) -> HttpResponse:
    """I seat the steering committee."""
    partnership = request.partnership
    form = SeatCommitteeForm(typed(request, rules.seat_committee, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.seat_committee, partnership, by=request.member)):
        messages.success(request, _("The committee is seated. Now say who answers for each seat."))
        return redirect(BACK, partnership.slug)
    return show(request, "seat_committee", form=form)


@member_page
def add_body(request: HttpRequest) -> HttpResponse:
    """I add a committee that advises."""
    partnership = request.partnership
    form = AddBodyForm(typed(request, rules.add_body, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.add_body, partnership, by=request.member)):
        messages.success(request, _("The committee is there. Now give it its seats."))
        return redirect(BACK, partnership.slug)
    return show(request, "add_body", form=form)


@member_page
def end_seat(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I end a seat and say why."""
    partnership = request.partnership
    rows = Seat.objects.select_related("partnership", "body")
    seat = get_object_or_404(rows, partnership=partnership, uuid=uuid)
    form = EndSeatForm(typed(request, rules.end_seat, seat), partnership=partnership)
    if submitted(request, form, partial(actions.end_seat, seat, by=request.member)):
        messages.success(request, _("The seat has ended; what it answered stays."))
        return redirect(BACK, partnership.slug)
    return show(request, "end_seat", form=form, seat=seat)


@member_page
def add_seat(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I add a seat to a committee."""
    partnership = request.partnership
    body = get_object_or_404(Body, partnership=partnership, uuid=uuid)
    form = AddSeatForm(typed(request, rules.add_seat, body), partnership=partnership)
    if submitted(request, form, partial(actions.add_seat, body, by=request.member)):
        messages.success(request, _("The seat is added."))
        return redirect(BACK, partnership.slug)
    return show(request, "add_seat", form=form, body=body)


@member_page
def give_mandate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I say who answers for a seat."""
    partnership = request.partnership
    rows = Seat.objects.select_related("partner__organisation", "partnership", "body")
    seat = get_object_or_404(rows, partnership=partnership, uuid=uuid)
    data = typed(request, rules.give_mandate, seat)
    form = GiveMandateForm(data, partnership=partnership, seat=seat, initial={"since_on": partnership.today()})
    if submitted(request, form, partial(actions.give_mandate, seat, by=request.member)):
        messages.success(request, _("The mandate is written down."))
        return redirect(BACK, partnership.slug)
    return show(request, "give_mandate", form=form, seat=seat)


@member_page
def end_mandate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I end a mandate, as from today."""
    partnership = request.partnership
    rows = partnership.mandates.select_related("seat__partner__organisation", "member__user", "partnership")
    mandate = get_object_or_404(rows, uuid=uuid)
    form = EndMandateForm(typed(request, rules.end_mandate, mandate), partnership=partnership)
    if submitted(request, form, partial(actions.end_mandate, mandate, by=request.member)):
        messages.success(request, _("The mandate has ended."))
        return redirect(BACK, partnership.slug)
    return show(request, "end_mandate", form=form, mandate=mandate)


@member_page
def set_rules(request: HttpRequest) -> HttpResponse:
    """I write down the first decision rules."""
    partnership = request.partnership
    form = SetRulesForm(typed(request, rules.set_rules, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.set_rules, partnership, by=request.member)):
        messages.success(request, _("The rules are set: here they are in plain words."))
        return redirect(BACK, partnership.slug)
    return show(request, "set_rules", form=form)


def _refusals(by: Member, partnership: Partnership, shown: Committee) -> dict[str, str | None]:
    """What this person can do with the committee as a whole, or why not."""
    return {
        "seat": rules.seat_committee.refusal(by, partnership),
        "rules": rules.set_rules.refusal(by, partnership),
        "lead": rules.elect_lead.refusal(by, partnership),
        "add": rules.add_seat.refusal(by, shown.body) if shown.body else "",
        "body": rules.add_body.refusal(by, partnership),
        "propose_rules": rules.propose_rules.refusal(by, partnership),
        "propose_lead": rules.propose_lead.refusal(by, partnership),
        "propose_revocation": rules.propose_revocation.refusal(by, partnership),
        "end_lead": rules.end_lead.refusal(by, shown.lead) if shown.lead else "",
    }
