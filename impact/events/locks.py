from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PERIOD_LOCKED = Event(
    "impact.period_locked",
    "lock_period",
    _("%(who)s locked the figures from %(starts)s until %(ends)s."),
)
PERIOD_OPENED = Event(
    "impact.period_opened",
    "open_period",
    _("%(who)s opened the figures from %(starts)s until %(ends)s again: %(reason)s"),
    mark="doubt",
)
