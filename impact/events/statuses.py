from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

STATUS_OVERRIDDEN = Event(
    "impact.status_overridden",
    "override_status",
    _("%(who)s set the status of %(code)s by hand to “%(status)s”: %(reason)s"),
    mark="doubt",
)
STATUS_OVERRIDE_LIFTED = Event(
    "impact.status_override_lifted",
    "lift_status_override",
    _("%(who)s let the computed status of %(code)s speak again."),
)
