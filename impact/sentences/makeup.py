"""What a figure is made of, a sum, a share, parts of several partners, a median, and what is left out of it.

Figures come in as they are written, names as they are said.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from impact.sentences.figures import day, figure
from impact.sentences.status import OMISSIONS
from impact.trajectory import Omission

NAMED = 6  # things left out that are named one by one


def ratio_said(numerator: Decimal | None, denominator: Decimal | None) -> str:
    """The people behind a percentage: "24 of 71"; empty where nobody gave them."""
    if numerator is None or denominator is None:
        return ""
    facts = {"numerator": figure(numerator), "denominator": figure(denominator)}
    return pgettext("a percentage", "%(numerator)s of %(denominator)s") % facts


def ratio_sentence(percent: str, numerator: Decimal | None, denominator: Decimal | None) -> str:
    """A percentage with its people: "33.8 %: 24 of 71." """
    return _("%(percent)s: %(parts)s.") % {"percent": percent, "parts": ratio_said(numerator, denominator)}


def sum_sentence(value: str, count: int, since: date, who: str = "") -> str:
    """Increments added up: "118: sum of 5 confirmed figures since 1 January 2026." """
    facts = {"value": value, "n": count, "on": day(since), "who": who}
    if who:
        return (
            ngettext(
                "%(who)s, %(value)s: %(n)d confirmed figure since %(on)s.",
                "%(who)s, %(value)s: sum of %(n)d confirmed figures since %(on)s.",
                count,
            )
            % facts
        )
    return (
        ngettext(
            "%(value)s: %(n)d confirmed figure since %(on)s.",
            "%(value)s: sum of %(n)d confirmed figures since %(on)s.",
            count,
        )
        % facts
    )


def shares_sentence(value: str, parts: Sequence[tuple[str, str]]) -> str:
    """Parts of several partners added up: "52: added from the latest confirmed figures of 2 partners (A 40, B 12)." """
    said = ngettext(
        "%(value)s: the latest confirmed figure of %(n)d partner (%(parts)s).",
        "%(value)s: added from the latest confirmed figures of %(n)d partners (%(parts)s).",
        len(parts),
    )
    return said % {"value": value, "n": len(parts), "parts": _listed(parts)}


def joined_sentence(value: str, parts: Sequence[tuple[str, str]]) -> str:
    """Percentages of several partners joined: "36 % (33 of 91): numerators and denominators of 2 partners." """
    said = ngettext(
        "%(value)s: numerator and denominator of %(n)d partner (%(parts)s).",
        "%(value)s: numerators and denominators of %(n)d partners, added (%(parts)s).",
        len(parts),
    )
    return said % {"value": value, "n": len(parts), "parts": _listed(parts)}


def median_sentence(value: str, parts: Sequence[tuple[str, str]]) -> str:
    """Several observers of the same thing: "110: median of 2 observations (A 100, B 120)." """
    said = ngettext(
        "%(value)s: %(n)d observation (%(parts)s).", "%(value)s: median of %(n)d observations (%(parts)s).", len(parts)
    )
    return said % {"value": value, "n": len(parts), "parts": _listed(parts)}


def left_out_sentence(left: Iterable[tuple[str, Omission]]) -> str:
    """What is not in the figure, each with its reason; empty when nothing is left out.

    Of very many the first are named and the others counted.
    """
    said = [_("%(what)s (%(why)s)") % {"what": what, "why": OMISSIONS[why]} for what, why in left]
    if not said:
        return ""
    more = len(said) - NAMED
    listed = pgettext("between things left out", "; ").join(said[:NAMED] if more > 0 else said)
    if more > 0:
        facts = {"list": listed, "n": more}
        return ngettext("Left out: %(list)s; and %(n)d more.", "Left out: %(list)s; and %(n)d more.", more) % facts
    return _("Left out: %(list)s.") % {"list": listed}


def hidden_sentence(threshold: int) -> str:
    """Why some counts of people are not shown."""
    said = _(
        "Counts of fewer than %(threshold)d people are not shown, so that nobody is recognised; others are kept back"
        " with them, so that no subtraction finds them."
    )
    return said % {"threshold": threshold}


def fewer_said(threshold: int) -> str:
    """In place of a count that is hidden alone: "fewer than 11"."""
    return _("fewer than %(threshold)d") % {"threshold": threshold}


def _listed(parts: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{who} {said}" for who, said in parts)
