from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.figures import number
from partnerships import coverage, sentences
from partnerships.contents.balance import Check, balance
from partnerships.contents.candidates import Candidate, candidates
from partnerships.contents.contributions import delivered_offers, promises_of
from partnerships.coverage import Coverage
from partnerships.models import Member, Need, Offer, Partner, Partnership, full_partners
from partnerships.rules import speaks_for

PER_PAGE = 50
LOOK = 12  # needs to keep in mind that are listed
Offers = dict[int, dict[int, Offer]]  # by need, then by partner
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

    partner: str
    level: int | None
    word: str
    only: bool
    state: str
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
        return sentences.coverage_word(self.state)

    @property
    def strict_word(self) -> str:
        """How it is when confirmed offers alone count, said only when that differs."""
        return sentences.coverage_word(self.strict) if self.strict != self.state else ""

    @property
    def settled(self) -> bool:
        return self.state in (Coverage.COVERED, Coverage.REDUNDANT)

    @property
    def weight(self) -> str:
        return {1: _("useful"), 2: _("important"), 3: _("critical")}[self.need.criticality]

    @property
    def asked(self) -> str:
        return sentences.asked(self.need)


@dataclass(frozen=True)
class Served:
    """How many needs a partner serves, and which of them it alone meets."""

    partner: Partner
    count: int
    alone: list[str]


@dataclass(frozen=True)
class Waiting:
    """An offer that its reader may confirm."""

    offer: Offer
    need: Need
    partner: Partner
    amount: str


@dataclass(frozen=True)
class Matrix:
    """Needs × partners, candidates apart, and what they say together."""

    partners: list[Partner]
    rows: list[NeedRow]
    page: Page
    served: list[Served]
    candidates: list[Candidate]
    balance: list[Check]
    waiting: list[Waiting]
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
        return sorted(open_rows, key=lambda row: (-row.need.criticality, row.state.rank, row.need.code))

    @property
    def looked_at(self) -> list[NeedRow]:
        return self.to_look_at[:LOOK]

    @property
    def beyond(self) -> int:
        """How many more there are than those that are listed."""
        return len(self.to_look_at) - len(self.looked_at)


def fact_of(need: Need, offers: dict[int, Offer], partners: list[Partner], *, strict: bool = False) -> coverage.Need:
    """A need as arithmetic sees it, with what these partners offer; from confirmed offers on when `strict`."""
    kept = [offers[partner.pk] for partner in partners if partner.pk in offers]
    firm = {str(offer.partner_id): offer.amount for offer in kept if not strict or offer.state != Offer.State.DECLARED}
    return coverage.Need(need.code, need.asked, firm, need.adds_up)


def offers_of(partnership: Partnership) -> Offers:
    """The offers that stand, by need and partner, in one query."""
    found: Offers = {}
    for offer in Offer.objects.standing().filter(partnership=partnership):
        found.setdefault(offer.need_id, {})[offer.partner_id] = offer
    return found


def covered(partnership: Partnership) -> list[tuple[Need, coverage.Need]]:
    """Every need with its arithmetic, as the full partners' offers cover it; three queries."""
    partners, offers = full_partners(partnership), offers_of(partnership)
    return [(need, fact_of(need, offers.get(need.pk, {}), partners)) for need in partnership.needs.all()]


def need_matrix(partnership: Partnership, *, by: Member, strict: bool = False, number: str | None = None) -> Matrix:
    """Needs × partners in four queries; `strict` counts confirmed offers alone, `number` is a page of needs."""
    inside = list(partnership.partners.inside().select_related("organisation"))
    partners = [partner for partner in inside if partner.standing == Partner.Standing.PARTNER]
    needs, offers, held = list(partnership.needs.all()), offers_of(partnership), promises_of(partnership).values()
    drawing = _Drawing(partners, delivered_offers(held, partnership.today()), by, strict)
    facts = [fact_of(need, offers.get(need.pk, {}), partners, strict=strict) for need in needs]
    rows = [drawing.row(need, offers.get(need.pk, {}), fact) for need, fact in zip(needs, facts, strict=True)]
    coming = [partner for partner in inside if partner.standing == Partner.Standing.CANDIDATE]
    return Matrix(
        partners=partners,
        rows=rows,
        page=Paginator(rows, PER_PAGE).get_page(number),
        served=_served(partners, facts),
        candidates=candidates(coming, list(zip(needs, facts, strict=True)), offers),
        balance=balance(partnership, partners, held),
        waiting=_waiting(inside, needs, offers, by),
        strict=strict,
    )


