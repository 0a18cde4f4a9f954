from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import Indicator, Measurement
from impact.rules.framing import framed_or_said
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def record_measurement(
    by: Member, indicator: Indicator, partner: Partner | None = None, measured_on=None, value=None, unframed=None
):
    """A partner writes what it measured, on a day that has come."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(indicator.partnership), CLOSED
    yield partner.standing == Partner.Standing.PARTNER, _("Only partners measure.")
    yield (
        indicator.state == Indicator.State.ADOPTED,
        _("The partners have not adopted this indicator, or have retired it: nothing is measured for it."),
    )
    yield (
        measured_on is None or measured_on <= indicator.partnership.today(),
        _("This date has not come yet. A measurement is of today or of a day before."),
    )
    on_a_level = value is None or not indicator.is_rubric or value in {level.level for level in indicator.levels.all()}
    yield on_a_level, _("This rubric has no such level. Choose one of its levels.")
    yield from framed_or_said(indicator.partnership, unframed)


def _from_another(by: Member, measurement: Measurement):
    yield by.represents, NOT_IN
    yield is_open(measurement.partnership), CLOSED
    yield (
        by.partner_id != measurement.partner_id,
        _("Your organisation made this measurement: another partner confirms it."),
    )
    confirmer = measurement.indicator.confirmer
    yield (
        confirmer is None or confirmer == by.partner,
        _("%(partner)s is the one that confirms this indicator.") % {"partner": confirmer},
    )
    yield (
        measurement.state == Measurement.State.SUBMITTED,
        _("This measurement has already been confirmed, contested or settled."),
    )
    later = Measurement.objects.filter(
        indicator=measurement.indicator_id,
        partner=measurement.partner_id,
        measured_on=measurement.measured_on,
        rank__gt=measurement.rank,
    )
    yield not later.exists(), _("This measurement has been corrected since. Look at the new one.")


@rule
def confirm_measurement(by: Member, measurement: Measurement):
    """Another partner than the one that measured confirms the figure."""
    yield from _from_another(by, measurement)


@rule
def contest_measurement(by: Member, measurement: Measurement, reason=None):
    """Another partner contests the figure and says why; the figure stays, marked as contested."""
    yield from _from_another(by, measurement)
    yield reason is None or bool(reason), _("Say why you contest this figure: everybody will read it.")


@rule
def settle_measurement(by: Member, measurement: Measurement, settlement=None):
    """The facilitator writes down how a disagreement on a figure ended."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(measurement.partnership), CLOSED
    yield measurement.state == Measurement.State.CONTESTED, _("This measurement is not contested.")
    yield settlement is None or bool(settlement), _("Say how the disagreement ended: everybody will read it.")
