from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

REMARK_MADE = Event(
    "partnerships.remark_made", "make_remark", _("%(who)s made a remark on paragraph %(rank)s of “%(of)s”."), mark="now"
)
REMARK_ANSWERED = Event(
    "partnerships.remark_answered",
    "reply_to_remark",
    _("%(who)s answered a remark of %(author)s on “%(of)s”."),
    mark="now",
)
REMARK_RESOLVED = Event(
    "partnerships.remark_resolved",
    "resolve_remark",
    _("%(who)s closed a remark of %(author)s on “%(of)s”: %(resolution)s"),
)
