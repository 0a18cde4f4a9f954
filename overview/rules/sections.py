"""Who answers for the sections of a report, and who writes them."""

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from overview.models import ReportSection
from overview.rules.reports import APPROVED
from partnerships.models import Member
from partnerships.rules import CLOSED, is_open


@rule
def give_section(by: Member, section: ReportSection, owner: Member | None = None):
    """The facilitator, or who asked for the report, gives a section to a person who writes it."""
    asked = section.report.asked_by_id == by.pk and by.represents
    yield by.is_facilitator or asked, _("Only the facilitator, or who asked for this report, gives its sections.")
    yield is_open(section.partnership), CLOSED
    yield section.report.approved() is None, APPROVED
    yield (
        owner is None or (owner.partnership_id == section.partnership_id and owner.ended_at is None),
        _("This person has no place in this partnership any more."),
    )


@rule
def write_section(by: Member, section: ReportSection):
    """Who answers for a section, or the facilitator, writes it."""
    owns = section.owner_id == by.pk
    yield by.is_facilitator or owns, _("Only who answers for this section, or the facilitator, writes it.")
    yield is_open(section.partnership), CLOSED
    yield section.report.approved() is None, APPROVED
