"""Interests and recusals in words: those of a decision, and those declared beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.days import date_format
from governance import rules
from governance.models import Decision, Interest, Mandate, Recusal
from partnerships.models import Member, Partnership

PINS = {"proposed": "wait", "confirmed": "done", "refused": "against"}


@dataclass(frozen=True)
class RecusalInWords:
    """A recusal as the page of its decision shows it; `number` is its rank among the decision's."""

    recusal: Recusal
    number: int
    who: str
    pin: str
    words: str
    answer: str
    may_confirm: bool
    may_refuse: bool


def recusals_in_words(decision: Decision, by: Member, mandates: Sequence[Mandate]) -> list[RecusalInWords]:
    """The recusals of a decision in their order, each with what this reader may answer."""
    rows = sorted(decision.recusals.all(), key=lambda row: row.pk)
    return [_in_words(row, number, by, mandates) for number, row in enumerate(rows, 1)]


def interests_beforehand(decision: Decision) -> list[Interest]:
    """The running interests declared by partners that have a seat here: to think of a recusal in time."""
    rows = decision.partnership.interests.filter(ended_at=None, partner__seats__in=decision.body.seats.all())
    return list(rows.select_related("partner__organisation", "member__user").distinct())


def interests(partnership: Partnership) -> list[Interest]:
    """Every interest declared here, those that run first."""
    rows = partnership.interests.select_related(
        "partnership", "partner__organisation", "member__user", "declared_by__user"
    )
    return sorted(rows, key=lambda row: row.ended_at is not None)


def _in_words(recusal: Recusal, number: int, by: Member, mandates: Sequence[Mandate]) -> RecusalInWords:
    state = Recusal.State(recusal.state)
    return RecusalInWords(
        recusal=recusal,
        number=number,
        who=_who(recusal),
        pin=PINS[state],
        words=_said(recusal),
        answer=_answered(recusal),
        may_confirm=rules.confirm_recusal.allows(by, recusal, mandates=mandates),
        may_refuse=rules.refuse_recusal.allows(by, recusal, mandates=mandates),
    )


def _who(recusal: Recusal) -> str:
    partner = str(recusal.seat.partner)
    return f"{recusal.member} ({partner})" if recusal.member else partner


def _said(recusal: Recusal) -> str:
    """Where it stands, in a sentence."""
    own = recusal.declared_by.partner_id == recusal.seat.partner_id
    words = {"name": recusal.declared_by}
    if recusal.state == Recusal.State.PROPOSED:
        return _("Proposed by %(name)s; nothing changes in the count until it is confirmed.") % words
    if recusal.state == Recusal.State.REFUSED:
        return _("Written by %(name)s, not retained.") % words
    if recusal.answered_by is not None:
        return _("Proposed by %(name)s, confirmed.") % words
    return _("Declared by %(name)s.") % words if own else _("Noted by %(name)s, as it was said aloud.") % words


def _answered(recusal: Recusal) -> str:
    if recusal.answered_by is None:
        return ""
    words = {"name": recusal.answered_by, "day": date_format(localtime(recusal.answered_at)), "words": recusal.answer}
    if not recusal.answer:
        return _("%(name)s, on %(day)s.") % words
    return _("%(name)s, on %(day)s: %(words)s") % words
