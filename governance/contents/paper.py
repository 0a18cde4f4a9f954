"""A decision as a document says it: plain values in one language, from which every verdict can be worked out again."""

from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from core import clock
from core.canonical import instant
from core.figures import money
from governance.contents.decisions import line, whole
from governance.contents.paper_rounds import round_on_paper
from governance.models import Decision, Recusal
from partnerships.models import Partnership

FORMAT = "entente.decision/1"
MORE = (
    *("wordings__made_by__user", "wordings__integrations__ballot__seat", "reviews__reviewed_by__user"),
    *("minority_opinions__seat", "minority_opinions__written_by__user", "rounds__extensions__extended_by__user"),
)


def on_paper(partnership: Partnership) -> Any:
    """The decisions that have a number, with all that a document says of them; the number of queries does not grow."""
    rows = whole(partnership).exclude(state=Decision.State.DRAFT)
    return rows.select_related("objective", "supersedes").prefetch_related(*MORE)


def decision_on_paper(decision: Decision, language: str, text_sha256: str) -> dict[str, Any]:
    """All that is written of a decision, fetched with `on_paper`, in one language; `text_sha256` is its text's.

    While it is open the content is provisional and says as of which minute; afterwards the same decision
    gives the same content.
    """
    with translation.override(language):
        shown = line(decision)
        return {
            "format": FORMAT,
            "language": language,
            "as_of": None if _final(decision) else instant(clock.now().replace(second=0, microsecond=0)),
            "partnership": {
                "uuid": str(decision.partnership.uuid),
                "name": str(decision.partnership.name),
                "time_zone": decision.partnership.time_zone,
            },
            "body": str(decision.body.name),
            "number": decision.number,
            "uuid": str(decision.uuid),
            "state": decision.state,
            "outcome": decision.outcome,
            "said": shown.state,
            "sentence": shown.sentence,
            "fingerprint": text_sha256,
            **_words(decision),
            **_life(decision),
            "recusals": [_recusal(row) for row in decision.recusals.all()],
            "rounds": [round_on_paper(row, decision.body.seats.all()) for row in decision.rounds.all()],
            "mediations": [_mediation(row) for row in decision.mediations.all()],
            "ruling": _ruling(decision),
            "wordings": [_wording(row) for row in decision.wordings.all()],
            "minority_opinions": [_opinion(row) for row in decision.minority_opinions.all()],
            "reviews": [_review(row) for row in decision.reviews.all()],
        }


def _final(decision: Decision) -> bool:
    """Whether nothing is being asked any more: a ruling that the committee is asked to overturn may still change."""
    return decision.is_over and decision.open_round() is None


def with_register(content: dict[str, Any], decision: Decision) -> dict[str, Any]:
    """The content with the last line of the register that tells of this decision: what it pins cannot be cut unseen."""
    told = decision.partnership.journal.filter(link__endswith=f"/decisions/{decision.address}/").order_by("-sequence")
    found = told.values_list("sequence", "digest").first()
    return {**content, "register": {"line": found[0], "sha256": found[1]} if found else None}


def _words(decision: Decision) -> dict[str, Any]:
    """What was put to the committee, as read and in every language."""
    amount = money(decision.amount, decision.partnership.currency) if decision.amount else ""
    return {
        "title": str(decision.title),
        "question": str(decision.question),
        "text": str(decision.text),
        "text_language": decision.text.language(),
        "conditions": str(decision.conditions),
        "category": str(decision.label),
        "category_code": decision.category,
        "amount": amount,
        "every_language": {
            "title": dict(decision.title),
            "question": dict(decision.question),
            "text": dict(decision.text),
            "conditions": dict(decision.conditions),
        },
    }


def _life(decision: Decision) -> dict[str, Any]:
    objective, before = decision.objective, decision.supersedes
    return {
        "proposed_by": str(decision.proposed_by),
        "proposed_at": moment(decision.proposed_at),
        "closed_at": moment(decision.closed_at),
        "effective_at": moment(decision.effective_at),
        "owner": str(decision.owner) if decision.owner else "",
        "due_on": day(decision.due_on),
        "review_on": day(decision.review_on),
        "carried_out_at": moment(decision.carried_out_at),
        "carried_out": decision.carried_out,
        "withdrawal_reason": decision.withdrawal_reason,
        "objective": f"{objective.code} {objective.title}" if objective else "",
        "supersedes": before.number if before else "",
    }


def _recusal(row: Recusal) -> dict[str, Any]:
    return {
        "seat": row.seat.partner.name,
        "person": str(row.member) if row.member else "",
        "nature": row.get_nature_display(),
        "reason": row.reason,
        "declared_by": str(row.declared_by),
        "declared_at": moment(row.declared_at),
        "state": row.get_state_display(),
        "holds": row.holds,
        "answer": row.answer,
    }


def _mediation(row: Any) -> dict[str, Any]:
    return {
        "mediator": row.mediator,
        "opened_at": moment(row.opened_at),
        "closed_at": moment(row.closed_at),
        "findings": row.findings,
    }


def _ruling(decision: Decision) -> dict[str, Any] | None:
    if not hasattr(decision, "ruling"):
        return None
    row = decision.ruling
    overturned = [turn.number for turn in decision.rounds.all() if turn.pk == row.overturned_in_id]
    return {
        "by": str(row.lead.member),
        "outcome": row.get_outcome_display(),
        "reasons": str(row.reasons),
        "minority_opinion": str(row.minority_opinion),
        "settled_at": moment(row.settled_at),
        "overturned_in": overturned[0] if overturned else None,
    }


def _wording(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "by": str(row.made_by),
        "at": moment(row.made_at),
        "reason": row.reason,
        "fingerprint": row.fingerprint,
        "answers": [
            _("%(seat)s: %(reason)s") % {"seat": kept.ballot.seat.partner.name, "reason": kept.ballot.reason}
            for kept in row.integrations.all()
        ],
    }


def _opinion(row: Any) -> dict[str, Any]:
    return {
        "seat": row.seat.partner.name,
        "by": str(row.written_by),
        "at": moment(row.written_at),
        "words": str(row.words),
    }


def _review(row: Any) -> dict[str, Any]:
    return {
        "finding": row.get_finding_display(),
        "words": row.words,
        "by": str(row.reviewed_by),
        "at": moment(row.reviewed_at),
        "next_on": day(row.next_on),
    }


def moment(at: datetime | None) -> str | None:
    """A moment as canonical data writes it."""
    return instant(at) if at is not None else None


def day(on: date | None) -> str | None:
    """A day as canonical data writes it."""
    return on.isoformat() if on is not None else None
