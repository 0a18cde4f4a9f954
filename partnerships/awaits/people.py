from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from partnerships.awaits.shape import Await
from partnerships.contents.answers import block_link
from partnerships.models import Answer, Block, Invitation, Member, Partner
from partnerships.models.partners import PROFILE


def of_invitations(member: Member) -> Iterator[Await]:
    """For the facilitator: a partnership in which nobody is, and invitations whose week went by."""
    if not member.is_facilitator:
        return
    yield from _first_invitation(member)
    over = member.partnership.invitations.filter(state=Invitation.State.SENT, expires_at__lte=clock.now())
    names = list(over.order_by("pk").values_list("name", flat=True))
    if names:
        yield Await(
            None,
            _("Send fresh invitations, or withdraw them"),
            _("Nobody followed the link within a week: %(names)s.") % {"names": ", ".join(names)},
            reverse("partnerships:partner_list", args=[member.partnership.slug]) + "#waiting",
            _("Look at them"),
        )


def _first_invitation(member: Member) -> Iterator[Await]:
    """A partnership in which nobody is and to which nobody is invited."""
    partnership = member.partnership
    waiting = partnership.invitations.filter(state=Invitation.State.SENT).exclude(partner=None)
    if not partnership.partners.inside().exclude(standing=Partner.Standing.CANDIDATE).exists() and not waiting.exists():
        yield Await(
            None,
            _("Invite the first organisation"),
            _("Nobody is in yet: invite it through the person who will speak for it."),
            reverse("partnerships:invite_partner", args=[partnership.slug]),
            _("Invite"),
        )


def of_profile(member: Member) -> Iterator[Await]:
    """The three answers without which mistrust sets in, and what the facilitator wrote that nobody confirmed."""
    if not member.represents:
        return
    partner = member.partner
    partner.partnership = member.partnership
    said = dict(Answer.objects.filter(partner=partner).values_list("question", "confirmed_at"))
    missing = [question for question in PROFILE if question not in said]
    if missing:
        block = next(block for block in Block if missing[0] in block.questions)
        yield Await(
            None,
            _("Say why %(partner)s is in") % {"partner": partner},
            _("Stake, expectation and what you will not give up: three short answers, each with who may read it."),
            block_link(partner, block),
            _("Write"),
        )
    if None in said.values():
        yield Await(
            None,
            _("Confirm what was written for %(partner)s") % {"partner": partner},
            _("The facilitator wrote in its profile on its behalf. Read it; confirm it, or change it."),
            reverse("partnerships:partner_detail", args=[member.partnership.slug, partner.code]),
            _("Read and confirm"),
        )
