from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships import rules
from partnerships.forms.risks import LIKELIHOODS, SEVERITIES
from partnerships.models import Member, Partner, Partnership, Risk

State = Risk.State
SCALE = range(1, 6)
BANDS = {1: gettext_lazy("light"), 2: gettext_lazy("serious"), 3: gettext_lazy("grave")}
SERIOUS, GRAVE = 6, 15  # the least weight of each band
PINS = {State.OPEN: "wait", State.WATCH: "doubt", State.CLOSED: "done"}


def band(weight: int) -> int:
    """1, 2 or 3 for a weight of 1 to 25: light, serious, grave."""
    return 1 + (weight >= SERIOUS) + (weight >= GRAVE)


@dataclass(frozen=True)
class RiskRow:
    """One risk as it is read: its weight in words, what is wrong with the way it is watched."""

    risk: Risk
    warnings: list[str]
    may_review: bool

    @property
    def band(self) -> int:
        return band(self.risk.weight)

    @property
    def band_word(self) -> str:
        return str(BANDS[self.band])

    @property
    def likelihood_word(self) -> str:
        return str(LIKELIHOODS[self.risk.likelihood])

    @property
    def severity_word(self) -> str:
        return str(SEVERITIES[self.risk.severity])

    @property
    def pin(self) -> str:
        return PINS[State(self.risk.state)]


@dataclass(frozen=True)
class Cell:
    """One crossing of the matrix, with the risks that stand there."""

    weight: int
    risks: list[Risk]

    @property
    def band(self) -> int:
        return band(self.weight)

    @property
    def band_word(self) -> str:
        return str(BANDS[self.band])


@dataclass(frozen=True)
class RiskList:
    """Risks by weight, those that are closed apart."""

    live: list[RiskRow]
    closed: list[RiskRow]

    @property
    def grave(self) -> int:
        return sum(row.band == 3 for row in self.live)

    @property
    def warned(self) -> int:
        return sum(bool(row.warnings) for row in self.live)

    @property
    def likelihoods(self) -> list[tuple[int, str]]:
        return [(mark, str(LIKELIHOODS[mark])) for mark in SCALE]

    @property
    def matrix(self) -> list[tuple[int, str, list[Cell]]]:
        """The most severe first: the mark, its word, a cell per likelihood."""
        return [
            (mark, str(SEVERITIES[mark]), [self._cell(likely, mark) for likely in SCALE]) for mark in reversed(SCALE)
        ]

    def _cell(self, likelihood: int, severity: int) -> Cell:
        here = [row.risk for row in self.live if (row.risk.likelihood, row.risk.severity) == (likelihood, severity)]
        return Cell(likelihood * severity, here)


def risks_page(partnership: Partnership, *, by: Member) -> RiskList:
    """Every risk, in two queries."""
    today = partnership.today()
    mine = set(Risk.objects.filter(rules.reviewable_by(by)).values_list("pk", flat=True))
    found = partnership.risks.select_related("owner__organisation")
    rows = [RiskRow(risk, list(warnings(risk, today)), risk.pk in mine) for risk in found]
    live = [row for row in rows if row.risk.state != State.CLOSED]
    live.sort(key=lambda row: (-row.risk.weight, row.risk.code))
    return RiskList(live, [row for row in rows if row.risk.state == State.CLOSED])


def risk_row(risk: Risk, *, by: Member) -> RiskRow:
    """One risk as it is read today."""
    today = risk.partnership.today()
    return RiskRow(risk, list(warnings(risk, today)), rules.review_risk.allows(by, risk))


def warnings(risk: Risk, today: date) -> Iterator[str]:
    """What is wrong with the way a risk is watched, in sentences; nothing once it is closed."""
    if risk.state == State.CLOSED:
        return
    if risk.owner is None:
        yield _("Nobody watches it.")
    elif risk.owner.standing == Partner.Standing.FORMER:
        yield _("%(partner)s watches it and has left the partnership.") % {"partner": risk.owner}
    if not risk.mitigation:
        yield _("Nothing is done about it.")
    if not risk.trigger:
        yield _("Nothing says when to sound the alarm.")
    days = (today - risk.reviewed_on).days
    if days > rules.REVIEWED_WITHIN.days:
        yield ngettext("Not reviewed for %(n)d day.", "Not reviewed for %(n)d days.", days) % {"n": days}
