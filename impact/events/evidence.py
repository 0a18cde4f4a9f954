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
# The register is never rewritten: of what backs a story it keeps no title and no fingerprint, since its teller may
# take it all back.
STORY_EVIDENCE_ADDED = Event(
    "impact.story_evidence_added",
    "add_evidence",
    _("%(who)s joined a piece of evidence to the story %(code)s."),
)
STORY_EVIDENCE_DROPPED = Event(
    "impact.story_evidence_dropped",
    "drop_evidence",
    _("%(who)s took a piece of evidence off the story %(code)s."),
)
