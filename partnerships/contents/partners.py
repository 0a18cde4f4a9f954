from typing import Any

from django.db.models import Count, F, Prefetch, Q

from core import clock
from partnerships.models import Invitation, Involvement, Member, Need, Partner, Partnership


def _people() -> Prefetch:
    return Prefetch("members", Member.objects.current().select_related("user"), to_attr="people")


def partners_page(partnership: Partnership) -> dict[str, Any]:
    """Partners with their people, who has no partner, and the invitations that wait."""
    offered = Count("offers", distinct=True)
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
    offers = list(partner.offers.select_related("need").order_by("need__code"))
    people = Member.objects.current().filter(partner=partner).select_related("user")
    held = partner.involvements.filter(part=Involvement.Part.ACCOUNTABLE).select_related("task").order_by("task__code")
    others = Need.objects.filter(partnership=partner.partnership, pk__in=[offer.need_id for offer in offers]).annotate(
        enough=Count("offers", filter=Q(offers__level__gte=F("required")))
    )
    alone = {need.pk for need in others if need.enough == 1}
    return {
        "offers": [(offer, offer.need_id in alone and offer.level >= offer.need.required) for offer in offers],
        "people": list(people),
        "tasks": [part.task for part in held],
        "answers": _answers(partner),
    }


def _answers(partner: Partner) -> list[tuple[str, Any]]:
    names = ("stake", "expectation", "non_negotiable", "constraint", "decider")
    return [(partner._meta.get_field(name).verbose_name, getattr(partner, name)) for name in names]
