"""What the lines of this floor are about; the weekly letter is no event, and is switched off like the rest."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic(
        "overview.reports",
        _("Progress reports"),
        "report schedule approved_copy section_given section_freed section_written",
    ),
    Topic("overview.public", _("The public page"), "section_opened section_closed"),
    Topic("overview.archives", _("Archives"), "archive"),
    Topic("overview.digest", _("The weekly letter"), ""),
)
