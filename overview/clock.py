"""What time does, floor by floor; a run that was missed is caught up once, because each act looks at what is due."""

from charters.clock.after import carry_out_due_withdrawals, remind_due_terms
from charters.clock.collecting import (
    enter_due_versions,
    lapse_late_signatures,
    release_departed,
    remind_due_signatories,
)
from governance.clock import close_due_rounds, remind_due_voters, remind_ending_mandates
from impact.clock.effects import ask_due_effects
from impact.clock.health import close_due_health_checks, remind_due_health_checks
from impact.clock.measurements import remind_due_measurements
from impact.clock.reviews import remind_due_review_answers, remind_due_reviewers
from overview import actions
from partnerships.models import Partnership


def tick() -> None:
    """Close rounds, settle what signatures wait for, send what is due, and read again the recipe of those that live."""
    close_due_rounds()
    remind_due_voters()
    remind_ending_mandates()
    remind_due_measurements()
    close_due_health_checks()
    remind_due_health_checks()
    carry_out_due_withdrawals()
    remind_due_terms()
    release_departed()
    enter_due_versions()
    lapse_late_signatures()
    remind_due_signatories()
    ask_due_effects()
    remind_due_reviewers()
    remind_due_review_answers()
    for partnership in Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100):
        actions.refresh_marks(partnership)