def _waiting(inside: list[Partner], needs: list[Need], offers: Offers, by: Member) -> list[Waiting]:
    """The twin of `confirm_offer` over what is read already: declared offers that this member may confirm."""
    return [
        Waiting(offer, need, partner, sentences.amount_in_words(offer.amount, need))
        for need in needs
        for partner in inside
        if speaks_for(by, partner)
        if (offer := offers.get(need.pk, {}).get(partner.pk)) and offer.state == Offer.State.DECLARED
    ]


def _served(partners: list[Partner], facts: list[coverage.Need]) -> list[Served]:
    alone = coverage.unique_contributions(facts)
    return [
        Served(partner, sum(str(partner.pk) in fact.offers for fact in facts), alone.get(str(partner.pk), []))
        for partner in partners
    ]


class _Drawing:
    """What all rows of a matrix share while they are drawn."""

    def __init__(self, partners: list[Partner], delivered: set[int], by: Member, strict: bool) -> None:
        self.partners, self.delivered, self.by, self.strict = partners, delivered, by, strict
        self.names = {str(partner.pk): partner.name for partner in partners}

    def row(self, need: Need, offers: dict[int, Offer], fact: coverage.Need) -> NeedRow:
        for offer in offers.values():
            offer.need = need
        sole = fact.sole
        cells = [self.cell(offers.get(partner.pk), fact, sole) for partner in self.partners]
        free = self.by.is_facilitator or (self.by.represents and self.by.partner_id not in offers)
        strict = fact if self.strict else fact_of(need, offers, self.partners, strict=True)
        declared = any(partner.pk in offers for partner in self.partners)
        reason = why(need, fact, self.names, declared=declared)
        return NeedRow(need, cells, fact.state, reason, strict.state, free)

    def cell(self, offer: Offer | None, fact: coverage.Need, sole: str | None) -> Cell | None:
        if offer is None or str(offer.partner_id) not in fact.offers:
            return None
        state = offer_state(offer, self.delivered)
        only = sole == str(offer.partner_id)
        declared = offer.state == Offer.State.DECLARED
        name = self.names[str(offer.partner_id)]
        return Cell(name, offer.level, sentences.offered(offer), only, state, declared)


def offer_state(offer: Offer, delivered: set[int]) -> str:
    """How firm an offer is, in a word; delivered once all contributions that rest on it are."""
    return pgettext("an offer", "delivered") if offer.pk in delivered else str(offer.get_state_display())


def why(need: Need, fact: coverage.Need, names: dict[str, str], *, declared: bool = False) -> str:
    """The reason of a need's state, in a few words; `declared` says that there are offers, counted or not."""
    said: dict[str, Any] = {"reached": number(Decimal(fact.reached)), "required": sentences.asked(need)}
    if fact.state == Coverage.UNCOVERED:
        return _("no confirmed offer") if declared else _("nobody brings it")
    if fact.state == Coverage.FRAGILE:
        return _("rests on %(partner)s") % {"partner": _listed([names[who] for who in fact.pillars])}
    if need.adds_up:
        return _("%(reached)s offered, %(required)s required") % said
    if fact.state == Coverage.PARTIAL:
        return _("at best %(best)d, %(required)d required") % {"best": fact.reached, "required": need.required}
    return ngettext("%(n)d partner", "%(n)d partners", fact.spare + 1) % {"n": fact.spare + 1}


def _listed(names: list[str]) -> str:
    *first, last = names
    return _("%(some)s and %(last)s") % {"some": ", ".join(first), "last": last} if first else last
