from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from governance.models import Decision
from impact.models import Indicator
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open, speaks_for

ANOTHER = _("Who measures does not confirm: choose another partner to confirm.")
NOT_PROPOSED = _("This indicator is adopted or retired already.")
NOT_ADOPTED = _("This indicator is not adopted: nothing is measured for it.")
NOTHING_NEW = _("Nothing changes: the indicator says this already.")


@rule
def propose_indicator(by: Member, partnership: Partnership, collector=None, confirmer=None):
    """A partner's representative or the facilitator proposes what to measure."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(partnership), CLOSED
    yield collector is None or collector != confirmer, ANOTHER


@rule
def change_indicator_proposal(by: Member, indicator: Indicator, collector=None, confirmer=None, differs: bool = True):
    """The organisation that proposed an indicator, or the facilitator, changes it before it is adopted."""
    mine = indicator.proposer is not None and speaks_for(by, indicator.proposer)
    yield (
        by.is_facilitator or mine,
        _("Only the organisation that proposed this indicator, or the facilitator, changes the proposal."),
    )
    yield is_open(indicator.partnership), CLOSED
    yield (
        indicator.state == Indicator.State.PROPOSED,
        _("This indicator is adopted or retired: it changes by an amendment, with its reason."),
    )
    yield collector is None or collector != confirmer, ANOTHER
    yield differs, NOTHING_NEW


@rule
def amend_indicator(
    by: Member,
    indicator: Indicator,
    reason=None,
    differs: bool = True,
    collector=None,
    confirmer=None,
    nature=None,
    measured: Sequence[str] = (),
    decision: Decision | None = None,
):
    """The facilitator, or who speaks for the partner that measures, changes an adopted indicator and says why."""
    mine = indicator.collector is not None and speaks_for(by, indicator.collector)
    yield (
        by.is_facilitator or mine,
        _("Only the partner that measures this indicator, or the facilitator, changes it once it is adopted."),
    )
    yield is_open(indicator.partnership), CLOSED
    yield (
        indicator.state == Indicator.State.ADOPTED,
        _("This indicator is not adopted: only what is adopted is amended."),
    )
    yield collector is None or collector != confirmer, ANOTHER
    yield (
        nature in (None, indicator.nature),
        _(
            "The nature of an adopted indicator stays: its figures would mean something else. Retire it, and propose "
            "another."
        ),
    )
    yield (
        not measured,
        _("Figures were measured for these slices, which stay: %(slices)s.")
        % {"slices": ", ".join(map(str, measured))},
    )
    yield reason is None or bool(reason), _("Say why it changes: every partner reads it, and the chart bears the mark.")
    yield differs, NOTHING_NEW
    yield decision is None or stands(decision, indicator.partnership), NOT_DECIDED


@rule
def retire_indicator(by: Member, indicator: Indicator, reason=None, retired_on=None):
    """The facilitator writes that an indicator is measured no more, from which day and why."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(indicator.partnership), CLOSED
    yield indicator.state != Indicator.State.RETIRED, _("This indicator is retired already.")
    yield reason is None or bool(reason), _("Say why it is retired: what was measured stays, and is read with it.")
    yield (
        retired_on is None or retired_on <= indicator.partnership.today(),
        _("This date has not come yet. An indicator is retired today or on a day before."),
    )


NOT_DECIDED = _("Only a decision that the committee of this partnership has adopted can be named here.")


def stands(decision: Decision, partnership: Partnership) -> bool:
    """Whether the committee of this partnership closed this decision by adopting it."""
    adopted = decision.state == Decision.State.CLOSED and decision.outcome == Decision.Outcome.ADOPTED
    return adopted and decision.partnership_id == partnership.pk
