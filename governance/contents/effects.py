"""What an act would change, shown before it is confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.actions.electorate import electorate_of
from governance.models import CategoryRule, Decision, Mandate, Seat
from governance.rules.held import rules_of
from governance.rules.rounds import consent_comes_first
from governance.sentences import explain, outcome_label, rule_sentences
from governance.sentences.verdict import COUNTED, base_in_words
from governance.tally import Method, Mode, Rule, Verdict, tally
from governance.tally import Seat as Counted


@dataclass(frozen=True)
class Opening:
    """What opening a round would freeze: the rule in words, who answers, until when in writing."""

    category: CategoryRule | None
    consent: tuple[str, ...]
    meeting: tuple[str, ...]
    writing: tuple[str, ...]
    earliest: date | None
    seats: int
    vacant: int


@dataclass(frozen=True)
class Standing:
    """How the count stands: now, or with one more seat out; words ready to show in a table."""

    quorum: str
    seats: str
    needed: str
    result: str


@dataclass(frozen=True)
class Effect:
    """What becomes of the count if a seat is recused: before, after, and whether the result would change."""

    seat: Seat
    before: Verdict
    after: Verdict
    changes: bool
    counted: bool

    @property
    def row(self) -> Standing:
        """The count with this seat out."""
        return standing(self.after, self.counted)

    @property
    def sentences(self) -> list[str]:
        """The same in plain sentences, with the numbers before and after."""
        return [
            _("The organisation’s whole seat is out: titular, alternate and proxy, of preparation, debate and vote."),
            _quorum_sentence(self.before, self.after),
            _seats_sentence(self.before, self.after),
            *_needed_sentence(self.before, self.after),
            _result_sentence(self),
        ]


def opening_of(decision: Decision) -> Opening:
    """The next round of this decision, as the rules in force would open it."""
    rule_set = rules_of(decision.partnership)
    category = rule_set.rule_for(decision.category, decision.amount) if rule_set else None
    seats = Seat.objects.voting().filter(body=decision.body_id)
    running = Mandate.objects.running(decision.partnership.today())
    held = seats.filter(mandates__in=running).distinct().count()
    consent = category.consent_rule if category and consent_comes_first(decision, category) else None
    return Opening(
        category=category,
        consent=_words(consent, Mode.MEETING),
        meeting=_words(_asked(decision, category, Mode.MEETING), Mode.MEETING),
        writing=_words(_asked(decision, category, Mode.WRITTEN), Mode.WRITTEN),
        earliest=decision.partnership.today() + timedelta(days=category.written_days) if category else None,
        seats=held,
        vacant=seats.count() - held,
    )


def effect_of_recusal(decision: Decision, seat: Seat) -> Effect:
    """What recusing this seat would change, on the open round, or on the next one as all would come to it."""
    return effects_of_recusal(decision, [seat])[0]


def effects_of_recusal(decision: Decision, seats: Iterable[Seat]) -> list[Effect]:
    """The same for each of these seats."""
    facts = _facts(decision)
    before, counted = tally(**facts, closed=False), decision.open_round() is not None
    effects = []
    for seat in seats:
        after = tally(**_without(facts, str(seat.uuid)), closed=False)
        effects.append(Effect(seat, before, after, counted and after.outcome is not before.outcome, counted))
    return effects


def standing_now(decision: Decision) -> Standing:
    """The count as it stands, or as the next round would start."""
    return standing(tally(**_facts(decision), closed=False), decision.open_round() is not None)


def standing(verdict: Verdict, counted: bool) -> Standing:
    """A verdict as a line of the table; `counted` when a round is open and its answers count."""
    needed = "" if verdict.needed is None else _of_base(verdict)
    return Standing(
        quorum=_quorum(verdict) or _("no quorum applies"),
        seats=str(verdict.seats.seats_eligible),
        needed=needed or _("no share of the votes"),
        result=outcome_label(verdict.outcome) if counted else _("no answer yet"),
    )


def _asked(decision: Decision, category: CategoryRule | None, mode: Mode) -> dict | None:
    """The rule of a vote in this committee: the category's; opinions alone where it advises."""
    if not decision.body.decides:
        return Rule.of(Method.ADVICE).as_dict()
    return category.rule_in(mode) if category else None


