"""The sentence that explains a verdict, with its numbers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext

from governance.tally import Base, Measure, Verdict

from .rule import share_in_words

SEATS = {
    Base.VOTES_CAST: ngettext_lazy("%(n)s vote cast", "%(n)s votes cast", "n"),
    Base.PRESENT: ngettext_lazy("%(n)s seat present", "%(n)s seats present", "n"),
    Base.SEATS_ELIGIBLE: ngettext_lazy("%(n)s seat not recused", "%(n)s seats not recused", "n"),
    Base.ALL_SEATS: ngettext_lazy("%(n)s seat", "%(n)s seats", "n"),
}
WEIGHTED = {
    Base.VOTES_CAST: SEATS[Base.VOTES_CAST],
    Base.PRESENT: ngettext_lazy("%(n)s vote present", "%(n)s votes present", "n"),
    Base.SEATS_ELIGIBLE: ngettext_lazy("%(n)s vote not recused", "%(n)s votes not recused", "n"),
    Base.ALL_SEATS: ngettext_lazy("%(n)s vote in all", "%(n)s votes in all", "n"),
}
COUNTED = {
    Measure.PRESENT: SEATS[Base.PRESENT],
    Measure.VOTES_CAST: ngettext_lazy("%(n)s seat voting for or against", "%(n)s seats voting for or against", "n"),
    Measure.FAVOURABLE: ngettext_lazy("%(n)s seat in favour", "%(n)s seats in favour", "n"),
}
# How the sentence begins, by its code: once closed, then while answers can still come.
OPENINGS = {
    "adopted.vote": (
        gettext_lazy("Adopted: %(answers)s; it took %(needed)s, %(share)s."),
        gettext_lazy("If closed now, it would pass: %(answers)s; it takes %(needed)s, %(share)s."),
    ),
    "rejected.vote": (
        gettext_lazy("Rejected: %(answers)s; it would have taken %(needed)s, %(share)s."),
        gettext_lazy("If closed now, it would not pass: %(answers)s; it takes %(needed)s, %(share)s."),
    ),
    "tie.vote": (
        gettext_lazy("Tie: %(answers)s; it would have taken %(needed)s, %(share)s."),
        gettext_lazy("If closed now, it would be a tie: %(answers)s; it takes %(needed)s, %(share)s."),
    ),
    "rejected.empty": (
        gettext_lazy("Rejected, as no vote was cast: %(answers)s."),
        gettext_lazy("No vote has been cast yet: %(answers)s."),
    ),
    "adopted.consent": (
        gettext_lazy("Adopted by consent: %(answers)s."),
        gettext_lazy("If closed now, it would be adopted by consent: %(answers)s."),
    ),
    "objected.consent": (
        gettext_lazy("Not adopted, as an objection stands: %(answers)s."),
        gettext_lazy("If closed now, it would not be adopted, as an objection stands: %(answers)s."),
    ),
    "rejected.consent": (
        gettext_lazy("Not adopted, for want of consents: %(answers)s."),
        gettext_lazy("Too few consents so far: %(answers)s."),
    ),
    "no_quorum.quorum": (
        gettext_lazy("No decision, as the quorum was missed: %(counted)s; it took %(needed)s out of %(of)s."),
        gettext_lazy("The quorum is not met: %(counted)s; it takes %(needed)s out of %(of)s."),
    ),
    "advice.advice": (
        gettext_lazy("Advice given, nothing is decided: %(answers)s."),
        gettext_lazy("Advice so far: %(answers)s."),
    ),
}

# The same where the question was whether to overturn what the lead settled: no text is adopted by it.
OVERTURNING = {
    **OPENINGS,
    "adopted.vote": (
        gettext_lazy("The committee overturned what the lead had settled: %(answers)s; it took %(needed)s, %(share)s."),
        gettext_lazy(
            "If closed now, what the lead settled would be overturned: %(answers)s; it takes %(needed)s, %(share)s."
        ),
    ),
    "rejected.vote": (
        gettext_lazy(
            "What the lead settled stands: %(answers)s; overturning it would have taken %(needed)s, %(share)s."
        ),
        gettext_lazy(
            "If closed now, what the lead settled would stand: %(answers)s; overturning it takes %(needed)s, %(share)s."
        ),
    ),
    "rejected.empty": (
        gettext_lazy("What the lead settled stands, as no vote was cast: %(answers)s."),
        gettext_lazy("No vote has been cast yet: %(answers)s."),
    ),
}


def explain(verdict: Verdict, *, overturning: bool = False) -> str:
    """A plain sentence, with its numbers, on why the text passed or not; and, while open, what may follow.

    Where the round was `overturning`, it says what becomes of the lead's ruling: the text was not the question.
    """
    sentence = verdict.sentence
    params = sentence.params
    values: dict[str, Any] = {
        "answers": ", ".join(_answers(sentence.code, params)),
        "needed": params.get("needed"),
    }
    if sentence.code.endswith(".vote"):
        values["share"] = _share(params)
    if sentence.code.endswith(".quorum"):
        values["counted"] = COUNTED[Measure(params["measure"])] % {"n": params["counted"]}
        values["of"] = SEATS[Base(params["base"])] % {"n": params["of"]}
    closed, provisional = (OVERTURNING if overturning else OPENINGS)[sentence.code]
    sentences = [(provisional if params["provisional"] else closed) % values]
    if sentence.code.endswith(".consent") and params["threshold"] is not None:
        written = {"needed": params["needed"], "share": _share(params)}
        sentences.append(_("In writing it takes %(needed)s in favour, %(share)s.") % written)
    if params["provisional"]:
        sentences.append(_outlook(sentence.code, params))
    return " ".join(sentences)


def _share(params: Mapping[str, Any]) -> str:
    """“more than half of 7 votes cast”."""
    return pgettext("a share of a number", "%(share)s of %(base)s") % {
        "share": share_in_words(params["threshold"], params["inclusive"]),
        "base": base_in_words(params),
    }


def base_in_words(params: Mapping[str, Any]) -> str:
    """“7 votes cast”: what the share is taken of, in votes where seats have weights."""
    words = WEIGHTED if params["weighted"] else SEATS
    return words[Base(params["base"])] % {"n": params["base_size"]}


def _answers(code: str, params: Mapping[str, Any]) -> list[str]:
    if code.endswith(".consent"):
        counts = [
            ngettext("%(n)s consent", "%(n)s consents", params["consent"]) % {"n": params["consent"]},
            ngettext("%(n)s concern", "%(n)s concerns", params["concern"]) % {"n": params["concern"]},
            ngettext("%(n)s objection", "%(n)s objections", params["objection"]) % {"n": params["objection"]},
        ]
    else:
        counts = [
            _("%(n)s for") % {"n": params["for"]},
            _("%(n)s against") % {"n": params["against"]},
            ngettext("%(n)s abstention", "%(n)s abstentions", params["abstain"]) % {"n": params["abstain"]},
        ]
    if params["not_taking_part"]:
        counts.append(_("%(n)s not taking part") % {"n": params["not_taking_part"]})
    if params["silent"] and params["written"] and not params["provisional"]:
        counts.append(_("%(n)s without an answer") % {"n": params["silent"]})
    if params["recused_seats"]:
        recused = params["recused_seats"]
        counts.append(ngettext("%(n)s seat recused", "%(n)s seats recused", recused) % {"n": recused})
    return counts


def _outlook(code: str, params: Mapping[str, Any]) -> str:
    """What the answers still to come can do. Those already given may change too: nothing is said for good."""
    waiting = params["waiting"]
    if not waiting:
        return _("Every seat has answered.")
    if code.startswith("objected"):
        return _("It can pass once the objection is lifted or the text is changed.")
    if code.startswith("advice"):
        text = ngettext("%(n)s answer is still to come.", "%(n)s answers are still to come.", waiting)
    elif params["settled"] and code.startswith("adopted"):
        return _("The answers still to come cannot change that.")
    elif code.startswith("adopted"):
        text = ngettext(
            "%(n)s answer still to come may change that.",
            "%(n)s answers still to come may change that.",
            waiting,
        )
    elif params["can_pass"]:
        text = ngettext(
            "It can still pass: %(n)s answer is missing.",
            "It can still pass: %(n)s answers are missing.",
            waiting,
        )
    else:
        return _("The answers still to come cannot make it pass.")
    return text % {"n": waiting}
