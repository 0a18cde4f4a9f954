from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNER_DESCRIBED = Event(
    "partnerships.partner_described",
    "describe_partner",
    _("%(who)s wrote what %(partner)s seeks and will not give up."),
)
PARTNER_BOUND = Event(
    "partnerships.partner_bound", "bind_partner", _("%(partner)s is bound by the charter from this day.")
)
