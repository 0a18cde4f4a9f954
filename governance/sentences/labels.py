"""Names of what a vote is made of, and what each answer means for whoever gives it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from governance.tally import Base, Measure, Method, Mode, Outcome, Position, Rule

METHODS = {
    Method.CONSENT: gettext_lazy("Consent round"),
    Method.SIMPLE: gettext_lazy("Simple majority"),
    Method.ABSOLUTE: gettext_lazy("Absolute majority"),
    Method.TWO_THIRDS: gettext_lazy("Two-thirds majority"),
    Method.THREE_QUARTERS: gettext_lazy("Three-quarters majority"),
    Method.QUALIFIED: gettext_lazy("Qualified majority"),
    Method.UNANIMITY: gettext_lazy("Unanimity"),
    Method.ADVICE: gettext_lazy("Advice"),
}
BASES = {
    Base.VOTES_CAST: gettext_lazy("votes cast"),
    Base.PRESENT: gettext_lazy("seats present"),
    Base.SEATS_ELIGIBLE: gettext_lazy("seats not recused"),
    Base.ALL_SEATS: gettext_lazy("all seats"),
}
MEASURES = {
    Measure.PRESENT: gettext_lazy("seats present"),
    Measure.VOTES_CAST: gettext_lazy("seats voting for or against"),
    Measure.FAVOURABLE: gettext_lazy("seats in favour"),
}
MODES = {
    Mode.MEETING: pgettext_lazy("way of voting", "In a meeting"),
    Mode.WRITTEN: pgettext_lazy("way of voting", "Written consultation"),
}
OUTCOMES = {
    Outcome.ADOPTED: pgettext_lazy("outcome of a vote", "Adopted"),
    Outcome.REJECTED: pgettext_lazy("outcome of a vote", "Rejected"),
    Outcome.TIE: pgettext_lazy("outcome of a vote", "Tie"),
    Outcome.OBJECTED: pgettext_lazy("outcome of a vote", "Objection upheld"),
    Outcome.NO_QUORUM: pgettext_lazy("outcome of a vote", "Quorum missed"),
    Outcome.ADVICE: pgettext_lazy("outcome of a vote", "Advice given"),
}
# What the answers to “should what the lead settled be overturned?” came to: a decision is not adopted by them.
RULING = {
    **OUTCOMES,
    Outcome.ADOPTED: pgettext_lazy("outcome of a vote", "Ruling overturned"),
    Outcome.REJECTED: pgettext_lazy("outcome of a vote", "Ruling upheld"),
    Outcome.TIE: pgettext_lazy("outcome of a vote", "Ruling upheld"),
}
POSITIONS = {
    Position.FOR: pgettext_lazy("position", "For"),
    Position.AGAINST: pgettext_lazy("position", "Against"),
    Position.ABSTAIN: pgettext_lazy("position", "Abstention"),
    Position.CONSENT: pgettext_lazy("position", "Consent"),
    Position.CONCERN: pgettext_lazy("position", "Consent with a concern"),
    Position.OBJECTION: pgettext_lazy("position", "Reasoned objection"),
    Position.NOT_TAKING_PART: pgettext_lazy("position", "Not taking part"),
}
MEANINGS = {
    Position.FOR: gettext_lazy("I want this text to apply."),
    Position.AGAINST: gettext_lazy("I prefer that this text does not apply."),
    Position.CONSENT: gettext_lazy("I can live with this text, even if it is not my first choice."),
    Position.CONCERN: gettext_lazy("I let this text through and ask that my concern be written down."),
    Position.OBJECTION: gettext_lazy("This text would harm our common purpose: it does not pass as it stands."),
    Position.NOT_TAKING_PART: gettext_lazy("I stay out of this question without declaring an interest in it."),
}
OVERTURNING = {
    Position.FOR: gettext_lazy("I want what the lead settled to be overturned."),
    Position.AGAINST: gettext_lazy("I want what the lead settled to stand."),
}
PROMPTS = {
    Position.AGAINST: gettext_lazy("What would have to change?"),
    Position.CONCERN: gettext_lazy("What worries you?"),
    Position.OBJECTION: gettext_lazy("What harm would it do to our common purpose?"),
}


def method_label(method: Method | str) -> str:
    return str(METHODS[Method(method)])


def base_label(base: Base | str) -> str:
    return str(BASES[Base(base)])


def measure_label(measure: Measure | str) -> str:
    return str(MEASURES[Measure(measure)])


def mode_label(mode: Mode | str) -> str:
    return str(MODES[Mode(mode)])


def outcome_label(outcome: Outcome | str, *, overturning: bool = False) -> str:
    """The result of a round in a word; of one that was `overturning`, what becomes of the lead's ruling."""
    return str((RULING if overturning else OUTCOMES)[Outcome(outcome)])


def position_label(position: Position | str) -> str:
    return str(POSITIONS[Position(position)])


def position_meaning(position: Position | str, method: Rule | Method | str, *, overturning: bool = False) -> str:
    """What the answer says, in the first person. The rule as applied says how an abstention weighs."""
    if overturning and Position(position) in OVERTURNING:
        return str(OVERTURNING[Position(position)])
    if Position(position) is not Position.ABSTAIN:
        return str(MEANINGS[Position(position)])
    rule = method if isinstance(method, Rule) else _usual(method)
    if rule.base is None:
        return _("I have no opinion to give.")
    if rule.base is Base.VOTES_CAST:
        return _("I let the others choose. It is not a vote cast: it weighs neither for nor against.")
    return _("I let the others choose. It is not a vote for: it makes the votes for harder to gather.")


def _usual(method: Method | str) -> Rule:
    share = "1/2" if Method(method) is Method.QUALIFIED else None
    return Rule.of(method, threshold=share)


def reason_prompt(position: Position | str) -> str:
    """The question asked next to the answer; an objection alone must answer it."""
    return str(PROMPTS.get(Position(position), _("A reason to share?")))
