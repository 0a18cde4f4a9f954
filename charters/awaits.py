"""What awaits a person about the charter: to read it, to sign it; for the facilitator, what holds signatures up."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from charters import rules
from charters.actions.places import signing_page
from charters.contents import document
from charters.contents.joining import without_deed, without_signatory
from charters.models import Approval, CharterVersion, Signatory
from core import clock
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open

State = Signatory.State
NEAR = timedelta(days=5)


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the charter, in a few queries."""
    due = Signatory.objects.filter(rules.awaiting_signature_of(member), partnership=member.partnership)
    for row in due.select_related("version", "accession", "partner__organisation"):
        row.partnership = row.version.partnership = member.partnership
        said = _("Sign the deed by which you join version %(label)s of the charter")
        title = said if row.accession else _("Sign version %(label)s of the charter")
        yield Await(
            _until(row),
            title % {"label": row.version.short},
            _("For %(partner)s: read it, say by what authority, confirm with a code.") % {"partner": row.partner.name},
            signing_page(row),
            _("Read and sign"),
        )
    if member.represents:
        yield from _reading(member)
    if member.is_facilitator and is_open(member.partnership):
        yield from _read_by_now(member)
        rows = list(_kept_waiting(member))
        yield from (_stopped(row) for row in rows if row.state in (State.DECLINED, State.LAPSED))
        yield from _missing(member, [row for row in rows if row.state == State.INVITED])
        yield from _terms(member)
        yield from _newcomers(member)


def _read_by_now(member: Member) -> Iterator[Await]:
    """A version whose time to be read is over: to be frozen, or given more."""
    today = member.partnership.today()
    rows = CharterVersion.objects.filter(partnership=member.partnership, state=CharterVersion.State.REVIEW)
    for version in rows.filter(read_until_on__lt=today):
        yield Await(
            clock.end_of_day(version.read_until_on, member.partnership.time_zone),
            _("Freeze version %(label)s of the charter, or give more time to read it") % {"label": version.short},
            _("The time to read it is over: its page says what is ready and what is missing."),
            reverse("charters:charter", args=[member.partnership.slug]),
            _("See what is ready"),
        )


def _newcomers(member: Member) -> Iterator[Await]:
    """Partners that came after the charter in force was signed: a deed to prepare, or to have signed by somebody."""
    place = member.partnership
    names = [partner.name for partner in without_deed(place)]
    if names:
        yield Await(
            None,
            _("Prepare the deed by which a partner joins the charter"),
            _("Not bound yet: %(partners)s.") % {"partners": ", ".join(names)},
            reverse("charters:charter", args=[place.slug]),
            _("See how to join"),
        )
    for deed in without_signatory(place):
        yield Await(
            None,
            _("Say who signs the deed of %(partner)s") % {"partner": deed.partner},
            _("It is prepared, and nobody is named to sign it."),
            reverse("charters:accession_detail", args=[place.slug, deed.uuid]),
            _("See the deed"),
        )


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


def _kept_waiting(member: Member) -> Iterator[Signatory]:
    """The places of frozen versions and deeds that are not signed."""
    rows = Signatory.objects.filter(state__in=(State.INVITED, State.DECLINED, State.LAPSED))
    open_version = Q(accession=None, version__state=CharterVersion.State.FROZEN)
    rows = rows.filter(open_version | Q(accession__state="frozen"), partnership=member.partnership)
    for row in rows.select_related("version", "accession", "partner__organisation", "member").order_by("pk"):
        row.partnership = row.version.partnership = member.partnership
        yield row


def _stopped(row: Signatory) -> Await:
    """A refusal, a change asked, a last day that went by."""
    said = _("%(partner)s declines to sign the charter")
    if row.state == State.LAPSED:
        said = _("%(partner)s has not signed the charter in time")
    elif row.decline_kind == Signatory.Decline.CHANGE:
        said = _("%(partner)s asks for a change before it signs the charter")
    more = _("Give more time, name somebody else, or return the charter to writing.")
    detail = row.decline_reason or more
    act = _("Read why") if row.decline_reason else _("See what to do")
    return Await(None, said % {"partner": row.partner.name}, detail, _page(row), act)


def _missing(member: Member, rows: list[Signatory]) -> Iterator[Await]:
    """Authority that nobody gave yet, people who are not there any more, and a last day that is near."""
    without = [row for row in rows if not row.has_authority]
    if without:
        title = _("Say by what authority each signatory of the charter signs")
        detail = _("Missing for: %(partners)s.") % {"partners": ", ".join(row.partner.name for row in without)}
        yield Await(None, title, detail, _page(without[0]), _("See who lacks it"))
    gone = [row for row in rows if row.member.ended_at]
    if gone:
        title = _("Name somebody else to sign the charter")
        detail = _("No longer there to sign: %(people)s.")
        people = ", ".join(f"{row.name} ({row.partner.name})" for row in gone)
        yield Await(None, title, detail % {"people": people}, _page(gone[0]), _("See who is missing"))
    today = member.partnership.today()
    ends = {row: row.document.signing_until_on for row in rows}
    near = [row for row, end in ends.items() if end is not None and today <= end <= today + NEAR]
    if near:
        title = _("The last day to sign the charter is near")
        detail = _("Still awaited: %(partners)s.") % {"partners": ", ".join(row.partner.name for row in near)}
        yield Await(min(filter(None, map(_until, near))), title, detail, _page(near[0]), _("Remind, or give more time"))


def _until(row: Signatory) -> datetime | None:
    """The end of the last day to sign, in the partnership’s time."""
    day = row.document.signing_until_on
    return datetime.combine(day, time(23, 59), tzinfo=row.partnership.zone) if day else None


def _page(row: Signatory) -> str:
    return reverse("charters:version_detail", args=[row.partnership.slug, row.version.label])


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
            said = _("Version %(label)s is in force. An amendment says what changes, or gives it more time.")
            deadline = clock.end_of_day(day, partnership.time_zone)
            page = reverse("charters:open_amendment", args=[partnership.slug])
            yield Await(deadline, title, said % {"label": current.short}, page, _("Open an amendment"))
