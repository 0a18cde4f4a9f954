"""What awaits a person about the charter: their signature, or, for the facilitator, a signature declined."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from charters import rules
from charters.models import CharterVersion, Signatory
from core import clock
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the charter, in at most four queries."""
    due = Signatory.objects.filter(rules.awaiting_signature_of(member), partnership=member.partnership)
    for row in due.select_related("version", "accession", "partner__organisation"):
        if row.accession:
            yield _deed(row, member)
            continue
        yield Await(
            None,
            _("Sign version %(label)s of the charter") % {"label": row.version.short},
            _("For %(partner)s: read it, say by what authority, confirm with a code.") % {"partner": row.partner.name},
            reverse("charters:signing", args=[member.partnership.slug]),
            _("Read and sign"),
        )
    if member.is_facilitator:
        yield from _declined(member)
        yield from _terms(member)


def _deed(row: Signatory, member: Member) -> Await:
    """A deed of accession to sign."""
    return Await(
        None,
        _("Sign the deed by which %(partner)s joins the charter") % {"partner": row.partner.name},
        _("Version %(label)s: read it, say by what authority, confirm with a code.") % {"label": row.version.short},
        reverse("charters:signing", args=[member.partnership.slug, row.uuid]),
        _("Read and sign"),
    )


def _terms(member: Member) -> Iterator[Await]:
    """The end of the partnership under the charter in force, or its review, is near and nobody has begun anything."""
    partnership, today = member.partnership, member.partnership.today()
    versions = list(CharterVersion.objects.filter(partnership=partnership))
    current = next((row for row in versions if row.state == CharterVersion.State.IN_FORCE), None)
    if current is None or not is_open(partnership) or any(row.is_open or row.is_frozen for row in versions):
        return
    dates = (
        (partnership.ends_on, 90, _("The charter ends: renew, amend or end it")),
        (current.review_on, 30, _("Look at the charter again together")),
    )
    for day, ahead, title in dates:
        if day is not None and day - timedelta(days=ahead) <= today:
            yield Await(
                clock.end_of_day(day, partnership.time_zone),
                title,
                _("Version %(label)s is in force. An amendment says what changes, or gives it more time.")
                % {"label": current.short},
                reverse("charters:open_amendment", args=[partnership.slug]),
                _("Open an amendment"),
            )


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
