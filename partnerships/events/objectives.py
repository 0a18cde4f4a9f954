from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

OBJECTIVE_ADDED = Event(
    "partnerships.objective_added", "add_objective", _("%(who)s added the objective %(code)s, “%(title)s”.")
)
OBJECTIVE_CHANGED = Event(
    "partnerships.objective_changed", "change_objective", _("%(who)s completed the objective %(code)s.")
)
