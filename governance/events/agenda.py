"""The agenda and its papers."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

AGENDA_ITEM_ADDED = Event(
    "governance.agenda_item_added", "add_agenda_item", _("%(who)s put “%(title)s” on the agenda of %(number)s.")
)
AGENDA_ITEM_CHANGED = Event(
    "governance.agenda_item_changed",
    "change_agenda_item",
    _("%(who)s changed the point “%(title)s” of the agenda of %(number)s."),
)
AGENDA_ITEM_DROPPED = Event(
    "governance.agenda_item_dropped",
    "drop_agenda_item",
    _("%(who)s took “%(title)s” off the agenda of %(number)s."),
    mark="against",
)
AGENDA_ITEM_MOVED = Event(
    "governance.agenda_item_moved",
    "move_agenda_item",
    _("%(who)s moved “%(title)s” to place %(rank)s of the agenda of %(number)s."),
)
ITEM_NOTED = Event(
    "governance.item_noted", "note_item", _("%(who)s noted what was said about “%(title)s” at %(number)s.")
)
PAPER_ADDED = Event(
    "governance.paper_added",
    "add_paper",
    _("%(who)s joined “%(name)s” to the agenda of %(number)s (fingerprint %(sha256)s)."),
)
PAPER_DROPPED = Event(
    "governance.paper_dropped",
    "drop_paper",
    _("%(who)s took the document “%(name)s” off the agenda of %(number)s."),
    mark="against",
)
