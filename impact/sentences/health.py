"""What a health check says, in sentences, in the language of the moment."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.health import CheckReading, QuestionReading, Withheld, rounded
from impact.sentences.figures import figure

WITHHELD = {
    Withheld.PEOPLE: gettext_lazy(
        "Fewer than five people answered: nothing is shown, so that nobody can be recognised."
    ),
    Withheld.DIMENSION: gettext_lazy("Fewer than five people gave a figure here: nothing is shown."),
    Withheld.QUESTION: gettext_lazy(
        "One of these questions has fewer than five figures: none is shown, since the others would give it away."
    ),
    Withheld.PARTNERS: gettext_lazy(
        "Fewer than five partners gave figures here: the distance between them is not shown."
    ),
}


def mean_said(value: Fraction | None) -> str:
    """A mean out of five, to two decimals; a dash when there is none."""
    return figure(None if value is None else rounded(value), 2)


def change_said(value: Fraction | None) -> str:
    """By how much a mean rose or fell, with its sign; empty when it cannot be compared."""
    if value is None:
        return ""
    step = rounded(value)
    return f"+{figure(step, 2)}" if step > 0 else figure(step, 2)


def counts_said(question: QuestionReading, scale: tuple[str, ...]) -> str:
    """How many gave each figure, in words."""
    told = [
        f"{number} ({words}): {count}"
        for number, (words, count) in enumerate(zip(scale, question.counts, strict=True), 1)
    ]
    return ", ".join(told)


def health_sentences(
    reading: CheckReading,
    changes: Mapping[str, Fraction],
    names: Mapping[str, str],
    *,
    since: int | None = None,
) -> Iterator[str]:
    """What to look at first: strongest and weakest, most agreed with, most divided, what fell since health check
    `since`. `names` gives the words of dimensions and of questions by their codes."""
    shown = sorted(reading.shown, key=lambda row: row.mean or 0)
    if len(shown) > 1 and shown[0].mean != shown[-1].mean:
        said = {"strong": names[shown[-1].code], "most": mean_said(shown[-1].mean)}
        said |= {"weak": names[shown[0].code], "least": mean_said(shown[0].mean)}
        yield _("Strongest: “%(strong)s”, %(most)s out of 5. Weakest: “%(weak)s”, %(least)s.") % said
    yield from _questions(reading, names)
    if since is not None:
        yield from _moved(changes, names, since)


def _questions(reading: CheckReading, names: Mapping[str, str]) -> Iterator[str]:
    if not reading.questions:
        return
    agreed = max(reading.questions, key=lambda row: row.mean)
    yield _("Most agreed with: “%(question)s” (%(mean)s).") % {
        "question": names[agreed.code],
        "mean": mean_said(agreed.mean),
    }
    divided = max(reading.questions, key=lambda row: row.variance)
    if divided.variance:
        given = [step for step, count in enumerate(divided.counts, 1) if count]
        said = {"question": names[divided.code], "low": given[0], "high": given[-1]}
        yield _("Most divided: “%(question)s” (answers from %(low)s to %(high)s).") % said


def _moved(changes: Mapping[str, Fraction], names: Mapping[str, str], since: int) -> Iterator[str]:
    """What fell, the deepest fall first; then what rose."""
    fell = {code: by for code, by in changes.items() if rounded(by) < 0}
    rose = {code: by for code, by in changes.items() if rounded(by) > 0}
    if not changes:
        yield _("Nothing can be compared with health check %(number)s.") % {"number": since}
        return
    if not fell:
        yield _("Nothing fell since health check %(number)s.") % {"number": since}
    for words, moved in ((_("Fell since health check %(number)s: %(what)s."), fell), (_("Rose: %(what)s."), rose)):
        if moved:
            ordered = sorted(moved, key=lambda code: -abs(moved[code]))
            what = ", ".join(f"{names[code]} ({change_said(moved[code])})" for code in ordered)
            yield words % {"number": since, "what": what}
