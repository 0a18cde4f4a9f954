"""What is asked, offered and promised, in the words of the language of the moment."""

from decimal import Decimal

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from core.figures import money, number
from core.texts import Localized, every_language
from partnerships.coverage import Coverage
from partnerships.models import Need, Offer
from partnerships.models.needs import Level


def amount_in_words(amount: int | Decimal, need: Need) -> str:
    """A level by its name, a quantity with the need's unit."""
    if need.adds_up:
        return f"{number(Decimal(amount))} {need.unit}".strip()
    return str(Level(int(amount)).label)


def asked(need: Need) -> str:
    """What a need asks for."""
    return amount_in_words(need.asked, need)


def offered(offer: Offer) -> str:
    """What an offer gives."""
    return amount_in_words(offer.amount, offer.need)


def coverage_word(state: Coverage) -> str:
    """The state of a need in one or two words."""
    return {
        Coverage.UNCOVERED: _("Not covered"),
        Coverage.PARTIAL: _("Partial"),
        Coverage.FRAGILE: _("Fragile"),
        Coverage.COVERED: _("Covered"),
        Coverage.REDUNDANT: _("More than covered"),
    }[state]


def value(amount: Decimal | None, currency: str) -> str:
    """An amount of money, or the plain word that there is none."""
    return _("not valued") if amount is None else money(amount, currency)


def asked_everywhere(need: Need) -> Localized:
    """What a need asks for, in every language of the site: for the register."""
    return every_language(lazy(asked, str)(need))


def offered_everywhere(offer: Offer) -> Localized:
    """What an offer gives, in every language of the site: for the register."""
    return every_language(lazy(offered, str)(offer))
