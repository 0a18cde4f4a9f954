from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PANEL_RECORDED = Event(
    "impact.panel_recorded",
    "record_panel",
    _("%(who)s wrote down the panel of %(day)s: it read %(read)s and kept %(kept)s."),
)
