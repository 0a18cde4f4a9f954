from typing import Any

from django.db.models import Count, F, Prefetch, Q

from core import clock
from partnerships.contents.answers import Question, profile_of, progress_of, told
from partnerships.models import Answer, Invitation, Involvement, Member, Need, Partner, Partnership
from partnerships.models.answers import print_of


def _people() -> Prefetch:
    return Prefetch("members", Member.objects.current().select_related("user"), to_attr="people")


def partners_page(partnership: Partnership, reader: Member) -> dict[str, Any]:
    """Partners with their people and why each is in, as far as this person may read; the invitations that wait."""
    offered = Count("offers", distinct=True)
    held = Count("involvements", filter=Q(involvements__part=Involvement.Part.ACCOUNTABLE), distinct=True)
    rows = (
        partnership.partners.select_related("organisation")
        .prefetch_related(_people())
        .annotate(offered=offered, held=held)
        .with_profile()
    )
    partners = list(rows)
    stakes = told(Answer.objects.filter(partnership=partnership, question=Question.STAKE), reader)
    for partner in partners:
        partner.why = stakes.get((partner.pk, Question.STAKE))
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


def partner_page(partner: Partner, reader: Member) -> dict[str, Any]:
    """What one partner says to this reader, its people, what it offers and alone meets, what it answers for."""
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
        **_profile(partner, reader),
    }


def _profile(partner: Partner, reader: Member) -> dict[str, Any]:
    """What it says of itself, how far it is, and what the facilitator wrote for it that it has not confirmed."""
    profile = profile_of(partner, reader)
    unconfirmed = [one.answer for one in profile.values() if one.answer and one.answer.awaits_confirmation]
    return {
        "profile": profile,
        "progress": progress_of(partner),
        "described": Partner.objects.described().filter(pk=partner.pk).exists(),
        "unconfirmed": unconfirmed,
        "seen": print_of(unconfirmed),
    }
