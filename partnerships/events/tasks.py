from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

TASK_ADDED = Event("partnerships.task_added", "add_task", _("%(who)s added the task %(code)s, “%(title)s”."))
TASK_ASSIGNED = Event(
    "partnerships.task_assigned", "assign_task", _("%(who)s made %(partner)s accountable for the task %(code)s.")
)
