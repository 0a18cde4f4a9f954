from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNER_BOUND = Event(
    "partnerships.partner_bound", "bind_partner", _("%(partner)s is bound by the charter from this day.")
)
