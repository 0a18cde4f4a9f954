"""Who joins a charter that others have signed: partners whose deed nobody prepared, deeds that nobody is to sign."""

from django.db.models import Exists, OuterRef

from charters.models import Accession, CharterVersion, Signatory
from partnerships.models import Partner, Partnership

State = CharterVersion.State


def without_deed(place: Partnership) -> list[Partner]:
    """The partners that came after the charter in force was signed, and have no deed by which they join it."""
    signs = Signatory.objects.live().filter(partner=OuterRef("pk"), version__state=State.IN_FORCE)
    in_force = CharterVersion.objects.filter(partnership=OuterRef("partnership"), state=State.IN_FORCE)
    late = place.partners.full().filter(Exists(in_force), ~Exists(signs), bound_since=None)
    prepared = Accession.objects.standing().filter(version__state=State.IN_FORCE)
    return list(late.exclude(pk__in=prepared.values("partner")).select_related("organisation"))


def without_signatory(place: Partnership) -> list[Accession]:
    """The deeds that are prepared and that nobody is named to sign, the oldest first."""
    named = Signatory.objects.live().filter(accession=OuterRef("pk"))
    rows = Accession.objects.filter(~Exists(named), partnership=place, state=Accession.State.FROZEN)
    rows = rows.filter(version__state__in=(State.FROZEN, State.IN_FORCE))
    return list(rows.select_related("partner__organisation").order_by("pk"))
