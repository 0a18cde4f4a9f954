"""What awaits a person about the charter: their signature, or, for the facilitator, a signature declined."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from charters import rules
from charters.models import CharterVersion, Signatory
from partnerships.awaits import Await
from partnerships.models import Member


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the charter, in at most two queries."""
    due = Signatory.objects.filter(rules.awaiting_signature_of(member), partnership=member.partnership)
    for row in due.select_related("version", "partner__organisation"):
        yield Await(
            None,
            _("Sign version %(label)s of the charter") % {"label": row.version.short},
            _("For %(partner)s: read it, say by what authority, confirm with a code.") % {"partner": row.partner.name},
            reverse("charters:signing", args=[member.partnership.slug]),
            _("Read and sign"),
        )
    if member.is_facilitator:
        yield from _declined(member)


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
