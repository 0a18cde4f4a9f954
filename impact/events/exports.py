from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

MEASURES_EXPORTED = Event(
    "impact.measures_exported",
    "export_measures",
    _("%(who)s took the figures away for people outside the partnership (%(format)s)."),
)
