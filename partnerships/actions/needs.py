from decimal import Decimal

from django.urls import reverse

from core.acts import act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.changes import change
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Need, Partnership
from partnerships.sentences import asked_everywhere


@act
def add_need(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    criticality: int,
    required: int | None = None,
    quantity: Decimal | None = None,
    unit: Localized | None = None,
    code: str = "",
) -> Need:
    """I write down something the partnership needs, at what level or in what quantity."""
    row = lock(partnership)
    rules.add_need.check(by, row)
    given = unused_code(row, Need.objects, code) if code else ""
    code = given or next_code(row, Need.objects, "N", dropped=events.NEED_DROPPED)
    asked = {"required": required, "quantity": quantity, "unit": unit or Localized()}
    need = Need.objects.create(partnership=row, code=code, title=title, criticality=criticality, **asked)
    emit(events.NEED_ADDED, row, by=by, link=page_of(need), code=code, title=title)
    return need


@act
def change_need(
    need: Need,
    *,
    by: Member,
    title: Localized,
    criticality: int,
    required: int | None = None,
    quantity: Decimal | None = None,
    unit: Localized | None = None,
) -> Need:
    """I word a need again, or ask for more or less."""
    row = lock(need)
    rules.change_need.check(by, row, adds_up=quantity is not None)
    before = asked_everywhere(row)
    asked = {"required": required, "quantity": quantity, "unit": unit or Localized()}
    what = change(row, {"title": title, "criticality": criticality, **asked})
    if what:
        told = {"code": row.code, "title": title, "what": what, "before": before, "after": asked_everywhere(row)}
        emit(events.NEED_CHANGED, row.partnership, by=by, link=page_of(row), **told)
    return row


@act
def drop_need(need: Need, *, by: Member) -> Need:
    """I take off a need that nobody answers to."""
    row = lock(need, key=True)
    rules.drop_need.check(by, row)
    partnership, link = row.partnership, reverse("partnerships:need_list", args=[row.partnership.slug])
    row.offers.all().delete()  # those that were withdrawn: the register keeps their history
    row.delete()
    emit(events.NEED_DROPPED, partnership, by=by, link=link, code=row.code, title=row.title)
    return row


@act
def explain_absence(partnership: Partnership, *, by: Member, reason: Localized) -> Partnership:
    """I write why no partner speaks for the people concerned."""
    row = lock(partnership)
    rules.explain_absence.check(by, row)
    row.concerned_absent = reason
    row.save(update_fields=["concerned_absent"])
    link = reverse("partnerships:need_list", args=[row.slug])
    emit(events.ABSENCE_EXPLAINED, row, by=by, link=link, reason=reason)
    return row


def page_of(need: Need) -> str:
    """The address of a need's own page."""
    return reverse("partnerships:need_detail", args=[need.partnership.slug, need.code])
