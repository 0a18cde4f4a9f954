"""A round as a document says it: its rule, its seats, every answer with those it replaced, and the arithmetic."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.canonical import instant
from governance.contents.decisions import Answer, round_in_words
from governance.models import Ballot, Round
from governance.sentences import mode_label, position_label, rule_sentences


def round_on_paper(row: Round, seats: Iterable[Any]) -> dict[str, Any]:
    """One round in plain values, with the record from which `tally.recount` works out its verdict again."""
    shown = round_in_words(row, seats)
    return {
        "number": row.number,
        "mode": mode_label(row.mode),
        "purpose": row.purpose,
        "purpose_said": row.get_purpose_display(),
        "opened_at": instant(row.opened_at),
        "opened_by": str(row.opened_by),
        "closes_at": _moment(row.closes_at),
        "closed_at": _moment(row.closed_at),
        "closed_by": str(row.closed_by) if row.closed_by else "",
        "extensions": [_extension(given) for given in row.extensions.all()],
        "rules_version": str(row.rule_set),
        "rule": rule_sentences(row.frozen_rule, row.mode),
        "skipped_consent": row.skipped_consent,
        "reconvened": row.reconvened,
        "fingerprint": row.fingerprint,
        "result": row.result,
        "label": shown.label,
        "sentence": shown.sentence,
        "requirements": [
            {"text": line.text, "detail": line.detail, "status": line.status, "met": line.met}
            for line in shown.requirements
        ],
        "answers": [_answer(answer) for answer in shown.answers],
        "answered": shown.answered,
        "asked": shown.asked,
        "record": row.verdict if row.verdict is not None else row.final_record(closed=False),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    live = answer.ballot
    return {
        "seat": answer.partner.name if answer.partner else answer.seat.label,
        "weight": answer.seat.weight,
        "position": answer.position,
        "code": live.position if live and not answer.stale else "",
        "awaited": answer.waiting,
        "out": answer.out,
        "by": answer.by,
        "at": _moment(live.cast_at) if live else None,
        "reason": live.reason if live else "",
        "replaced": [_replaced(answer, ballot) for ballot in answer.replaced],
    }


def _replaced(answer: Answer, ballot: Ballot) -> dict[str, Any]:
    by = Answer(answer.seat, answer.partner, ballot, (), "", "", False).by
    return {
        "position": position_label(ballot.position),
        "by": by,
        "at": instant(ballot.cast_at),
        "reason": ballot.reason,
    }


def _extension(row: Any) -> dict[str, Any]:
    return {
        "was": instant(row.was),
        "until": instant(row.until),
        "reason": row.reason,
        "by": str(row.extended_by),
        "at": instant(row.extended_at),
    }


def _moment(at: datetime | None) -> str | None:
    return instant(at) if at is not None else None
