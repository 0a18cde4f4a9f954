from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.acts import act, lock
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.models import Indicator, Milestone, RubricLevel
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def propose_indicator(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    milestones: Sequence[tuple[date, Decimal]] = (),
    levels: Mapping[int, Localized] | None = None,
    code: str = "",
    **fields: Any,
) -> Indicator:
    """I propose something to measure: from where, towards where, by when, measured and confirmed by whom."""
    row = lock(partnership)
    rules.propose_indicator.check(by, row, collector=fields.get("collector"), confirmer=fields.get("confirmer"))
    code = unused_code(row, Indicator.objects, code) if code else next_code(row, Indicator.objects, "I")
    indicator = Indicator.objects.create(partnership=row, code=code, title=title, **fields)
    Milestone.objects.bulk_create(Milestone(indicator=indicator, due_on=due, value=value) for due, value in milestones)
    RubricLevel.objects.bulk_create(
        RubricLevel(indicator=indicator, level=level, sentence=said) for level, said in (levels or {}).items()
    )
    emit(events.INDICATOR_PROPOSED, row, by=by, link=indicator.get_absolute_url(), code=code, title=title)
    return indicator


@act
def adopt_indicator(indicator: Indicator, *, by: Member) -> Indicator:
    """I write down that the partners agreed to measure this."""
    row = lock(indicator)
    rules.adopt_indicator.check(by, row)
    move(row, Indicator.State.ADOPTED)
    row.adopted_on = row.partnership.today()
    row.save(update_fields=["state", "adopted_on"])
    emit(events.INDICATOR_ADOPTED, row.partnership, by=by, link=row.get_absolute_url(), code=row.code)
    return row
