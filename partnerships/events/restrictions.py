"""Lines of the register that are not read whole for a time: that one is, by whom and why, is itself a line for all."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

ENTRY_RESTRICTED = Event(
    "partnerships.entry_restricted",
    "restrict_entry",
    _("%(who)s restricted line %(line)s of the register until %(until)s, under the title “%(title)s”: %(reason)s"),
    mark="wait",
    binding=True,
)
RESTRICTION_RENEWED = Event(
    "partnerships.restriction_renewed",
    "restrict_entry",
    _("%(who)s keeps line %(line)s of the register restricted until %(until)s, as “%(title)s”: %(reason)s"),
    mark="wait",
    binding=True,
)
RESTRICTION_LIFTED = Event(
    "partnerships.restriction_lifted",
    "lift_restriction",
    _("%(who)s lifted the restriction of line %(line)s of the register: all read it whole again."),
    binding=True,
)
