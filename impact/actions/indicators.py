from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from governance.models import Decision
from impact import events, rules
from impact.actions.adoption import agree
from impact.actions.parts import lost_slices, write_parts
from impact.contents.changes import field_names
from impact.contents.written import PARTS, differing
from impact.models import Indicator, IndicatorChange
from partnerships.actions.partnership import next_code, unused_code
from partnerships.actions.texts import who_answer
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def propose_indicator(
    partnership: Partnership, *, by: Member, title: Localized, code: str = "", **fields: Any
) -> Indicator:
    """I propose something to measure: from where, towards where, by when, measured and confirmed by whom.

    `fields` are those of `Indicator`, and its parts: `milestones` (day, value), `levels` (level → sentence),
    `references` (list, code, address), `dimensions` (title, whole, slices). Who proposes agrees.
    """
    row = lock(partnership)
    rules.propose_indicator.check(by, row, collector=fields.get("collector"), confirmer=fields.get("confirmer"))
    code = unused_code(row, Indicator.objects, code) if code else next_code(row, Indicator.objects, "I")
    parts = _parts(fields)
    indicator = Indicator.objects.create(partnership=row, code=code, title=title, proposer=by.partner, **fields)
    write_parts(indicator, **parts)
    agree(indicator, by)
    emit(events.INDICATOR_PROPOSED, row, by=by, link=indicator.get_absolute_url(), code=code, title=title)
    return indicator


@act
def change_indicator_proposal(indicator: Indicator, *, by: Member, **fields: Any) -> Indicator:
    """I change an indicator that is still proposed; what partners said of it is to be confirmed."""
    row = lock(indicator)
    before, _after = differing(row, fields)
    rules.change_indicator_proposal.check(by, row, differs=bool(before), **_pair(row, fields))
    heard = row.opinions.exclude(given_by=by).values_list("partner", flat=True)
    asked = [user for user in who_answer(row.partnership, besides=by) if user.pk in _people(heard)]
    _rewrite(row, fields)
    agree(row, by)
    said = {"code": row.code, "title": row.title}
    emit(events.PROPOSAL_CHANGED, row.partnership, by=by, link=row.get_absolute_url(), tells=asked, **said)
    return row


@act
def amend_indicator(
    indicator: Indicator, *, by: Member, reason: Localized, decision: Decision | None = None, **fields: Any
) -> IndicatorChange:
    """I change an adopted indicator and say why; every partner is told, and its chart bears the mark."""
    row = lock(indicator)
    before, after = differing(row, fields)
    lost = lost_slices(row, fields["dimensions"]) if "dimensions" in before else []
    facts = {"nature": fields.get("nature"), "measured": [str(title) for title in lost], "decision": decision}
    rules.amend_indicator.check(by, row, reason=reason, differs=bool(before), **_pair(row, fields), **facts)
    _rewrite(row, {name: fields[name] for name in before})
    change = IndicatorChange.objects.create(
        indicator=row,
        revision=row.revision,
        before=before,
        after=after,
        reason=reason,
        decision=decision,
        made_by=by,
        made_on=row.partnership.today(),
        made_at=clock.now(),
    )
    said = {"code": row.code, "fields": field_names(before), "reason": reason}
    tells = who_answer(row.partnership, besides=by)
    emit(events.INDICATOR_AMENDED, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **said)
    return change


@act
def retire_indicator(
    indicator: Indicator, *, by: Member, reason: Localized, retired_on: date | None = None
) -> Indicator:
    """I write that an indicator is measured no more, from which day and why; its figures are kept."""
    row = lock(indicator)
    retired_on = retired_on or row.partnership.today()
    rules.retire_indicator.check(by, row, reason=reason, retired_on=retired_on)
    move(row, Indicator.State.RETIRED)
    row.retired_on, row.retirement = retired_on, reason
    row.save(update_fields=["state", "retired_on", "retirement"])
    said = {"code": row.code, "day": retired_on, "reason": reason}
    emit(events.INDICATOR_RETIRED, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return row


def _parts(fields: dict[str, Any]) -> dict[str, Any]:
    """The parts among these fields, taken out of them."""
    return {name: fields.pop(name) for name in PARTS if name in fields}


def _pair(row: Indicator, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Who would measure and who would confirm."""
    return {name: fields.get(name, getattr(row, name)) for name in ("collector", "confirmer")}


def _rewrite(row: Indicator, fields: Mapping[str, Any]) -> None:
    """Write the fields and parts of an indicator, under its next revision."""
    values = dict(fields)
    parts = _parts(values)
    for name, value in values.items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*values, "revision"])
    write_parts(row, **parts)


def _people(partners: Iterable[int]) -> set[int]:
    return set(Member.objects.filter(partner__in=list(partners)).values_list("user", flat=True))
