"""What awaits a person about the charter: to read it, to sign it, or, for the facilitator, a signature declined."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from charters import rules
from charters.contents import document
from charters.models import Approval, CharterVersion, Signatory
from core import clock
from partnerships.awaits import Await
from partnerships.models import Member


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the charter, in a few queries."""
    due = Signatory.objects.filter(rules.awaiting_signature_of(member), partnership=member.partnership)
    for row in due.select_related("version", "partner__organisation"):
        yield Await(
            None,
            _("Sign version %(label)s of the charter") % {"label": row.version.short},
            _("For %(partner)s: read it, say by what authority, confirm with a code.") % {"partner": row.partner.name},
            reverse("charters:signing", args=[member.partnership.slug]),
            _("Read and sign"),
        )
    if member.represents:
        yield from _reading(member)
    if member.is_facilitator:
        yield from _declined(member)


def _reading(member: Member) -> Iterator[Await]:
    """A version to read, as long as this member's bodies have not said yes or no to its very words."""
    rows = CharterVersion.objects.filter(partnership=member.partnership, state=CharterVersion.State.REVIEW)
    version = rows.select_related("partnership", "charter").first()
    if version is None or not rules.approve_version.allows(member, version) or _is_answered(version, member):
        return
    zone = version.partnership.time_zone
    yield Await(
        clock.end_of_day(version.read_until_on, zone) if version.read_until_on else None,
        _("Read version %(label)s of the charter") % {"label": version.short},
        _("Read the charter and say what your bodies decide: approved, under way, or what stands in the way."),
        f"{reverse('charters:charter', args=[member.partnership.slug])}#approvals",
        _("Read and answer"),
    )


def _is_answered(version: CharterVersion, member: Member) -> bool:
    """Whether the last answer is about the words of today; one that is under way still awaits its end."""
    last = version.approvals.live().filter(partner=member.partner).first()
    if last is None or last.position == Approval.Position.UNDER_WAY:
        return False
    return last.fingerprint == document.words(document.of(version))


def _declined(member: Member) -> Iterator[Await]:
    rows = Signatory.objects.filter(
        partnership=member.partnership,
        state=Signatory.State.DECLINED,
        version__state=CharterVersion.State.FROZEN,
    )
    for row in rows.select_related("version", "partner__organisation"):
        yield Await(
            None,
            _("%(partner)s declines to sign the charter") % {"partner": row.partner.name},
            row.decline_reason,
            reverse("charters:version_detail", args=[member.partnership.slug, row.version.label]),
            _("Read why"),
        )
