"""What a verdict asks for, line by line, with a tick and the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance.tally import Base, Line, Measure, Method, Verdict

from .labels import method_label
from .rule import OF_BASE, share_in_words
from .verdict import COUNTED, SEATS, base_in_words

NOT_APPLICABLE = frozenset({"quorum_written", "quorum_waived"})
TICKS = {True: "✓", False: "✗", None: "–"}
TURNOUT = frozenset({Base.VOTES_CAST, Base.PRESENT})


@dataclass(frozen=True)
class Requirement:
    """A requirement ready to show: `met` (None: no condition here), what is asked, where it stands."""

    code: str
    met: bool | None
    text: str
    detail: str
    status: str


def requirement_lines(verdict: Verdict) -> list[Requirement]:
    """The requirements of the vote in words, in order, each with its tick and its numbers."""
    requirements = []
    for line in verdict.lines:
        text, detail = _LINES[line.code](line.params, verdict)
        requirements.append(Requirement(line.code, line.met, text, detail, _status(line, verdict)))
    return requirements


def requirements_in_words(verdict: Verdict) -> str:
    """The same lines as plain text, one under the other, each with its tick: for messages."""
    return "\n".join(
        f"{TICKS[row.met]} {row.text} ({row.detail})" if row.detail else f"{TICKS[row.met]} {row.text}"
        for row in requirement_lines(verdict)
    )


def _status(line: Line, verdict: Verdict) -> str:
    if line.met:
        return pgettext("requirement", "met")
    if line.met is None:
        if line.code in NOT_APPLICABLE:
            return pgettext("requirement", "not applicable")
        return pgettext("requirement", "for information")
    if verdict.provisional:
        return pgettext("requirement", "not yet")
    return pgettext("requirement", "not met")


def _majority(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    label, base = method_label(params["method"]), Base(params["base"])
    if not params["base_size"]:
        share = share_in_words(params["threshold"], params["inclusive"])
        values = {"method": label, "share": share, "of_base": OF_BASE[base]}
        return _("%(method)s: %(share)s %(of_base)s") % values, _("no vote cast")
    values = {"method": label, "needed": params["needed"], "base": base_in_words(params)}
    if params["method"] == Method.CONSENT:
        text, given = _("Consents: %(needed)s out of %(base)s") % values, _consents_given(params)
    else:
        text = _("%(method)s: %(needed)s for out of %(base)s") % values
        given = _("%(n)s for") % {"n": params["favourable"]}
    # While turnout is the base, each further vote moves the mark: what is missing is only known at the end.
    if not params["missing"] or (verdict.provisional and base in TURNOUT):
        return text, given
    return text, _("%(given)s; %(missing)s missing") % {"given": given, "missing": params["missing"]}


def _quorum(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    of = SEATS[Base(params["base"])] % {"n": params["of"]}
    counted = COUNTED[Measure(params["measure"])] % {"n": params["counted"]}
    return _("Quorum: %(needed)s out of %(of)s") % {"needed": params["needed"], "of": of}, counted


def _quorum_written(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    return _("Quorum: not applicable"), _("in a written consultation the answers of all seats are the measure")


def _quorum_waived(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    return _("Quorum: not needed"), _("meeting reconvened after a missed quorum")


def _objections(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    n = params["objections"]
    return _("No objection stands"), ngettext("%(n)s objection", "%(n)s objections", n) % {"n": n}


def _consents(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    return _("At least one seat consents"), _consents_given(params)


def _consents_given(params: Mapping[str, Any]) -> str:
    n = params["favourable"]
    return ngettext("%(n)s consent", "%(n)s consents", n) % {"n": n}


def _recusals(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    n = params["recused"]
    if not n:
        return _("No seat recused"), ""
    text = ngettext("%(n)s seat recused", "%(n)s seats recused", n) % {"n": n}
    return text, _("%(eligible)s of %(all)s seats may answer") % params


def _not_binding(params: Mapping[str, Any], verdict: Verdict) -> tuple[str, str]:
    return _("Advice"), _("nothing is decided by it")


_LINES = {
    "majority": _majority,
    "quorum": _quorum,
    "quorum_written": _quorum_written,
    "quorum_waived": _quorum_waived,
    "objections": _objections,
    "consents": _consents,
    "recusals": _recusals,
    "not_binding": _not_binding,
}
