"""What time does once a charter is signed: notices that have run, dates that near."""

from charters.actions import carry_out_withdrawal, remind_terms
from charters.actions.reminders import due
from charters.models import Charter, CharterVersion, Withdrawal
from core.acts import each
from partnerships.models import Partnership


def carry_out_due_withdrawals() -> int:
    """Carry out the notices whose day has come; how many were."""
    waiting = Withdrawal.objects.filter(taken_back_at=None, done_at=None).select_related("partnership", "version")
    return each(carry_out_withdrawal, [row for row in waiting if row.effective_on <= row.partnership.today()])


def remind_due_terms() -> int:
    """Tell of the ends and reviews that near what has not been told yet; in how many charters there were any."""
    living = Charter.objects.exclude(partnership__state=Partnership.State.CLOSED)
    rows = living.filter(versions__state=CharterVersion.State.IN_FORCE).select_related("partnership")
    return each(remind_terms, [charter for charter in rows if due(charter)])
