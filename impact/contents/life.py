"""What partners say and decide of one indicator: opinions, discussion, changes, and what may be done now."""

from dataclasses import dataclass

from core.few import those
from impact import rules
from impact.contents.changes import Changed, changed
from impact.contents.soundness import weaknesses_of
from impact.models import Indicator, IndicatorOpinion, IndicatorRemark
from partnerships.models import Member, Partner, full_partners

ACTS = (
    *("give_indicator_opinion", "remark_indicator", "adopt_indicator", "change_indicator_proposal"),
    *("amend_indicator", "retire_indicator", "override_status", "lift_status_override"),
)


@dataclass(frozen=True)
class Said:
    """A partner and its opinion: on the indicator as it stands, else its latest one on an earlier revision."""

    partner: Partner
    current: IndicatorOpinion | None
    earlier: IndicatorOpinion | None

    @property
    def agrees(self) -> bool:
        return self.current is not None and self.current.position != IndicatorOpinion.Position.OBJECT


@dataclass(frozen=True)
class Life:
    """All that a page shows of an indicator's life; `refusals` say by act why this member may not do it."""

    opinions: list[Said]
    remarks: list[IndicatorRemark]
    changes: list[Changed]
    weak: list[str]
    refusals: dict[str, str | None]

    @property
    def agreed(self) -> int:
        return sum(said.agrees for said in self.opinions)

    @property
    def heard(self) -> bool:
        """Whether anybody has said anything of it, now or before."""
        return any(said.current or said.earlier for said in self.opinions)

    @property
    def may_act(self) -> bool:
        """Whether this reader may change, retire, or judge it otherwise."""
        return any(self.refusals.get(act, "") is None for act in ACTS[3:7])

    def of(self, partner: Partner | None) -> Said | None:
        """This partner's line."""
        return next((said for said in self.opinions if said.partner == partner), None)


def life(indicator: Indicator, member: Member) -> Life:
    """The life of an indicator as this member sees it, in a fixed number of queries."""
    rows = indicator.remarks.select_related("made_by__user", "made_by__partner__organisation")
    remarks = those(indicator, "remarks", rows)
    proposed = indicator.state == Indicator.State.PROPOSED
    return Life(
        opinions(indicator),
        list(remarks),
        changed(indicator.changes.all()),
        weaknesses_of(indicator) if indicator.state != Indicator.State.RETIRED else [],
        _refusals(indicator, member, proposed=proposed),
    )


def opinions(indicator: Indicator) -> list[Said]:
    """Where each partner stands, in two queries: the partners, and all that they said."""
    given = indicator.opinions.select_related("given_by__user", "partner__organisation").order_by("rank")
    current: dict[int, IndicatorOpinion] = {}
    earlier: dict[int, IndicatorOpinion] = {}
    for opinion in given:
        (current if opinion.revision == indicator.revision else earlier)[opinion.partner_id] = opinion
    if indicator.state != Indicator.State.PROPOSED:
        current = earlier | current  # an amendment changes what is measured, not what partners had said before
    partners = full_partners(indicator.partnership)
    return [Said(partner, current.get(partner.pk), earlier.get(partner.pk)) for partner in partners]


def _refusals(indicator: Indicator, member: Member, *, proposed: bool) -> dict[str, str | None]:
    facts = {"lift_status_override": {"stands": bool(list(indicator.overrides.all()))}}
    mine = ACTS[:4] if proposed else ACTS[1:2] + ACTS[4:]
    acts = (*mine, "retire_indicator") if proposed else mine
    return {act: getattr(rules, act).refusal(member, indicator, **facts.get(act, {})) for act in acts}
