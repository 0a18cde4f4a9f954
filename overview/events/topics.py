"""What the lines of this floor are about; the weekly letter is no event, and is switched off like the rest."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic("overview.reports", _("Progress reports"), "report"),
    Topic("overview.public", _("The public page"), "section"),
    Topic("overview.digest", _("The weekly letter"), ""),
)
