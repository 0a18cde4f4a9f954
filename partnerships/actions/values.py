from django.urls import reverse

from core.acts import act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.order import last_place, write_order
from partnerships.journal import emit
from partnerships.models import Member, Partnership, Value
from partnerships.order import Way, stepped


@act
def add_value(partnership: Partnership, *, by: Member, name: Localized, behaviour: Localized) -> Value:
    """I write down something we hold to, with how anybody can see it."""
    row = lock(partnership)
    rules.add_value.check(by, row)
    value = Value.objects.create(partnership=row, rank=last_place(row.values), name=name, behaviour=behaviour)
    emit(events.VALUE_ADDED, row, by=by, link=_page(row), name=name)
    return value


@act
def change_value(value: Value, *, by: Member, name: Localized, behaviour: Localized) -> Value:
    """I word a value again, as the partners agreed."""
    row = lock(value)
    rules.change_value.check(by, row)
    if (row.name, row.behaviour) != (name, behaviour):
        row.name, row.behaviour = name, behaviour
        row.save(update_fields=["name", "behaviour"])
        emit(events.VALUE_CHANGED, row.partnership, by=by, link=_page(row.partnership), name=name)
    return row


@act
def move_value(value: Value, *, by: Member, way: str, rank: int | None = None) -> Value:
    """I move a value one place up or down; `rank` is the place where I saw it."""
    partnership = lock(value.partnership)
    row, rows = lock(value), list(partnership.values.all())
    rules.move_value.check(by, row, way=way, rank=rank, rows=rows)
    order = stepped(rows, row, Way(way))
    write_order(order)
    place = order.index(row) + 1
    emit(events.VALUE_MOVED, partnership, by=by, link=_page(partnership), name=row.name, rank=place)
    return order[place - 1]


@act
def drop_value(value: Value, *, by: Member) -> Value:
    """I remove a value to which we no longer hold; the register keeps its name."""
    partnership = lock(value.partnership)
    row = lock(value, key=True)
    rules.drop_value.check(by, row)
    Value.objects.filter(pk=row.pk).delete()
    write_order(list(partnership.values.all()))
    emit(events.VALUE_DROPPED, partnership, by=by, link=_page(partnership), name=row.name)
    return row


def _page(partnership: Partnership) -> str:
    return reverse("partnerships:value_list", args=[partnership.slug])
