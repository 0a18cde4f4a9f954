"""The words of a picture: title and description say what it shows to those who do not see it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from impact.charts import ChartLabels
from impact.sentences.basis import basis_sentence
from impact.sentences.figures import alike, day, digits, month, valued
from impact.trajectory import Measure, Path, Reading, State


def chart_labels(
    name: str,
    path: Path,
    reading: Reading,
    measures: Iterable[Measure],
    *,
    unit: str = "",
    decimals: int | None = None,
) -> ChartLabels:
    """Labels of a trajectory or of levels over time, in the language of the moment.

    `name` is the indicator's; the title is a full sentence and the description gives every dated figure.
    """
    held = sorted((m for m in measures if m.value is not None), key=lambda m: (m.on, m.by))
    known = [path.baseline, path.target, *(value for _on, value in path.milestones), *(m.value for m in held)]
    places = digits(known) if decimals is None else decimals

    return ChartLabels(
        title=_("%(name)s: %(basis)s") % {"name": name, "basis": basis_sentence(reading, unit=unit, decimals=decimals)},
        desc=" ".join(_described(path, held, places)),
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
    )


def _too_early(since: date | None) -> str:
    return _("too early to judge before %(month)s") % {"month": month(since)} if since else ""


def _described(path: Path, held: list[Measure], places: int) -> list[str]:
    def at(value: Decimal | None, on: date | None) -> dict[str, str]:
        return {"value": valued(value, path.nature, alike(value, places)), "on": day(on) if on else ""}

    said = []
    if path.baseline is not None and path.baseline_on:
        said.append(_("Baseline %(value)s on %(on)s.") % at(path.baseline, path.baseline_on))
    said += [_("Milestone %(value)s on %(on)s.") % at(value, on) for on, value in sorted(path.milestones)]
    if path.target is not None and path.target_on:
        said.append(_("Target %(value)s on %(on)s.") % at(path.target, path.target_on))
    for m in held:
        said.append(_measured(m.state) % at(m.value, m.on))
    if path.expected_from:
        said.append(_("Too early to judge before %(on)s.") % {"on": day(path.expected_from)})
    return said


def _measured(state: str) -> str:
    if state == State.CONTESTED:
        return _("Measured %(value)s on %(on)s, contested.")
    if state == State.SUBMITTED:
        return _("Measured %(value)s on %(on)s, to be confirmed.")
    return _("Measured %(value)s on %(on)s.")
