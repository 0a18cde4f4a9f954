from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNERSHIP_STARTED = Event(
    "partnerships.partnership_started", "start_partnership", _("%(who)s started the partnership."), mark="now"
)
PARTNERSHIP_CHANGED = Event(
    "partnerships.partnership_changed", "change_partnership", _("%(who)s changed the note of intent: %(lines)s.")
)
STAGE_CHANGED = Event(
    "partnerships.stage_changed",
    "change_stage",
    _("%(who)s moved the partnership from the stage “%(before)s” to the stage “%(stage)s”."),
    mark="now",
)
STAGE_FORCED = Event(
    "partnerships.stage_forced",
    "change_stage",
    _(
        "%(who)s moved the partnership from the stage “%(before)s” to the stage “%(stage)s” "
        "although something was missing: %(missing)s Reason: %(reason)s"
    ),
    mark="wait",
)
LEAD_PARTNER_NAMED = Event(
    "partnerships.lead_partner_named", "name_lead_partner", _("%(who)s wrote down %(partner)s as lead partner.")
)
