from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

EVIDENCE_ADDED = Event(
    "impact.evidence_added",
    "add_evidence",
    _("%(who)s joined a piece of evidence to %(code)s, “%(title)s” (%(sha256)s…)."),
)
EVIDENCE_DROPPED = Event(
    "impact.evidence_dropped",
    "drop_evidence",
    _("%(who)s took a piece of evidence off %(code)s, “%(title)s” (%(sha256)s…)."),
)
