"""What happens to the public page, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

SECTION_OPENED = Event(
    "overview.section_opened",
    "open_section",
    _("%(who)s let anybody read, without signing in: “%(section)s”."),
    mark="now",
)
SECTION_CLOSED = Event(
    "overview.section_closed", "close_section", _("%(who)s took off the public page: “%(section)s”."), mark="stop"
)
