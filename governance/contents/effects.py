"""What an act would change, shown before it is confirmed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import CategoryRule, Decision, Mandate, RuleSet, Seat
from governance.sentences import rule_sentences
from governance.tally import Mode, Rule
from partnerships.models import Partner


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


def opening_of(decision: Decision) -> Opening:
    """The next round of this decision, as the rules in force would open it."""
    rule_set = RuleSet.objects.in_force(decision.partnership)
    category = rule_set.rule_for(decision.category, decision.amount) if rule_set else None
    seats = Seat.objects.voting().filter(body=decision.body_id)
    running = Mandate.objects.running(decision.partnership.today())
    held = seats.filter(mandates__in=running).distinct().count()
    first = not decision.deciding_rounds()
    consent = category.consent_rule if category and first else None
    return Opening(
        category=category,
        consent=_words(consent, Mode.MEETING),
        meeting=_words(category.rule, Mode.MEETING) if category else (),
        writing=_words(category.rule_in(Mode.WRITTEN), Mode.WRITTEN) if category else (),
        earliest=decision.partnership.today() + timedelta(days=category.written_days) if category else None,
        seats=held,
        vacant=seats.count() - held,
    )


def effect_of_recusal(decision: Decision) -> list[str]:
    """What recusing one more organisation changes: the seats that may answer, the quorum, the base."""
    out = decision.recusals.filter(nature="organisation").values("seat")
    voting = Seat.objects.voting().filter(body=decision.body_id, partner__standing=Partner.Standing.PARTNER)
    left = max(voting.exclude(pk__in=out).count() - 1, 0)
    return [
        _("The organisation’s whole seat is out: titular and alternate, of preparation, debate and vote."),
        ngettext("%(n)s seat may then answer.", "%(n)s seats may then answer.", left) % {"n": left},
        _("A recused seat does not count as present for the quorum, and an answer that it gave is no longer counted."),
    ]


def _words(rule: dict | None, mode: Mode) -> tuple[str, ...]:
    return tuple(rule_sentences(Rule.from_dict(rule), mode)) if rule else ()
