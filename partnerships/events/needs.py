from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

NEED_ADDED = Event("partnerships.need_added", "add_need", _("%(who)s added the need %(code)s, “%(title)s”."))
OFFER_MADE = Event(
    "partnerships.offer_made", "make_offer", _("%(who)s offered something to the need %(code)s for %(partner)s.")
)
OFFER_CONFIRMED = Event(
    "partnerships.offer_confirmed",
    "confirm_offer",
    _("%(who)s confirmed the offer of %(partner)s to the need %(code)s."),
)
