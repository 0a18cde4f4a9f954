"""The words of a picture: title and description say what it shows to those who do not see it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from impact.charts import ChartLabels, drawn_of
from impact.sentences.basis import basis_sentence
from impact.sentences.figures import alike, day, digits, figure, month, valued
from impact.trajectory import Direction, Measure, Path, Reading, State, median

TOLD = 40  # figures more than which nobody listens to


def chart_labels(
    name: str,
    path: Path,
    reading: Reading,
    measures: Iterable[Measure],
    *,
    unit: str = "",
    decimals: int | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    panel: Mapping[date, Sequence[Decimal]] = MappingProxyType({}),
    marks: Sequence[tuple[date, str]] = (),
) -> ChartLabels:
    """Labels of a trajectory or of levels over time, in the language of the moment.

    `name` is the indicator's; the title is a full sentence and the description gives every dated figure (of very many
    the first, the last, the lowest and the highest). `names` say who measured, where several did; `panel` are the
    marks of each day, `marks` the numbered changes.
    """
    measures = tuple(measures)
    held = sorted((m for m in measures if m.value is not None), key=lambda m: (m.on, m.by))
    known = [path.baseline, path.target, *(value for _on, value in path.milestones), *(m.value for m in held)]
    places = digits(known) if decimals is None else decimals

    return ChartLabels(
        title=_("%(name)s: %(basis)s") % {"name": name, "basis": basis_sentence(reading, unit=unit, decimals=decimals)},
        desc=" ".join([*_described(path, held, places, names), *_panel(panel), *_changes(marks), *_thinned(measures)]),
        baseline=pgettext("in a picture", "baseline"),
        milestone=pgettext("in a picture", "milestone"),
        target=pgettext("in a picture", "target"),
        contested=pgettext("in a picture", "contested"),
        waiting=pgettext("in a picture", "to be confirmed"),
        today=pgettext("in a picture", "today"),
        early=_too_early(path.expected_from),
        figure=lambda value: valued(value, path.nature, alike(value, places)),
        tick=lambda value, decimals: valued(value, path.nature, decimals),
        month=month,
        reporter=lambda by: names.get(by, ""),
    )


def _too_early(since: date | None) -> str:
    return _("too early to judge before %(month)s") % {"month": month(since)} if since else ""


def _described(path: Path, held: list[Measure], places: int, names: Mapping[str, str]) -> list[str]:
    def at(value: Decimal | None, on: date | None) -> dict[str, str]:
        return {"value": valued(value, path.nature, alike(value, places)), "on": day(on) if on else ""}

    said = []
    if path.baseline is not None and path.baseline_on:
        said.append(_("Baseline %(value)s on %(on)s.") % at(path.baseline, path.baseline_on))
    said += [_("Milestone %(value)s on %(on)s.") % at(value, on) for on, value in sorted(path.milestones)]
    if path.target is not None and path.target_on:
        said.append(_("Target %(value)s on %(on)s.") % at(path.target, path.target_on))
    if path.target is not None and path.direction == Direction.MAINTAIN and path.tolerance:
        low, high = (at(path.target + sign * path.tolerance, None)["value"] for sign in (-1, 1))
        said.append(_("To be held between %(low)s and %(high)s.") % {"low": low, "high": high})
    for m in _told(held):
        who = names.get(m.by, "") if names else ""
        said.append(_measured(m.state, bool(who)) % (at(m.value, m.on) | {"who": who}))
    if path.expected_from:
        said.append(_("Too early to judge before %(on)s.") % {"on": day(path.expected_from)})
    return said


def _told(held: list[Measure]) -> list[Measure]:
    """Every figure while one may still listen to them; else the first, the lowest, the highest and the last."""
    if len(held) <= TOLD:
        return held
    by_value = sorted(held, key=lambda m: (m.value or 0, m.on))
    return sorted({held[0], by_value[0], by_value[-1], held[-1]}, key=lambda m: (m.on, m.by))


def _measured(state: str, named: bool) -> str:
    if state == State.CONTESTED:
        return _("%(who)s: %(value)s on %(on)s, contested.") if named else _("Measured %(value)s on %(on)s, contested.")
    if state == State.SUBMITTED:
        return (
            _("%(who)s: %(value)s on %(on)s, to be confirmed.")
            if named
            else _("Measured %(value)s on %(on)s, to be confirmed.")
        )
    return _("%(who)s: %(value)s on %(on)s.") if named else _("Measured %(value)s on %(on)s.")


def _panel(panel: Mapping[date, Sequence[Decimal]]) -> list[str]:
    """The marks of each panel, their median, and how far apart they lie."""
    return [panel_sentence(on, marks) for on, marks in sorted(panel.items()) if marks]


def panel_sentence(on: date, marks: Sequence[Decimal]) -> str:
    """A panel's marks in words: "Marks of the panel on 15 October 2026: 2, 3, 3, 4; median 3, from 2 to 4." """
    facts = {
        "on": day(on),
        "marks": ", ".join(figure(mark) for mark in sorted(marks)),
        "median": figure(median(marks)),
        "low": figure(min(marks)),
        "high": figure(max(marks)),
    }
    if len(set(marks)) == 1:
        said = ngettext("One mark on %(on)s: %(median)s.", "All marks of the panel on %(on)s: %(median)s.", len(marks))
        return said % facts
    return _("Marks of the panel on %(on)s: %(marks)s; median %(median)s, from %(low)s to %(high)s.") % facts


def _changes(marks: Sequence[tuple[date, str]]) -> list[str]:
    said = _("Change %(number)d on %(on)s: %(what)s.")
    return [
        said % {"number": number, "on": day(on), "what": what.rstrip(".")}
        for number, (on, what) in enumerate(marks, start=1)
    ]


def _thinned(measures: Iterable[Measure]) -> list[str]:
    drawn, all_ = drawn_of(measures)
    if drawn == all_:
        return []
    said = _(
        "Of %(all)d measures %(drawn)d are drawn: the first, the last, the lowest and the highest of each stretch;"
        " the table has them all."
    )
    return [said % {"all": all_, "drawn": drawn}]
