from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Partner, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_task(by: Member, partnership: Partnership):
    """The facilitator writes down who does what."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_task(by: Member, task):
    """The facilitator corrects a task's words, its objective and its date."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(task.partnership), CLOSED


@rule
def drop_task(by: Member, task):
    """The facilitator deletes a task that the partners gave up."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(task.partnership), CLOSED


@rule
def assign_tasks(by: Member, partnership: Partnership):
    """The facilitator changes the grid of who does what; each changed row must satisfy `assign_task`."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def assign_task(by: Member, task, accountable=(), responsible=(), answerable=None, chosen=True):
    """Exactly one accountable partner, at least one that does the work; the person named is one of its people."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(task.partnership), CLOSED
    if not chosen:  # asked before the form is filled
        return
    names = {"partners": ", ".join(partner.name for partner in accountable)}
    yield bool(accountable), _("A task has exactly one accountable partner. Choose it.")
    yield len(accountable) == 1, _("A task has exactly one accountable partner, not several (%(partners)s).") % names
    yield is_in(accountable[0]), _("%(partners)s is not a partner any more. Choose who answers now.") % names
    yield any(map(is_in, responsible)), _("At least one partner does the work. Choose who is responsible.")
    yield (
        answerable is None or answerable.is_here_for(accountable[0]),
        _("%(person)s does not speak here for %(partners)s. Choose one of its people, or nobody.")
        % {"person": answerable, **names},
    )


def is_in(partner: Partner) -> bool:
    """Whether this organisation is a partner now: neither invited, nor observing, nor gone."""
    return partner.standing == Partner.Standing.PARTNER
