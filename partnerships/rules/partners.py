from core.rules import rule
from partnerships.models import Member, Partner
from partnerships.rules.who import CLOSED, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def describe_partner(by: Member, partner: Partner):
    """A partner says why it is in: its stake, what it expects, what it will not give up."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED
