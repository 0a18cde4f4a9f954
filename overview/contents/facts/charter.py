from charters.models import Accession, CharterVersion, Signatory
from overview.contents.facts.place import Place

State = CharterVersion.State


def charter(place: Place) -> dict:
    """The version in force with whom it is to bind, and the one being signed or written; in four queries at most."""
    versions = list(CharterVersion.objects.shown().filter(partnership=place.partnership).defer("content"))
    in_force = next((row for row in versions if row.state == State.IN_FORCE), None)
    frozen = next((row for row in versions if row.state == State.FROZEN), None)
    writing = next((row for row in versions if row.is_open), None)
    told: dict = {"writing": writing.label if writing else "", "running_since": _since(place, versions)}
    rows = Signatory.objects.counted().filter(version__in=[row for row in (in_force, frozen) if row])
    sheet = list(rows.select_related("partner__organisation"))
    if in_force is not None:
        told |= {"charter": in_force.label} | _bound(place, in_force, _places(sheet, in_force))
    if frozen is not None:
        places = _places(sheet, frozen)
        unsigned = [row.partner.name for row in places if not _signed(row)]
        told |= {"signing": frozen.label, "signing_unsigned": unsigned}
        told |= {"signing_done": len(places) - len(unsigned)}
    return told


def _places(sheet: list[Signatory], version: CharterVersion) -> list[Signatory]:
    return [row for row in sheet if row.version_id == version.pk]


def _signed(row: Signatory) -> bool:
    return row.state == Signatory.State.SIGNED


def _bound(place: Place, version: CharterVersion, sheet: list[Signatory]) -> dict:
    """Who signed the version in force, by a deed too; whose signature it lacks: its sheet's, and each partner's."""
    deeds = Accession.objects.filter(version=version, state=Accession.State.IN_FORCE)
    bound = set(deeds.values_list("partner", flat=True)) | {row.partner_id for row in sheet if _signed(row)}
    awaited = {row.partner_id: row.partner.name for row in sheet} | {row.pk: row.name for row in place.partners}
    unsigned = [name for pk, name in awaited.items() if pk not in bound]
    return {"signed": len(bound), "unsigned": unsigned}


def _since(place: Place, versions: list[CharterVersion]):
    """The day since which the partnership runs: the stage's, else the charter's first entry into force."""
    step = place.partnership.steps.filter(stage=place.partnership.State.RUNNING).first()
    moments = [step.entered_at] if step else [row.in_force_since for row in versions if row.in_force_since]
    return min(moments).astimezone(place.partnership.zone).date() if moments else None
