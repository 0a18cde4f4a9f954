"""What awaits a person while a partnership is built. Every floor yields the same shape; `overview` gathers them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships import rules
from partnerships.models import Consent, Member, Risk, Version


@dataclass(frozen=True)
class Await:
    """One thing that awaits one person: by when, what, why, where, and the words of the button."""

    deadline: datetime | None
    title: str
    detail: str
    link: str
    act: str


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the vision, their partner's profile and the risks it watches."""
    if not member.represents:
        return
    version = Version.objects.filter(text__vision__partnership=member.partnership).order_by("-number").first()
    if version and not Consent.objects.filter(version=version, partner=member.partner).exists():
        yield Await(
            None,
            _("Answer to version %(label)s of the vision") % {"label": version.label},
            _("Your organisation has not said yet whether it consents."),
            reverse("partnerships:vision", args=[member.partnership.slug]),
            _("Read and answer"),
        )
    if not member.partner.has_profile:
        yield Await(
            None,
            _("Say why %(partner)s is in") % {"partner": member.partner},
            _("Stake, expectation and what you will not give up: three short answers."),
            reverse("partnerships:describe_partner", args=[member.partnership.slug, member.partner.code]),
            _("Write"),
        )
    yield from _risks(member)


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
