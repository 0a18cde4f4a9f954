from core.rules import rule
from partnerships.models import Member, Partnership, Value
from partnerships.rules.order import step
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_value(by: Member, partnership: Partnership):
    """The facilitator writes down what the partners hold to, each with how one sees it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_value(by: Member, value: Value):
    """The facilitator words a value again."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(value.partnership), CLOSED


@rule
def move_value(by: Member, value: Value, way="", rank=None, rows=()):
    """The facilitator puts the values in the order that the partners chose, one step at a time."""
    yield from step(by, value, way, rank, rows)


@rule
def drop_value(by: Member, value: Value):
    """The facilitator removes a value that the partners no longer hold to."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(value.partnership), CLOSED