def _words(rule: dict | None, mode: Mode) -> tuple[str, ...]:
    return tuple(rule_sentences(Rule.from_dict(rule), mode)) if rule else ()


def _facts(decision: Decision) -> dict[str, Any]:
    """What `tally` needs: the open round's, or those of a meeting to come at which every seat is."""
    round_ = decision.open_round()
    if round_ is not None:
        return round_.facts()
    seats = [Counted.from_dict(row) for row in electorate_of(decision)]
    return {
        "rule": _rule_to_come(decision),
        "electorate": seats,
        "positions": {},
        "mode": "meeting",
        "present": [seat.id for seat in seats if seat.eligible],
        "waives_quorum": False,
    }


def _rule_to_come(decision: Decision) -> Rule:
    """The rule by which the next round would be held at a meeting."""
    rule_set = rules_of(decision.partnership)
    category = rule_set.rule_for(decision.category, decision.amount) if rule_set else None
    if category is None or not decision.body.decides:
        return Rule.of(Method.ADVICE)
    return Rule.from_dict(category.consent_rule if consent_comes_first(decision, category) else category.rule)


def _without(facts: dict[str, Any], seat: str) -> dict[str, Any]:
    """The same facts with this seat recused and its answer no longer counted."""
    electorate = [
        replace(row, recused=True, vacant=False) if row.id == seat and row.voting else row
        for row in facts["electorate"]
    ]
    positions = {key: value for key, value in facts["positions"].items() if key != seat}
    return {**facts, "electorate": electorate, "positions": positions}


def _of_base(verdict: Verdict) -> str:
    base = verdict.applied.base
    words = {"base": base, "base_size": verdict.base_size, "weighted": verdict.weighted}
    return _("%(needed)s out of %(base)s") % {"needed": verdict.needed, "base": base_in_words(words)}


def _quorum(verdict: Verdict) -> str:
    """“5 needed, 4 seats present”; empty when no quorum applies."""
    quorum = verdict.applied.quorum
    if quorum is None:
        return ""
    counted = COUNTED[quorum.measure] % {"n": verdict.quorum_counted}
    return _("%(needed)s needed, %(counted)s") % {"needed": verdict.quorum_needed, "counted": counted}


def _quorum_sentence(before: Verdict, after: Verdict) -> str:
    if not _quorum(before):
        return _("No quorum applies here.")
    words = {"now": _quorum(before), "then": _quorum(after)}
    return _("Quorum now: %(now)s. With this seat out, which does not count as present: %(then)s.") % words


def _seats_sentence(before: Verdict, after: Verdict) -> str:
    n = after.seats.seats_eligible
    words = {"n": n, "now": before.seats.seats_eligible}
    text = ngettext(
        "%(n)s seat may then answer, instead of %(now)s.", "%(n)s seats may then answer, instead of %(now)s.", n
    )
    return text % words


def _needed_sentence(before: Verdict, after: Verdict) -> list[str]:
    if before.needed is None or after.needed is None:
        return []
    words = {"now": _of_base(before), "then": _of_base(after)}
    return [_("To pass it takes %(now)s; with this seat out, %(then)s.") % words]


def _result_sentence(effect: Effect) -> str:
    if not effect.counted:
        return _("No round is open: these are the numbers of a meeting to which every seat comes.")
    words = {"now": outcome_label(effect.before.outcome), "then": outcome_label(effect.after.outcome)}
    if effect.changes:
        said = _("The result as it stands would change, from “%(now)s” to “%(then)s”.")
    else:
        said = _("The result as it stands would not change: “%(now)s”.")
    return f"{said % words} {explain(effect.after)}"
