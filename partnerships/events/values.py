from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

VALUE_ADDED = Event("partnerships.value_added", "add_value", _("%(who)s added the value “%(name)s”."))
VALUE_CHANGED = Event("partnerships.value_changed", "change_value", _("%(who)s worded the value “%(name)s” again."))
VALUE_MOVED = Event(
    "partnerships.value_moved", "move_value", _("%(who)s moved the value “%(name)s” to place %(rank)s.")
)
VALUE_DROPPED = Event(
    "partnerships.value_dropped", "drop_value", _("%(who)s removed the value “%(name)s”."), mark="against"
)
