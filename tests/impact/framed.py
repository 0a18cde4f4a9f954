"""What a measurement needs first: a framing sheet that every partner consents to, an indicator that all agree to."""

from impact import actions
from impact.models import FramingSheet, Indicator
from partnerships.actions import give_consent
from partnerships.models import Member, Partnership, Role
from tests.conftest import text

LIMITS = (text("Limites assumées", "Accepted limits"), text("Contribution, pas attribution.", "Contribution only."))


def representatives(partnership: Partnership) -> list[Member]:
    """One who speaks for each partner."""
    speaking = {"roles__role": Role.Name.REPRESENTATIVE, "roles__ended_at": None}
    partners = partnership.partners.full()
    return [Member.objects.current().filter(partner=partner, **speaking).first() for partner in partners]


def agree_framing(partnership: Partnership, by: Member) -> FramingSheet:
    """The framing sheet, written and consented to by every partner."""
    sheet = actions.write_framing(partnership, by=by, purposes=["improve", "account"], sections=[LIMITS])
    for member in representatives(partnership):
        give_consent(sheet.text.current(), by=member, position="consent")
    return sheet


def adopt_together(indicator: Indicator, facilitator: Member) -> Indicator:
    """The indicator, agreed to by every partner and adopted: where a test needs one, and not how it came."""
    for member in representatives(indicator.partnership):
        actions.give_indicator_opinion(indicator, by=member, position="agree")
    return actions.adopt_indicator(indicator, by=facilitator)
