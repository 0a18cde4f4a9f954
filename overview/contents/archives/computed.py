"""What an archive says beside its facts: what the application works out from them, as of their last line.

The same rows give the same answer on any site and on any day, so that whoever brings them in can hold it against
what came with them.
"""

from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from django.utils import translation

from charters import journal as evidence
from charters.contents.binding import binding
from charters.contents.standing import charter_of
from charters.models import CharterVersion
from core import clock
from core.canonical import instant
from core.chain import Verification
from governance.models import Decision, Round
from governance.tally import record
from impact.contents.cards import cards
from overview import recipe
from overview.contents.facts import facts_of
from partnerships import journal
from partnerships.contents.needs import covered
from partnerships.models import JournalEntry, Partnership


def computed(partnership: Partnership) -> dict[str, Any]:
    """Recipe, decisions, needs, indicators, charter and chains of a partnership, as of its last line."""
    moment = last_moment(partnership)
    with clock.as_of(moment), translation.override("en"):
        return {
            "as_of": instant(moment),
            "recipe": _recipe(partnership),
            "decisions": [_decision(row) for row in _decisions(partnership)],
            "needs": [_need(*pair) for pair in covered(partnership)],
            "indicators": _indicators(partnership),
            "charter": _charter(partnership),
            "chains": _chains(partnership),
        }


def differing(here: dict[str, Any], told: Any) -> str:
    """The first part in which two such answers differ, their sentences apart; empty when they say the same."""
    if not isinstance(told, dict):
        return "computed.json"
    return next((part for part in here if _bare(here[part]) != _bare(told.get(part))), "")


def _bare(value: Any) -> Any:
    """The answer without its sentences: another release may word them otherwise."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key != "said"}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def last_moment(partnership: Partnership) -> datetime:
    """When the last line of the register was written."""
    rows = JournalEntry.objects.filter(partnership=partnership).order_by("-sequence")
    return rows.values_list("recorded_at", flat=True).first() or partnership.started_at


def _recipe(partnership: Partnership) -> dict[str, Any]:
    readings = recipe.read(facts_of(partnership))
    return {code: {"state": found.state.value, **plain(found.kept())} for code, found in readings.items()}


def _decisions(partnership: Partnership) -> Iterable[Decision]:
    rows = Decision.objects.filter(partnership=partnership).order_by("year", "rank", "uuid")
    below = ("rounds__ballots__seat", "rounds__ballots__proxy", "recusals__seat", "body__seats__partner")
    return rows.select_related("body").prefetch_related(*below)


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "decision": str(row.uuid),
        "state": row.state,
        "outcome": row.outcome,
        "rounds": [_round(one) for one in row.rounds.all()],
    }


def _round(row: Round) -> dict[str, Any]:
    """The verdict that was given, and what the ballots give when they are counted again."""
    return {
        "number": row.number,
        "result": row.result,
        "verdict": plain(row.outcome_now().as_dict()),
        "counted_again": _counted_again(row),
        "answers": [
            {"seat": str(ballot.seat.uuid), "rank": ballot.rank, "position": ballot.position}
            for ballot in sorted(row.ballots.all(), key=lambda ballot: (str(ballot.seat.uuid), ballot.rank))
        ],
    }


def _counted_again(row: Round) -> Any:
    try:
        return plain(record(**row.facts(), closed=row.closed_at is not None)["verdict"])
    except ValueError:
        return None  # a seat that voted sits no more: the verdict of the day is what there is


def _need(need: Any, fact: Any) -> dict[str, Any]:
    told = {"state": fact.state.value, "reached": plain(fact.reached), "spare": fact.spare, "offers": len(fact.offers)}
    return {"need": str(need.uuid), "code": need.code, **told}


def _indicators(partnership: Partnership) -> list[dict[str, Any]]:
    found = []
    for card in cards(partnership):
        reading, computed_alone = card.reading, card.computed.status
        found.append(
            {
                "indicator": str(card.indicator.uuid),
                "code": card.indicator.code,
                "status": reading.status.value,
                "computed": computed_alone.value,
                "value": plain(reading.value),
                "value_on": plain(reading.value_on),
                "counted": plain(reading.counted),
                "progress": plain(reading.progress),
                "met": reading.met,
                "contested": reading.contested,
                "next_due": plain(reading.next_due),
                "said": {"basis": card.basis, "status": card.status_sentence},
            }
        )
    return found


def _charter(partnership: Partnership) -> dict[str, Any] | None:
    charter = charter_of(partnership)
    if charter is None:
        return None
    versions = CharterVersion.objects.filter(charter=charter).order_by("number").prefetch_related("signatures")
    return {
        "charter": str(charter.uuid),
        "versions": [_version(row) for row in versions],
        "bound": [_bound(row) for row in binding(partnership)],
    }


def _version(row: CharterVersion) -> dict[str, Any]:
    return {
        "label": row.label,
        "state": row.state,
        "signatures": row.signatures.count(),
        "content": sha256(row.content.encode()).hexdigest() if row.content else None,
        "as_frozen": bool(row.content) and sha256(row.content.encode()).hexdigest() == row.sha256,
    }


def _bound(row: Any) -> dict[str, Any]:
    period = row.period
    return {
        "partner": str(row.partner.uuid),
        "version": row.version.label if row.version else None,
        "since": plain(period.claim.since) if period else None,
        "until": plain(period.until) if period else None,
        "by_deed": bool(period and period.deed),
    }


def _chains(partnership: Partnership) -> dict[str, Any]:
    charter = charter_of(partnership)
    told = {"register": _chain(journal.verify(partnership))}
    return told | ({"evidence": _chain(evidence.verify(charter))} if charter else {})


def _chain(found: Verification) -> dict[str, Any]:
    return {"entries": found.entries, "intact": found.intact, "head": found.head}


def plain(value: Any) -> Any:
    """Figures, days and codes as JSON says them; an amount without the zeros that an engine adds."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, date):
        return instant(value) if isinstance(value, datetime) else value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    return value if value is None or isinstance(value, bool | int | str) else str(value)
