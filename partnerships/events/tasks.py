from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

TASK_ADDED = Event("partnerships.task_added", "add_task", _("%(who)s added the task %(code)s, “%(title)s”."))
TASK_ASSIGNED = Event(
    "partnerships.task_assigned", "assign_task", _("%(who)s made %(partner)s accountable for the task %(code)s.")
)
TASK_CHANGED = Event(
    "partnerships.task_changed", "change_task", _("%(who)s changed the task %(code)s, “%(title)s”: %(what)s.")
)
TASK_DROPPED = Event(
    "partnerships.task_dropped", "drop_task", _("%(who)s deleted the task %(code)s, “%(title)s”, with its parts.")
)
TASK_ENTRUSTED = Event(
    "partnerships.task_entrusted",
    "assign_task",
    _("%(who)s made %(partner)s accountable for the task %(code)s, in the person of %(person)s."),
)
TASK_SHARED = Event(
    "partnerships.task_shared",
    "assign_task",
    _("%(who)s changed who does the task %(code)s with %(partner)s, who is consulted and who is informed."),
)
