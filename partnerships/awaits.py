"""What awaits a person while a partnership is built. Every floor yields the same shape; `overview` gathers them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerships import rules
from partnerships.contents.answers import block_link
from partnerships.models import Amendment, Answer, Block, Invitation, Member, Offer, Partner, Risk, Version
from partnerships.models.partners import PROFILE


@dataclass(frozen=True)
class Await:
    """One thing that awaits one person: by when, what, why, where, and the words of the button."""

    deadline: datetime | None
    title: str
    detail: str
    link: str
    act: str


def _opinions(member: Member) -> Iterator[Await]:
    """Open amendments of which this member's partner has said nothing yet: one card for each, the oldest first."""
    for amendment in rules.awaiting_opinion_from(member).select_related("made_by__user", "text__vision"):
        amendment.text.partnership = member.partnership
        yield Await(
            None,
            _("Say what you think of amendment %(number)d") % {"number": amendment.number},
            _("%(who)s proposes to change “%(of)s”: %(reason)s")
            % {
                "who": amendment.made_by.user.name,
                "of": amendment.text,
                "reason": Truncator(amendment.reason).chars(140),
            },
            amendment.text.act_url("amendment_detail", amendment.number),
            _("Read and answer"),
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


def _undecided(member: Member) -> Iterator[Await]:
    """Open amendments that the facilitator may take in or refuse: one card for each text."""
    awaited = Count("amendments", filter=Q(amendments__state=Amendment.State.OPEN))
    texts = member.partnership.texts.filter(locked_at=None).annotate(awaited=awaited).filter(awaited__gt=0)
    for text in texts.select_related("vision").order_by("pk"):
        text.partnership = member.partnership
        said = ngettext(
            "Decide on %(n)d open amendment to “%(of)s”", "Decide on %(n)d open amendments to “%(of)s”", text.awaited
        )
        yield Await(
            None,
            said % {"n": text.awaited, "of": text},
            _("Take them into the text, changed or not, merge them, or refuse them with a reason."),
            text.get_absolute_url(),
            _("Read and decide"),
        )


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do: about the vision and its amendments, their profile, the risks they watch."""
    if not rules.is_open(member.partnership):
        return
    if member.is_facilitator:
        yield from _first_invitation(member)
        yield from _undecided(member)
    if not member.represents:
        return
    yield from _consents(member)
    yield from _opinions(member)
    yield from _profile(member)
    yield from _offers(member)
    yield from _risks(member)


def _consents(member: Member) -> Iterator[Await]:
    """The texts that partners consent to, in the words they have now, which this partner has not answered to."""
    waiting = Version.objects.awaiting_consent_of(member.partner)
    for version in waiting.select_related("text__vision").order_by("text__pk"):
        text, said = version.text, {"label": version.label, "of": version.text}
        text.partnership = member.partnership
        asked = (
            _("Answer to version %(label)s of the vision") if text.is_vision else _("Answer to %(label)s of “%(of)s”")
        )
        yield Await(
            None,
            asked % said,
            _("Your organisation has not said yet whether it consents."),
            text.get_absolute_url(),
            _("Read and answer"),
        )


def _profile(member: Member) -> Iterator[Await]:
    """The three answers without which mistrust sets in, and what the facilitator wrote that nobody confirmed."""
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


def _risks(member: Member) -> Iterator[Await]:
    """The risks that this member's partner watches and has not reviewed for six months."""
    for risk in Risk.objects.filter(rules.review_awaited_from(member)):
        page = reverse("partnerships:review_risk", args=[member.partnership.slug, risk.code])
        since = date_format(risk.reviewed_on, "DATE_FORMAT")
        detail = _("%(title)s: last reviewed on %(day)s.") % {"title": risk.title, "day": since}
        yield Await(
            None,
            _("Review the risk %(code)s, which you watch") % {"code": risk.code},
            detail,
            page,
            pgettext("a risk", "Review"),
        )


def _offers(member: Member) -> Iterator[Await]:
    """What this member's partner offers, or was written to offer, and has not confirmed: one card for all."""
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
