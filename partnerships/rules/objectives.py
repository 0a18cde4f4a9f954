from core.rules import rule
from partnerships.models import Member, Partnership
from partnerships.rules.order import step
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_objective(by: Member, partnership: Partnership):
    """The facilitator writes down the objectives that the partners agreed."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_objective(by: Member, objective):
    """The facilitator completes or changes an objective."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(objective.partnership), CLOSED


@rule
def move_objective(by: Member, objective, way="", rank=None, rows=()):
    """The facilitator puts the objectives in the order that the partners chose, one step at a time."""
    yield from step(by, objective, way, rank, rows)


@rule
def drop_objective(by: Member, objective):
    """The facilitator removes an objective as long as nothing rests on it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(objective.partnership), CLOSED
