from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from partnerships import rules, sentences
from partnerships.contents.contributions import delivered_offers, promises_of
from partnerships.contents.needs import PINS, fact_of, offer_state, why
from partnerships.models import Contribution, Member, Need, Offer, Partner

OFFER_PINS = {Offer.State.DECLARED: "doubt", Offer.State.CONFIRMED: "now", Offer.State.COMMITTED: "done"}


@dataclass(frozen=True)
class OfferLine:
    """One partner's offer to a need: how much, how firm, what rests on it, what the reader may do with it."""

    offer: Offer
    amount: str
    state: str
    pin: str
    contributions: list[Contribution]
    may: dict[str, bool]

    @property
    def counted(self) -> bool:
        """Whether it counts in coverage: a candidate's offer does not yet."""
        return self.offer.partner.standing == Partner.Standing.PARTNER


def need_page(need: Need, by: Member) -> dict[str, Any]:
    """One need: its coverage, each offer with its acts."""
    partnership = need.partnership
    standing = Prefetch("contributions", Contribution.objects.standing().order_by("code"))
    rows = need.offers.standing().select_related("partner__organisation").prefetch_related(standing)
    offers = {offer.partner_id: offer for offer in rows}
    for offer in offers.values():
        offer.need, offer.partnership = need, partnership
    partners = [offer.partner for offer in offers.values() if offer.partner.standing == Partner.Standing.PARTNER]
    fact = fact_of(need, offers, partners)
    firm = fact_of(need, offers, partners, strict=True)
    resting = promises_of(partnership, offer__need=need).values() if offers else ()
    delivered = delivered_offers(resting, partnership.today())
    return {
        "need": need,
        "asked": sentences.asked(need),
        "pin": PINS[fact.state],
        "word": sentences.coverage_word(fact.state),
        "why": why(need, fact, {str(partner.pk): partner.name for partner in partners}),
        "strict_word": sentences.coverage_word(firm.state) if firm.state != fact.state else "",
        "lines": [_line(offer, by, delivered) for offer in offers.values()],
        "refusals": {
            "make_offer": rules.make_offer.refusal(by, need) if not by.is_facilitator else None,
            "change_need": rules.change_need.refusal(by, need),
            "drop_need": rules.drop_need.refusal(by, need),
        },
    }


def _line(offer: Offer, by: Member, delivered: set[int]) -> OfferLine:
    acts = (rules.change_offer, rules.confirm_offer, rules.commit_offer, rules.withdraw_offer)
    return OfferLine(
        offer=offer,
        amount=sentences.offered(offer),
        state=offer_state(offer, delivered),
        pin="done" if offer.pk in delivered else OFFER_PINS[Offer.State(offer.state)],
        contributions=list(offer.contributions.all()),
        may={rule.act: rule.allows(by, offer) for rule in acts},
    )
