from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerships import coverage, sentences
from partnerships.coverage import Effect
from partnerships.models import Need, Offer, Partner


@dataclass(frozen=True)
class Answer:
    """What one offer of a candidate would do for one need."""

    need: Need
    offered: str
    change: str


@dataclass(frozen=True)
class Candidate:
    """What a candidate would close, strengthen, duplicate or leave as it is."""

    partner: Partner
    effects: dict[Effect, list[Answer]]

    @property
    def groups(self) -> list[tuple[str, str, list[Answer]]]:
        """Mark, words and answers of each effect that there is."""
        words = {
            Effect.CLOSES: ("done", _("It would close:")),
            Effect.STRENGTHENS: ("now", _("It would strengthen:")),
            Effect.DUPLICATES: ("todo", _("It would duplicate:")),
            Effect.NOTHING: ("todo", _("It would change nothing for:")),
        }
        return [(*words[effect], self.effects[effect]) for effect in Effect if effect in self.effects]


def candidates(
    coming: list[Partner], needs: list[tuple[Need, coverage.Need]], offers: dict[int, dict[int, Offer]]
) -> list[Candidate]:
    """For each candidate, what its offers would do to needs as the partners cover them."""
    found: dict[int, dict[Effect, list[Answer]]] = {partner.pk: {} for partner in coming}
    for need, fact in needs:
        for pk, offer in offers.get(need.pk, {}).items():
            if pk in found:
                effect = coverage.effect(fact, str(pk), offer.amount)
                found[pk].setdefault(effect, []).append(_answer(offer, need, fact))
    return [Candidate(partner, found[partner.pk]) for partner in coming]


def _answer(offer: Offer, need: Need, fact: coverage.Need) -> Answer:
    after = fact.joined_by(str(offer.partner_id), offer.amount).state
    said = {"before": sentences.coverage_word(fact.state).lower(), "after": sentences.coverage_word(after).lower()}
    change = _("from “%(before)s” to “%(after)s”") if after != fact.state else _("stays “%(before)s”")
    return Answer(need, sentences.amount_in_words(offer.amount, need), change % said)
