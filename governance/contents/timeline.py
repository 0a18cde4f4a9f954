from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.days import date_format
from governance.models import Decision, Recusal, Round
from governance.sentences import explain, mode_label

PIN_OF_RESULT = {"adopted": "done", "advice": "done", "rejected": "against", "withdrawn": "against"}


@dataclass(frozen=True)
class Step:
    """One moment of a decision's life: its mark, its day or moment, its words."""

    pin: str
    at: datetime | date
    title: str
    words: str = ""

    @property
    def day(self) -> date:
        """The day, for those who only order by it."""
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def whole_day(self) -> bool:
        return not isinstance(self.at, datetime)


def timeline(decision: Decision) -> list[Step]:
    """What happened to a decision, in order, then what is to come."""
    happened = [*_said(decision), *_asked(decision), *_afterwards(decision)]
    past = sorted(happened, key=lambda step: step.at)
    return [*past, *sorted(_to_come(decision), key=lambda step: step.day)]


def _said(decision: Decision) -> Iterator[Step]:
    """What was put to the committee, and who stood aside."""
    yield Step("done", decision.proposed_at, _("Proposed by %(name)s") % {"name": decision.proposed_by})
    for recusal in decision.recusals.all():
        yield from _recusal(recusal)
    for wording in decision.wordings.all():
        if wording.number > 1:
            title = _("New words, version %(number)s") % {"number": wording.number}
            yield Step("wait", wording.made_at, title, wording.reason)


def _asked(decision: Decision) -> Iterator[Step]:
    """The rounds, the mediations, what the lead settled."""
    for round_ in decision.rounds.all():
        yield from _round(round_)
    for mediation in decision.mediations.all():
        title = _("Mediation by %(name)s") % {"name": mediation.mediator}
        pin = "now" if mediation.closed_at is None else "done"
        yield Step(pin, mediation.closed_at or mediation.opened_at, title, mediation.findings)
    if hasattr(decision, "ruling"):
        ruling = decision.ruling
        words = {"name": ruling.lead.member, "outcome": ruling.get_outcome_display()}
        yield Step("done", ruling.settled_at, _("Settled by %(name)s, strategic lead: %(outcome)s") % words)


def _afterwards(decision: Decision) -> Iterator[Step]:
    """Dissent written down, work done, reviews; or the withdrawal."""
    for opinion in decision.minority_opinions.all():
        words = {"partner": opinion.seat.partner}
        yield Step("done", opinion.written_at, _("Minority opinion of %(partner)s") % words)
    if decision.carried_out_at is not None:
        yield Step("done", decision.carried_out_at, _("Carried out"), decision.carried_out)
    for review in decision.reviews.all():
        title = _("Review: %(finding)s") % {"finding": review.get_finding_display()}
        yield Step("done", review.reviewed_at, title, review.words)
    if decision.state == Decision.State.WITHDRAWN:
        yield Step("against", decision.closed_at, _("Withdrawn"), decision.withdrawal_reason)


def _recusal(recusal: Recusal) -> Iterator[Step]:
    who = {"who": recusal.member or recusal.seat.partner}
    if recusal.answered_at is None and recusal.holds:
        yield Step("wait", recusal.declared_at, _("Recused: %(who)s") % who, recusal.reason)
        return
    yield Step("doubt", recusal.declared_at, _("Recusal proposed: %(who)s") % who, recusal.reason)
    if recusal.answered_at is not None:
        pin, title = ("wait", _("Recused: %(who)s")) if recusal.holds else ("done", _("Recusal not retained: %(who)s"))
        yield Step(pin, recusal.answered_at, title % who, recusal.answer)


def _round(round_: Round) -> Iterator[Step]:
    words = {"number": round_.number, "mode": mode_label(round_.mode), "purpose": round_.get_purpose_display()}
    title = _("Round %(number)s: %(mode)s") % words
    if round_.purpose != Round.Purpose.DECIDE:
        title = _("Round %(number)s, %(purpose)s: %(mode)s") % words
    for extension in round_.extensions.all():
        until = date_format(localtime(extension.until), "DATETIME_FORMAT")
        yield Step("wait", extension.extended_at, _("More time, until %(until)s") % {"until": until}, extension.reason)
    if round_.skipped_consent:
        said = _("No consent round first: %(reason)s") % {"reason": round_.skipped_consent}
        yield Step("wait", round_.opened_at, _("Put to the vote"), said)
    if round_.closed_at is None:
        yield Step("now", round_.opened_at, title, _("Answers are being given."))
    elif round_.result == "withdrawn":
        yield Step("against", round_.closed_at, title, _("Withdrawn before its end."))
    else:
        pin = PIN_OF_RESULT.get(round_.result, "wait")
        yield Step(pin, round_.closed_at, title, explain(round_.outcome_now(), overturning=round_.overturning))


def _to_come(decision: Decision) -> Iterator[Step]:
    last = decision.open_round()
    if decision.due_on is not None and decision.carried_out_at is None:
        yield Step("todo", decision.due_on, _("To be carried out"))
    if last is not None and last.closes_at is not None:
        yield Step("todo", last.closes_at, _("End of the answers; the result is sent to all at the same time"))
    if decision.awaits_signatures:
        yield Step("todo", decision.closed_at, _("Takes effect with the last signature"))
    if decision.review_on is not None:
        yield Step("todo", decision.review_on, _("Review date"))
