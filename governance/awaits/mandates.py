"""What the ends of mandates ask of a person, and the rules that a committee waits for."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.days import date_format
from governance.models import Body, Lead, Mandate, RuleSet, Seat
from partnerships.awaits import Await
from partnerships.models import Member

NEAR = timedelta(days=30)  # for a seat
AHEAD = timedelta(days=60)  # for the lead, whom a decision elects


def of_mandates(member: Member) -> Iterator[Await]:
    """Mandates that end soon with nobody after them: one's own seat; for the facilitator, the lead, and the rules."""
    if member.represents:
        yield from _seats(member)
    if member.is_facilitator:
        yield from _lead(member)
        yield from _rules(member)


def _seats(member: Member) -> Iterator[Await]:
    place, near = member.partnership, member.partnership.today() + NEAR
    running = Mandate.objects.running(place.today()).filter(
        seat__in=Seat.objects.voting(), seat__partner=member.partner
    )
    longer = Mandate.objects.answering().filter(
        Q(until_on=None) | Q(until_on__gt=near), seat=OuterRef("seat"), ended_on=None
    )
    ending = running.filter(~Exists(longer), until_on__isnull=False).select_related("seat__body").order_by("until_on")
    for seat, last in {row.seat: row.until_on for row in ending}.items():
        detail = _("Nobody answers for your seat after %(day)s: name a person, or the same again.")
        link = reverse("governance:give_mandate", args=[place.slug, seat.uuid])
        until = clock.end_of_day(last, place.time_zone)
        yield Await(until, str(seat.body.name), detail % {"day": date_format(last)}, link, _("Name a person"))


def _lead(member: Member) -> Iterator[Await]:
    place, today = member.partnership, member.partnership.today()
    later = Lead.objects.filter(partnership=place, ended_on=None, until_on__gt=today + AHEAD)
    lead = Lead.objects.running(today).filter(~Exists(later), partnership=place).order_by("-until_on").first()
    if lead is not None:
        yield Await(
            clock.end_of_day(lead.until_on, place.time_zone),
            _("Have the strategic lead elected again, or another one"),
            _("The mandate ends on %(day)s. After that, nobody can settle a deadlock.")
            % {"day": date_format(lead.until_on)},
            reverse("governance:propose_lead", args=[place.slug]),
            _("Propose a lead"),
        )


def _rules(member: Member) -> Iterator[Await]:
    place = member.partnership
    ruled = RuleSet.objects.filter(partnership=place)
    if Body.objects.filter(~Exists(ruled), partnership=place, kind=Body.Kind.STEERING).exists():
        yield Await(
            None,
            _("Write down the decision rules"),
            _("The committee sits; without rules it decides nothing. The usual ones are ready to be changed."),
            reverse("governance:set_rules", args=[place.slug]),
            _("Write them down"),
        )
