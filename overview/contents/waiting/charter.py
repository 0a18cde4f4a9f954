"""What awaits people about the charter: to have it approved, to sign it, to prepare or sign the deeds by which others
join it."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charters.contents import document
from charters.contents.joining import without_deed, without_signatory
from charters.models import Approval, CharterVersion, Signatory
from core import clock
from overview.contents.waiting.rows import Said, Waiting
from partnerships.models import Partner, Partnership

State = Signatory.State


def waiting(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """What awaits whom on this floor."""
    yield from _approvals(place, [one.pk for one in partners])
    yield from _signatures(place)
    yield from _deeds(place)


def _approvals(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    """A version to read: whose bodies have not answered to its very words."""
    rows = CharterVersion.objects.filter(partnership=place, state=CharterVersion.State.REVIEW)
    version = rows.select_related("partnership", "charter").first()
    if version is None:
        return
    ended = version.approvals.live().exclude(position=Approval.Position.UNDER_WAY)
    words = document.words(document.of(version))
    answered = set(ended.filter(fingerprint=words).order_by().values_list("partner", flat=True))
    silent = tuple(key for key in full if key not in answered)
    if silent:
        until = clock.end_of_day(version.read_until_on, place.time_zone) if version.read_until_on else None
        title = Said(_("Have version %(label)s of the charter approved"), {"label": version.short})
        link = f"{reverse('charters:charter', args=[place.slug])}#approvals"
        yield Waiting(title, link, silent, until, len(full))


def _signatures(place: Partnership) -> Iterator[Waiting]:
    """Versions and deeds that collect signatures: how many have signed, who has not."""
    collecting = Q(accession=None, version__state=CharterVersion.State.FROZEN)
    rows = Signatory.objects.live().filter(collecting | Q(accession__state="frozen"), partnership=place)
    found = defaultdict(list)
    for row in rows.select_related("version", "accession").order_by("pk"):
        found[row.document].append(row)
    for signed, places in found.items():
        silent = tuple(row.partner_id for row in places if row.state != State.SIGNED)
        if not silent:
            continue
        version, deed = places[0].version, places[0].accession
        said = (
            _("Sign the deed by which one joins version %(label)s of the charter")
            if deed
            else _("Sign version %(label)s of the charter")
        )
        link = reverse("charters:version_detail", args=[place.slug, version.label])
        end = signed.signing_until_on
        until = clock.end_of_day(end, place.time_zone) if end else None
        yield Waiting(Said(said, {"label": version.short}), link, silent, until, 0 if deed else len(places))


def _deeds(place: Partnership) -> Iterator[Waiting]:
    """Deeds that the facilitator is to prepare, or to find somebody to sign."""
    names = ", ".join(partner.name for partner in without_deed(place))
    if names:
        title, detail = _("Prepare the deed by which a partner joins the charter"), _("Not bound yet: %(partners)s.")
        link = reverse("charters:charter", args=[place.slug])
        yield Waiting(title, link, detail=Said(detail, {"partners": names}), facilitator=True)
    for deed in without_signatory(place):
        title = Said(_("Say who signs the deed of %(partner)s"), {"partner": deed.partner.name})
        link = reverse("charters:accession_detail", args=[place.slug, deed.uuid])
        yield Waiting(title, link, facilitator=True)
