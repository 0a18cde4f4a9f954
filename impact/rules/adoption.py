from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Decision
from impact.models import Indicator, IndicatorOpinion
from impact.rules.indicators import NOT_DECIDED, NOT_PROPOSED, stands
from partnerships.models import Member, Partner, full_partners
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open

Position = IndicatorOpinion.Position


@rule
def give_indicator_opinion(by: Member, indicator: Indicator, position="", reason="", revision: int | None = None):
    """A partner's representative says what it thinks of a proposed indicator, as it stands now."""
    yield by.represents and by.partner.standing == Partner.Standing.PARTNER, NOT_IN
    yield is_open(indicator.partnership), CLOSED
    yield indicator.state == Indicator.State.PROPOSED, NOT_PROPOSED
    yield (
        revision in (None, indicator.revision),
        _("This proposal has changed since you opened this page. Read it again before you answer."),
    )
    yield (
        position != Position.RESERVE or bool(reason.strip()),
        _("Write your reservation: it stays beside your answer, and the others can only answer what they read."),
    )
    yield (
        position != Position.OBJECT or bool(reason.strip()),
        _("An objection comes with its reason: what would this indicator show wrongly, or do wrongly?"),
    )


@rule
def remark_indicator(by: Member, indicator: Indicator, body: str | None = None):
    """Whoever has a place in the partnership's partners, or the facilitator, says something about an indicator."""
    yield by.is_facilitator or by.partner is not None, NOT_IN
    yield is_open(indicator.partnership), CLOSED
    yield body is None or bool(body.strip()), _("Write your remark first.")


@rule
def adopt_indicator(by: Member, indicator: Indicator, decision: Decision | None = None):
    """The facilitator writes that the partners agreed to measure this: each of them, or their committee."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(indicator.partnership), CLOSED
    yield indicator.state == Indicator.State.PROPOSED, NOT_PROPOSED
    if decision is not None:
        yield stands(decision, indicator.partnership), NOT_DECIDED
        return
    yield from _agreed(indicator)


def _agreed(indicator: Indicator) -> Iterator[Condition]:
    said = latest_opinions(indicator)
    partners = full_partners(indicator.partnership)
    yield bool(partners), _("No partner is in yet: there is nobody to adopt it.")
    objecting = [partner.name for partner in partners if said.get(partner.pk) == Position.OBJECT]
    yield (
        not objecting,
        _("Objecting: %(partners)s. Change the proposal, or name the decision by which the committee adopted it.")
        % {"partners": ", ".join(objecting)},
    )
    missing = [partner.name for partner in partners if partner.pk not in said]
    yield (
        not missing,
        _(
            "Not every partner has agreed to the proposal as it stands; missing: %(partners)s. "
            "Or name the decision by which the committee adopted it."
        )
        % {"partners": ", ".join(missing)},
    )


def latest_opinions(indicator: Indicator) -> dict[int, str]:
    """Each partner's latest position on the indicator as it stands, by the partner's key."""
    given = indicator.opinions.filter(revision=indicator.revision).order_by("rank")
    return dict(given.values_list("partner", "position"))
