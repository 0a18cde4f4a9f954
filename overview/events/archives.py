"""What happens to archives, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

ARCHIVE_ASKED = Event(
    "overview.archive_asked",
    "ask_archive",
    _("%(who)s asked for an archive of everything that is in this partnership."),
    mark="wait",
)
ARCHIVE_DELIVERED = Event(
    "overview.archive_delivered",
    "deliver_archive",
    _("The archive of this partnership that was asked for is ready."),
    subject=_("the archive of the partnership is ready"),
)
