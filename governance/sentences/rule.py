"""A rule in plain sentences: the same on the settings page, on the ballot and in the charter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from governance.tally import Base, Measure, Method, Mode, Quorum, Rule

from .labels import method_label

SHARES = {
    ("1/2", False): gettext_lazy("more than half"),
    ("1/2", True): gettext_lazy("at least half"),
    ("2/3", False): gettext_lazy("more than two thirds"),
    ("2/3", True): gettext_lazy("at least two thirds"),
    ("3/4", False): gettext_lazy("more than three quarters"),
    ("3/4", True): gettext_lazy("at least three quarters"),
    ("1", True): gettext_lazy("unanimity"),
}
OF_BASE = {
    Base.VOTES_CAST: gettext_lazy("of the votes cast"),
    Base.PRESENT: gettext_lazy("of the seats present"),
    Base.SEATS_ELIGIBLE: gettext_lazy("of the seats not recused"),
    Base.ALL_SEATS: gettext_lazy("of all seats"),
}
WEIGHT_OF_ANSWERS = {
    Base.VOTES_CAST: gettext_lazy("An abstention is not a vote cast, but it counts as present."),
    Base.PRESENT: gettext_lazy("An abstention counts among the seats present: it makes the text harder to pass."),
    Base.SEATS_ELIGIBLE: gettext_lazy("Abstentions and silence are not votes for; recused seats are left out."),
    Base.ALL_SEATS: gettext_lazy("Abstentions, silence and recused seats are not votes for, yet they all count."),
}
QUORUMS = {
    Measure.PRESENT: gettext_lazy("Quorum: %(seats)s must be present."),
    Measure.VOTES_CAST: gettext_lazy("Quorum: %(seats)s must vote for or against."),
    Measure.FAVOURABLE: gettext_lazy("Quorum: %(seats)s must be in favour."),
}


def share_in_words(threshold: str, inclusive: bool) -> str:
    """`2/3` reached or exceeded: “at least two thirds”."""
    if (threshold, inclusive) in SHARES:
        return str(SHARES[threshold, inclusive])
    if inclusive:
        return _("at least %(share)s") % {"share": threshold}
    return _("more than %(share)s") % {"share": threshold}


def _share_of(threshold: str, inclusive: bool, base: Base) -> str:
    """“more than half of the votes cast”."""
    values = {"share": share_in_words(threshold, inclusive), "of_base": OF_BASE[base]}
    return pgettext("a share of something", "%(share)s %(of_base)s") % values


def rule_in_words(rule: Rule, mode: Mode | str | None = None) -> str:
    """The whole rule as a short paragraph; only as one `mode` applies it when given."""
    return " ".join(rule_sentences(rule, mode))


def rule_sentences(rule: Rule, mode: Mode | str | None = None) -> list[str]:
    """The rule, one sentence per thing to know: what passes, abstentions, quorum, what writing changes."""
    if rule.method is Method.ADVICE:
        return [_("Opinions are asked for; nothing is decided by them.")]
    if mode is not None and Mode(mode) is Mode.WRITTEN:
        return [*_passes(rule.applied(Mode.WRITTEN)), _("There is no quorum, and silence is not a yes.")]
    sentences = [*_passes(rule), *_quorum(rule.quorum)]
    if mode is None:
        sentences.append(_in_writing(rule.applied(Mode.WRITTEN)))
    return sentences


def _passes(rule: Rule) -> list[str]:
    """What makes the text pass, and how abstentions weigh."""
    if rule.base is None:
        return [_("Consent round: the text passes if no reasoned objection stands and one seat consents.")]
    share = _share_of(str(rule.threshold), rule.inclusive, rule.base)
    if rule.method is Method.CONSENT:
        words = _("Consent round: the text passes if no reasoned objection stands and %(share)s consent.")
        return [words % {"share": share}]
    values = {"method": method_label(rule.method), "share": share}
    return [_("%(method)s: the text passes with %(share)s.") % values, str(WEIGHT_OF_ANSWERS[rule.base])]


def _quorum(quorum: Quorum | None) -> list[str]:
    if quorum is None:
        return [_("No quorum is needed.")]
    if quorum.count is not None:
        seats = ngettext("%(n)s seat", "%(n)s seats", quorum.count) % {"n": quorum.count}
    else:
        seats = _share_of(str(quorum.share), quorum.inclusive, quorum.base)
    sentences = [str(QUORUMS[quorum.measure]) % {"seats": seats}]
    if quorum.measure is Measure.PRESENT:
        sentences.append(_("A recused seat does not count as present."))
    return sentences


def _in_writing(applied: Rule) -> str:
    assert applied.base is not None
    return _("In a written consultation it takes %(share)s, without quorum; silence is not a yes.") % {
        "share": _share_of(str(applied.threshold), applied.inclusive, applied.base)
    }
