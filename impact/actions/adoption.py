from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import every_language
from governance.models import Decision
from impact import events, rules
from impact.models import Indicator, IndicatorOpinion, IndicatorRemark
from partnerships.journal import emit
from partnerships.models import Member, Partner

Position = IndicatorOpinion.Position


@act
def give_indicator_opinion(
    indicator: Indicator, *, by: Member, position: str, reason: str = "", revision: int | None = None
) -> IndicatorOpinion:
    """I say what my organisation thinks of an indicator as it is proposed; `revision` is the one I have read."""
    row = lock(indicator)
    rules.give_indicator_opinion.check(by, row, position=position, reason=reason, revision=revision)
    opinion = _opinion(row, by, position, reason)
    said = {"code": row.code, "position": every_language(Position(position).label)}
    emit(events.INDICATOR_OPINION_GIVEN, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return opinion


@act
def remark_indicator(indicator: Indicator, *, by: Member, body: str) -> IndicatorRemark:
    """I say something about an indicator; everybody reads it beside it."""
    row = lock(indicator)
    rules.remark_indicator.check(by, row, body=body)
    remark = IndicatorRemark.objects.create(indicator=row, body=body.strip(), made_by=by, made_at=clock.now())
    emit(events.INDICATOR_REMARKED, row.partnership, by=by, link=f"{row.get_absolute_url()}#remarks", code=row.code)
    return remark


@act
def adopt_indicator(indicator: Indicator, *, by: Member, decision: Decision | None = None) -> Indicator:
    """I write down that the partners agreed to measure this, each of them or by a decision of their committee."""
    row = lock(indicator)
    rules.adopt_indicator.check(by, row, decision=decision)
    move(row, Indicator.State.ADOPTED)
    row.adopted_on, row.decision = row.partnership.today(), decision
    row.save(update_fields=["state", "adopted_on", "decision"])
    event = events.INDICATOR_ADOPTED_BY_DECISION if decision else events.INDICATOR_ADOPTED
    said = {"code": row.code} | ({"decision": decision.number} if decision else {})
    emit(event, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return row


def agree(indicator: Indicator, by: Member) -> None:
    """Who proposes or changes a proposal for a partner agrees to it: within the act that does it."""
    if by.represents and by.partner and by.partner.standing == Partner.Standing.PARTNER:
        _opinion(indicator, by, Position.AGREE, "")


def _opinion(indicator: Indicator, by: Member, position: str, reason: str) -> IndicatorOpinion:
    return IndicatorOpinion.objects.create(
        indicator=indicator,
        partner=by.partner,
        revision=indicator.revision,
        rank=indicator.opinions.filter(partner=by.partner).count() + 1,
        position=position,
        reason=reason.strip(),
        given_by=by,
        given_at=clock.now(),
    )
