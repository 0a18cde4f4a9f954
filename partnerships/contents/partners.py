from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from core import clock
from partnerships import sentences
from partnerships.contents.answers import Question, profile_of, progress, told
from partnerships.contents.contributions import promises_of
from partnerships.contents.needs import covered
from partnerships.models import Answer, Contribution, Invitation, Involvement, Member, Need, Partner, Partnership, Role
from partnerships.models.answers import print_of
from partnerships.models.partners import PROFILE


def _people() -> Prefetch:
    return Prefetch("members", Member.objects.current().select_related("user"), to_attr="people")


def partners_page(partnership: Partnership, reader: Member) -> dict[str, Any]:
    """Partners with their people and why each is in, as far as this person may read; the invitations that wait."""
    offered = Count("offers", filter=Q(offers__withdrawn_at=None), distinct=True)
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
    """What one partner says to this reader, its people, what it offers and alone meets, what it answers for.

    Of one that left, what it offered and answered for until then: that counts nowhere, and is still told.
    """
    offers = list(partner.offers.filter(withdrawn_at=None).select_related("need").order_by("need__code"))
    people = Member.objects.current().filter(partner=partner).select_related("user")
    held = partner.involvements.filter(part=Involvement.Part.ACCOUNTABLE).select_related("task").order_by("task__code")
    alone = {need.pk for need in _alone(partner)}
    return {
        "offers": [(offer, sentences.offered(offer), offer.need_id in alone) for offer in offers],
        "people": list(people),
        "spokespeople": spokespeople(partner),
        "tasks": [part.task for part in held],
        **_profile(partner, reader, offering=bool(offers) and partner.standing != Partner.Standing.FORMER),
    }


def spokespeople(partner: Partner) -> list[Role]:
    """Who spoke for this partner, from when to when, first to last: a role begins when its invitation is accepted.

    A person may have spoken for another partner before: the invitation says for which one this role was.
    """
    came = Invitation.objects.filter(partner=partner, accepted_by=OuterRef("member"), accepted_at=OuterRef("since_at"))
    roles = Role.objects.filter(Exists(came), role=Role.Name.REPRESENTATIVE)
    return list(roles.select_related("member__user").order_by("since_at", "pk"))


def what_follows(partner: Partner) -> dict[str, Any]:
    """What is left without this partner: its tasks, the needs it alone meets, what it promised, its people."""
    held = partner.involvements.filter(part=Involvement.Part.ACCOUNTABLE).select_related("task").order_by("task__code")
    return {
        "tasks": [part.task for part in held],
        "needs": _alone(partner),
        "contributions": _promised(partner),
        "people": list(Member.objects.current().filter(partner=partner).select_related("user")),
    }


def is_last_to_speak(member: Member) -> bool:
    """Whether nobody speaks for this person's partner once they are gone."""
    if not member.represents:
        return False
    others = Role.objects.filter(role=Role.Name.REPRESENTATIVE, ended_at=None, member__partner=member.partner)
    return not others.exclude(member=member).exists()


def _alone(partner: Partner) -> list[Need]:
    """The needs that this partner alone meets."""
    return [need for need, fact in covered(partner.partnership) if fact.sole == str(partner.pk)]


def _promised(partner: Partner) -> list[Contribution]:
    """What it promised and has not wholly delivered."""
    today, held = partner.partnership.today(), promises_of(partner.partnership, partner=partner)
    waited = [pk for pk, row in held.items() if not row.promise.withdrawn and not row.promise.whole(today)]
    return list(Contribution.objects.filter(pk__in=waited))


def _profile(partner: Partner, reader: Member, *, offering: bool) -> dict[str, Any]:
    """What it says of itself, how far it is, and what the facilitator wrote for it that it has not confirmed."""
    profile = profile_of(partner, reader)
    said = [question for question, one in profile.items() if one.said]
    unconfirmed = [one.answer for one in profile.values() if one.answer and one.answer.awaits_confirmation]
    return {
        "profile": profile,
        "progress": progress(partner, said, offering=offering),
        "missing": [profile[name].question.label for name in PROFILE if not profile[name].said],
        "unconfirmed": unconfirmed,
        "seen": print_of(unconfirmed),
    }
