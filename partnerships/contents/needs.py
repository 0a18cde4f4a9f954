from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships import coverage
from partnerships.coverage import Coverage
from partnerships.models import Member, Need, Offer, Partner, Partnership

CRITICAL = 3


def coverage_word(state: Coverage) -> str:
    """The state of a need in one or two words."""
    return {
        Coverage.UNCOVERED: _("Not covered"),
        Coverage.PARTIAL: _("Partial"),
        Coverage.FRAGILE: _("Fragile"),
        Coverage.COVERED: _("Covered"),
        Coverage.REDUNDANT: _("More than covered"),
    }[state]


PINS = {
    Coverage.UNCOVERED: "todo",
    Coverage.PARTIAL: "wait",
    Coverage.FRAGILE: "doubt",
    Coverage.COVERED: "done",
    Coverage.REDUNDANT: "done",
}


@dataclass(frozen=True)
class Cell:
    """What one partner brings to one need."""

    level: int
    word: str
    only: bool
    declared: bool


@dataclass(frozen=True)
class NeedRow:
    """One need with what each partner brings, and how well it is covered."""

    need: Need
    cells: list[Cell | None]
    state: Coverage
    why: str
    strict: Coverage
    may_offer: bool

    @property
    def pin(self) -> str:
        return PINS[self.state]

    @property
    def word(self) -> str:
        return coverage_word(self.state)

    @property
    def strict_word(self) -> str:
        """How it is when confirmed offers alone count, said only when that differs."""
        return coverage_word(self.strict) if self.strict != self.state else ""

    @property
    def settled(self) -> bool:
        return self.state in (Coverage.COVERED, Coverage.REDUNDANT)

    @property
    def weight(self) -> str:
        return {1: _("useful"), 2: _("important"), 3: _("critical")}[self.need.criticality]


@dataclass(frozen=True)
class Served:
    """How many needs a partner serves, and which of them it alone meets."""

    count: int
    alone: list[str]


@dataclass(frozen=True)
class Matrix:
    """Needs × partners."""

    partners: list[Partner]
    rows: list[NeedRow]
    served: list[Served]
    strict: bool

    def count(self, *states: Coverage) -> int:
        return sum(row.state in states for row in self.rows)

    @property
    def covered(self) -> int:
        return self.count(Coverage.COVERED, Coverage.REDUNDANT)

    @property
    def fragile(self) -> int:
        return self.count(Coverage.FRAGILE)

    @property
    def partial(self) -> int:
        return self.count(Coverage.PARTIAL)

    @property
    def uncovered(self) -> int:
        return self.count(Coverage.UNCOVERED)

    @property
    def to_look_at(self) -> list[NeedRow]:
        """What is not covered, the most critical first."""
        open_rows = [row for row in self.rows if not row.settled]
        order = list(Coverage)
        return sorted(open_rows, key=lambda row: (-row.need.criticality, order.index(row.state), row.need.code))


def need_matrix(partnership: Partnership, *, by: Member, strict: bool = False) -> Matrix:
    """Needs × partners in three queries; `strict` counts confirmed offers alone."""
    partners = list(partnership.partners.inside().select_related("organisation"))
    needs = list(partnership.needs.all())
    offers: dict[int, dict[int, Offer]] = {need.pk: {} for need in needs}
    for offer in Offer.objects.standing().filter(partnership=partnership).defer("conditions"):
        offers[offer.need_id][offer.partner_id] = offer
    rows = [_row(need, offers[need.pk], partners, by=by, strict=strict) for need in needs]
    facts = [coverage.Need(row.need.code, row.need.required, _levels(offers[row.need.pk], strict)) for row in rows]
    alone = coverage.unique_contributions(facts)
    served = [
        Served(sum(str(partner.pk) in fact.offers for fact in facts), alone.get(str(partner.pk), []))
        for partner in partners
    ]
    return Matrix(partners, rows, served, strict)


def _levels(offers: dict[int, Offer], strict: bool) -> dict[str, int]:
    kept = (offer for offer in offers.values() if not strict or offer.state != Offer.State.DECLARED)
    return {str(offer.partner_id): offer.level for offer in kept}


def _row(need: Need, offers: dict[int, Offer], partners: list[Partner], *, by: Member, strict: bool) -> NeedRow:
    levels, firm = _levels(offers, strict), _levels(offers, True)
    state = coverage.coverage(need.required, list(levels.values()))
    sole = coverage.sole_providers(need.required, levels)
    cells = [_cell(offers.get(partner.pk), str(partner.pk), levels, sole) for partner in partners]
    names = {str(partner.pk): partner.name for partner in partners}
    why = _why(need, state, levels, names.get(sole or "", ""))
    free = by.is_facilitator or (by.represents and by.partner_id not in offers)
    return NeedRow(need, cells, state, why, coverage.coverage(need.required, list(firm.values())), free)


def _cell(offer: Offer | None, partner: str, levels: dict[str, int], sole: str | None) -> Cell | None:
    if offer is None or partner not in levels:
        return None
    return Cell(offer.level, offer.get_level_display(), sole == partner, offer.state == Offer.State.DECLARED)


def _why(need: Need, state: Coverage, levels: dict[str, int], sole: str) -> str:
    if state == Coverage.UNCOVERED:
        return _("nobody brings it")
    if state == Coverage.PARTIAL:
        return _("at best %(best)d, %(required)d required") % {
            "best": max(levels.values()),
            "required": need.required,
        }
    if state == Coverage.FRAGILE:
        return _("rests on %(partner)s") % {"partner": sole}
    enough = sum(level >= need.required for level in levels.values())
    return ngettext("%(n)d partner", "%(n)d partners", enough) % {"n": enough}


def to_confirm(partnership: Partnership, by: Member) -> QuerySet[Offer]:
    """The query twin of `confirm_offer`: declared offers that this member may confirm."""
    rows = partnership.offers.filter(state=Offer.State.DECLARED).select_related("need", "partner__organisation")
    if by.is_facilitator:
        return rows
    return rows.filter(partner=by.partner) if "representative" in by.held_roles and by.partner_id else rows.none()
