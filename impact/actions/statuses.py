from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from impact import events, rules
from impact.models import Indicator, StatusOverride
from partnerships.journal import emit
from partnerships.models import Member


@act
def override_status(indicator: Indicator, *, by: Member, status: str, reason: Localized) -> StatusOverride:
    """I set the status of an indicator by hand and say why; it holds until it is lifted or a newer figure comes."""
    row = lock(indicator)
    rules.override_status.check(by, row, status=status, reason=reason)
    _lift(row, by)
    made = StatusOverride.objects.create(
        indicator=row, status=status, reason=reason, set_by=by, set_on=row.partnership.today(), set_at=clock.now()
    )
    said = {"code": row.code, "status": every_language(StatusOverride.Status(status).label), "reason": reason}
    emit(events.STATUS_OVERRIDDEN, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return made


@act
def lift_status_override(indicator: Indicator, *, by: Member) -> Indicator:
    """I let the computed status of an indicator speak again."""
    row = lock(indicator)
    rules.lift_status_override.check(by, row, stands=row.overrides.standing().exists())
    _lift(row, by)
    emit(events.STATUS_OVERRIDE_LIFTED, row.partnership, by=by, link=row.get_absolute_url(), code=row.code)
    return row


def _lift(indicator: Indicator, by: Member) -> None:
    indicator.overrides.standing().update(lifted_by=by, lifted_at=clock.now())
