from typing import Any

from core.figures import money
from governance.contents import line, register_rows
from governance.models import Decision, Round
from governance.sentences import outcome_label
from overview.contents.report.asked import Asked, amount, iso

MORE = ("mediations", "rounds__ballots__seat__partner__organisation")


def decisions(asked: Asked) -> list[dict]:
    """What the committee had before it in this time, the latest first, and what was hard about it."""
    rows = register_rows(asked.partnership).select_related("owner__user", "owner__partner__organisation", "ruling")
    return [_decision(row, asked) for row in rows.prefetch_related(*MORE) if _is_of(row, asked)]


def _is_of(row: Decision, asked: Asked) -> bool:
    """Whether it was before the committee in this time."""
    asked_on, over_on = asked.day_of(row.proposed_at), asked.day_of(row.closed_at)
    begun = asked_on is not None and asked_on <= asked.until
    return begun and (asked.starts_on is None or over_on is None or over_on >= asked.starts_on)


def _decision(row: Decision, asked: Asked) -> dict[str, Any]:
    told = line(row)
    return {
        "number": row.number,
        "title": str(row.title),
        "category": str(row.label),
        "state": str(told.state),
        "outcome": row.outcome or str(row.state),
        "sentence": str(told.sentence),
        "amount": amount(row.amount) if row.amount else None,
        "amount_said": money(row.amount, asked.partnership.currency) if row.amount else "",
        "proposed_on": iso(asked.day_of(row.proposed_at)),
        "closed_on": iso(asked.day_of(row.closed_at)),
        "due_on": iso(row.due_on),
        "review_on": iso(row.review_on),
        "carried_out_on": iso(asked.day_of(row.carried_out_at)),
        "carried_out": "" if asked.outside else row.carried_out,
        "owner": asked.who(row.owner),
        "deadlocks": [_round(one) for one in row.deciding_rounds() if one.deadlocked],
        "objections": [] if asked.outside else [said for one in row.deciding_rounds() for said in _objections(one)],
        "mediations": len(row.mediations.all()),
        "ruled": hasattr(row, "ruling"),
    }


def _round(row: Round) -> dict[str, Any]:
    return {"number": row.number, "result": row.result, "said": str(outcome_label(row.outcome_now().outcome))}


def _objections(row: Round) -> list[dict[str, str]]:
    """The objections that stood when a round ended on them."""
    if row.result != "objected":
        return []
    standing = [ballot for ballot in row.reservations() if ballot.position == "objection"]
    return [{"partner": ballot.seat.partner.name, "reason": ballot.reason} for ballot in standing]
