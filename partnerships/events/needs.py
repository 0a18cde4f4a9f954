from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

NEED_ADDED = Event("partnerships.need_added", "add_need", _("%(who)s added the need %(code)s, “%(title)s”."))
NEED_CHANGED = Event(
    "partnerships.need_changed",
    "change_need",
    _("%(who)s changed the need %(code)s, “%(title)s” (%(what)s); asked before: %(before)s, now: %(after)s."),
)
NEED_DROPPED = Event("partnerships.need_dropped", "drop_need", _("%(who)s dropped the need %(code)s, “%(title)s”."))
ABSENCE_EXPLAINED = Event(
    "partnerships.absence_explained",
    "explain_absence",
    _("%(who)s wrote why no partner speaks for the people concerned: %(reason)s"),
)
