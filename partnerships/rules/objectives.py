from core.rules import rule
from partnerships.models import Member, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_objective(by: Member, partnership: Partnership):
    """The facilitator writes down the objectives that the partners agreed."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_objective(by: Member, objective):
    """The facilitator completes an objective."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(objective.partnership), CLOSED
