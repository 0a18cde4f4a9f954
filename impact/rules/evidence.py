from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from impact.models import Evidence, Measurement, PeriodLock, Story
from impact.rules.measurements import LOCKED, is_own
from impact.rules.stories import TAKEN_BACK
from partnerships.models import Member
from partnerships.rules import CLOSED, OWN_OR_FACILITATOR, is_open, speaks_for

MOST = 10


@rule
def add_evidence(by: Member, thing: Measurement | Story):
    """Who measured or heard joins what backs it; so does the facilitator on their behalf."""
    yield from _of_ours(by, thing)
    yield thing.evidence.count() < MOST, _("Ten pieces of evidence are joined already: that is the most that is kept.")


@rule
def drop_evidence(by: Member, evidence: Evidence):
    """Who joined a piece of evidence takes it off, until somebody has answered to the figure."""
    thing = evidence.measurement or evidence.story
    yield from _of_ours(by, thing)
    if isinstance(thing, Measurement):
        yield (
            thing.state in (Measurement.State.DRAFT, Measurement.State.SUBMITTED),
            _("Another partner has answered to this figure with this piece of evidence in view: it stays."),
        )
        locks = PeriodLock.objects.filter(partnership=thing.partnership_id).over(thing.measured_on)
        yield not locks.exists(), LOCKED


def _of_ours(by: Member, thing: Measurement | Story) -> Iterator[Condition]:
    if isinstance(thing, Measurement):
        drafted = thing.state == Measurement.State.DRAFT
        ours = is_own(by, thing) if drafted else is_own(by, thing) or speaks_for(by, thing.partner)
        yield ours, OWN_OR_FACILITATOR
    else:
        yield speaks_for(by, thing.collected_by), OWN_OR_FACILITATOR
        yield thing.withdrawn_at is None, TAKEN_BACK
    yield is_open(thing.partnership), CLOSED
