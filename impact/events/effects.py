from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

EFFECTS_ASKED = Event(
    "impact.effects_asked",
    "ask_effects",
    _("%(who)s asked %(partner)s what it noticed that nobody had planned: %(quarter)s."),
    subject=_("what did you notice that nobody had planned? %(quarter)s"),
    mark="wait",
)
EFFECTS_REPORTED = Event(
    "impact.effects_reported",
    "report_effects",
    _("%(who)s answered on what nobody had planned, %(quarter)s: %(tone)s."),
)
EFFECTS_CHANGED = Event(
    "impact.effects_changed",
    "report_effects",
    _("%(who)s answered again on what nobody had planned, %(quarter)s: %(tone)s. The answer before is kept."),
)
