"""What happens to the sections of reports, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

SECTION_GIVEN = Event(
    "overview.section_given",
    "give_section",
    _("%(who)s gave the section “%(section)s” of the progress report no. %(number)s to %(owner)s."),
    subject=_("a section of the progress report no. %(number)s is yours to write"),
    mark="now",
)
SECTION_FREED = Event(
    "overview.section_freed",
    "give_section",
    _("%(who)s wrote that nobody answers for the section “%(section)s” of the progress report no. %(number)s."),
)
SECTION_WRITTEN = Event(
    "overview.section_written",
    "write_section",
    _("%(who)s wrote the section “%(section)s” of the progress report no. %(number)s."),
)
