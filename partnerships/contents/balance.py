from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.models import Organisation
from core.figures import money
from partnerships import coverage
from partnerships.contents.contributions import Held
from partnerships.coverage import Voice
from partnerships.models import Contribution, Partner, Partnership

Sector = Organisation.Sector


@dataclass(frozen=True)
class Check:
    """One thing that keeps a partnership in balance: how it stands, and why."""

    code: str
    pin: str
    what: str
    why: str


def balance(partnership: Partnership, partners: list[Partner], held: Iterable[Held]) -> list[Check]:
    """Sectors, people concerned, weight of each funder: in words, never in a mark."""
    return [_sectors(partners), _concerned(partnership, partners), _funders(partnership, partners, held)]


def _sectors(partners: list[Partner]) -> Check:
    present = {partner.organisation.sector for partner in partners}
    missing = coverage.missing_sectors(Sector.values, present)
    if not missing:
        why = ", ".join(str(label) for label in Sector.labels)
        return Check("sectors", "done", _("Every sector is in."), why[:1].upper() + why[1:] + ".")
    named = ", ".join(str(Sector(sector).label) for sector in missing)
    return Check("sectors", "wait", _("Nobody is in from: %(sectors)s.") % {"sectors": named}, _("Whom could you ask?"))


def _concerned(partnership: Partnership, partners: list[Partner]) -> Check:
    speaking = [partner.name for partner in partners if partner.speaks_for_concerned]
    voice = coverage.voice(len(speaking), bool(partnership.concerned_absent))
    if voice == Voice.PRESENT:
        by = _("Represented by: %(partners)s.") % {"partners": ", ".join(speaking)}
        return Check("concerned", "done", _("The people concerned are in."), by)
    what = _("No partner speaks for the people concerned.")
    if voice == Voice.EXPLAINED:
        because = _("Not applicable, because: %(reason)s") % {"reason": partnership.concerned_absent}
        return Check("concerned", "now", what, because)
    return Check("concerned", "wait", what, _("Nobody has written why."))


def _funders(partnership: Partnership, partners: list[Partner], held: Iterable[Held]) -> Check:
    names = {partner.pk: partner.name for partner in partners}
    cash: dict[int, Decimal] = {}
    for row in held:
        if row.promise.kind == Contribution.Kind.CASH and row.partner_id in names:
            cash[row.partner_id] = cash.get(row.partner_id, Decimal()) + row.promise.promised
    whole = sum(cash.values(), Decimal())
    if not whole:
        return Check("funders", "todo", _("No cash is promised yet."), _("So nobody weighs too much in it."))
    heavy = coverage.above_half(cash)
    if heavy is None:
        said = {"whole": money(whole, partnership.currency)}
        return Check(
            "funders", "done", _("No funder promises more than half of the cash."), _("%(whole)s in all.") % said
        )
    said = {"funder": names[heavy], "part": money(cash[heavy], partnership.currency)}
    said["whole"] = money(whole, partnership.currency)
    return Check(
        "funders",
        "wait",
        _("One funder promises more than half of the cash: %(funder)s.") % said,
        _("%(part)s of %(whole)s. If it leaves, most of the cash leaves.") % said,
    )
