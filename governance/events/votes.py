"""The answers of seats."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

VOTE_CAST = Event("governance.vote_cast", "cast_vote", _("%(who)s answered “%(position)s” to %(number)s."), mark="done")
VOTE_RECORDED = Event(
    "governance.vote_recorded",
    "record_vote",
    _("%(who)s noted the answer of %(partner)s to %(number)s, given %(means)s: “%(position)s”."),
    subject=_("your answer to %(number)s, noted by the facilitator"),
)
