from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import date_format
from partnerships import rules
from partnerships.awaits.shape import Await
from partnerships.models import Involvement, Member, Offer, Partner, Risk, Task
from partnerships.rules.risks import overdue


def of_offers(member: Member) -> Iterator[Await]:
    """What this member's partner offers, or was written to offer, and has not confirmed: one card for all."""
    if not member.represents:
        return
    declared = Offer.objects.standing().filter(partner=member.partner, state=Offer.State.DECLARED).count()
    if declared:
        yield Await(
            None,
            ngettext("Confirm %(n)d offer of %(partner)s", "Confirm %(n)d offers of %(partner)s", declared)
            % {"n": declared, "partner": member.partner},
            _("Until then it is declared only: the strict view of needs does not count it."),
            reverse("partnerships:need_list", args=[member.partnership.slug]),
            _("Read and confirm"),
        )


def of_risks(member: Member) -> Iterator[Await]:
    """The risks that nobody has reviewed for six months: to the partner that watches each; to the facilitator, those
    that no partner watches."""
    wanted = rules.review_awaited_from(member)
    if member.is_facilitator:
        watched = Partner.objects.full().filter(pk=OuterRef("owner"))
        wanted |= overdue(member.partnership.today()) & ~Exists(watched)
    elif not member.represents:
        return
    for risk in Risk.objects.filter(wanted, partnership=member.partnership):
        page = reverse("partnerships:review_risk", args=[member.partnership.slug, risk.code])
        since = date_format(risk.reviewed_on, "DATE_FORMAT")
        watches = risk.owner_id is not None and risk.owner_id == member.partner_id
        said = _("Review the risk %(code)s, which you watch") if watches else _("Review the risk %(code)s")
        yield Await(
            None,
            said % {"code": risk.code},
            _("%(title)s: last reviewed on %(day)s.") % {"title": risk.title, "day": since},
            page,
            pgettext("a risk", "Review"),
        )


def of_tasks(member: Member) -> Iterator[Await]:
    """For the facilitator: tasks for which no partner that is in answers any more."""
    if not member.is_facilitator:
        return
    held = Involvement.objects.filter(task=OuterRef("pk"), part=Involvement.Part.ACCOUNTABLE)
    held = held.filter(partner__standing=Partner.Standing.PARTNER)
    rows = Task.objects.filter(~Exists(held), partnership=member.partnership)
    titles = [str(row.title) for row in rows.only("title").order_by("pk")]
    if titles:
        said = ngettext("Say who answers for %(n)d task", "Say who answers for %(n)d tasks", len(titles))
        yield Await(
            None,
            said % {"n": len(titles)},
            _("Without an accountable partner: %(titles)s.") % {"titles": ", ".join(titles[:3])},
            reverse("partnerships:assign_tasks", args=[member.partnership.slug]),
            _("Open the grid"),
        )
