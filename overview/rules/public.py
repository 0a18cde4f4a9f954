"""Who may open a section of the public page, and who may close one."""

from django.utils.translation import gettext_lazy as _

from core.once import once
from core.rules import rule
from overview.models import PublicSection
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, NOT_IN, is_open

Section = PublicSection.Section
# Reports are none of them: they tell stories whose tellers let them leave for the funders, and not for everybody.
OFFERED = tuple(Section)


@once
def shown(partnership: Partnership) -> set[str]:
    """The sections that anybody may read now."""
    return set(PublicSection.objects.shown().filter(partnership=partnership).values_list("section", flat=True))


@rule
def open_section(by: Member, partnership: Partnership, section: str):
    """The facilitator, or who speaks for the lead partner, lets anybody read a section; all are told."""
    leads = by.represents and by.partner_id == partnership.lead_partner_id
    yield by.is_facilitator or leads, _("Only the facilitator and those who speak for the lead partner can do this.")
    yield is_open(partnership), CLOSED
    yield section in OFFERED, _("This section cannot be shown to everybody.")
    yield section not in shown(partnership), _("Anybody can read this section already.")


@rule
def close_section(by: Member, partnership: Partnership, section: str):
    """The facilitator, or who speaks for any partner, takes a section off the public page, at once."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield section in shown(partnership), _("This section is not open: nobody outside reads it.")
