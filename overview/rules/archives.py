"""Who may take a partnership out of this site, or bring one in."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.rules import rule
from overview.models import Archive
from partnerships.models import Member, Partnership
from partnerships.rules import FACILITATOR_ONLY

STAFF_ONLY = _("Only those who look after the site bring a partnership in.")


@rule
def ask_archive(by: Member, partnership: Partnership):
    """The facilitator asks for the archive of everything; all partners read in the register that they did."""
    yield by.is_facilitator, FACILITATOR_ONLY
    under_way = Archive.objects.leaving(partnership).under_way().exists()
    yield not under_way, _("An archive is being made already: it will be here in a moment.")


@rule
def ask_import(by: User, thing: None):
    """Those who look after the site bring a partnership in, with the archive that another site made of it."""
    yield by.is_active and by.is_staff, STAFF_ONLY
