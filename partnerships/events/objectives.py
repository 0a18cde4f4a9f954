from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

OBJECTIVE_ADDED = Event(
    "partnerships.objective_added", "add_objective", _("%(who)s added the objective %(code)s, “%(title)s”.")
)
OBJECTIVE_CHANGED = Event(
    "partnerships.objective_changed", "change_objective", _("%(who)s changed the objective %(code)s: %(what)s.")
)
OBJECTIVE_MOVED = Event(
    "partnerships.objective_moved", "move_objective", _("%(who)s moved the objective %(code)s to place %(rank)s.")
)
OBJECTIVE_DROPPED = Event(
    "partnerships.objective_dropped",
    "drop_objective",
    _("%(who)s removed the objective %(code)s, “%(title)s”."),
    mark="against",
)
