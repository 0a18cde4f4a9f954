from typing import Any

from django.db.models import Count, Prefetch, Q

from core import clock
from partnerships import sentences
from partnerships.contents.needs import covered
from partnerships.models import Invitation, Involvement, Member, Partner, Partnership


def _people() -> Prefetch:
    return Prefetch("members", Member.objects.current().select_related("user"), to_attr="people")


def partners_page(partnership: Partnership) -> dict[str, Any]:
    """Partners with their people, who has no partner, and the invitations that wait."""
    offered = Count("offers", filter=Q(offers__withdrawn_at=None), distinct=True)
    held = Count("involvements", filter=Q(involvements__part=Involvement.Part.ACCOUNTABLE), distinct=True)
    rows = (
        partnership.partners.select_related("organisation")
        .prefetch_related(_people())
        .annotate(offered=offered, held=held)
    )
    partners = list(rows)
    waiting = partnership.invitations.filter(state=Invitation.State.SENT).select_related("partner__organisation")
    apart = partnership.members.current().filter(partner=None).select_related("user").prefetch_related("roles")
    return {
        "partners": [partner for partner in partners if partner.standing != Partner.Standing.FORMER],
        "former": [partner for partner in partners if partner.standing == Partner.Standing.FORMER],
        "full": sum(partner.standing == Partner.Standing.PARTNER for partner in partners),
        "silent": [p for p in partners if p.standing == Partner.Standing.PARTNER and not p.has_profile],
        "waiting": list(waiting),
        "apart": list(apart),
        "now": clock.now(),
    }


def partner_page(partner: Partner) -> dict[str, Any]:
    """What one partner says, its people, what it offers and alone meets, what it answers for."""
    offers = partner.offers.standing().select_related("need").order_by("need__code")
    people = Member.objects.current().filter(partner=partner).select_related("user")
    held = partner.involvements.filter(part=Involvement.Part.ACCOUNTABLE).select_related("task").order_by("task__code")
    alone = {need.pk for need, fact in covered(partner.partnership) if fact.sole == str(partner.pk)}
    return {
        "offers": [(offer, sentences.offered(offer), offer.need_id in alone) for offer in offers],
        "people": list(people),
        "tasks": [part.task for part in held],
        "answers": _answers(partner),
    }


def _answers(partner: Partner) -> list[tuple[str, Any]]:
    names = ("stake", "expectation", "non_negotiable", "constraint", "decider")
    return [(partner._meta.get_field(name).verbose_name, getattr(partner, name)) for name in names]
