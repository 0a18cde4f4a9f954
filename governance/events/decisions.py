"""Decisions, their words, and what comes after them."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

DECISION_DRAFTED = Event(
    "governance.decision_drafted", "draft_decision", _("%(who)s prepares a question: “%(title)s”."), mark="now"
)
DRAFT_DROPPED = Event(
    "governance.draft_dropped", "drop_draft", _("%(who)s gave up preparing “%(title)s”."), mark="against"
)
WORDING_CHANGED = Event(
    "governance.wording_changed",
    "change_wording",
    _("%(who)s changed the words of %(number)s, “%(title)s” (version %(version)s): %(reason)s"),
)
WORDING_TO_CONFIRM = Event(
    "governance.wording_to_confirm",
    "change_wording",
    _(
        "%(who)s changed the words of %(number)s, “%(title)s” (version %(version)s), while answers are given: "
        "%(reason)s Answers given before are to be confirmed."
    ),
    subject=_("the words of %(number)s have changed: confirm or change your answer"),
    mark="wait",
)
DECISION_PROPOSED = Event(
    "governance.decision_proposed",
    "propose_decision",
    _("%(who)s proposed %(number)s, “%(title)s”."),
    mark="now",
)
DECISION_WITHDRAWN = Event(
    "governance.decision_withdrawn",
    "withdraw_decision",
    _("%(who)s withdrew %(number)s, “%(title)s”: %(reason)s"),
    subject=_("%(number)s, “%(title)s”, is withdrawn"),
    mark="against",
)
DECISION_TOOK_EFFECT = Event(
    "governance.decision_took_effect", "take_effect", _("%(number)s, “%(title)s”, took effect.")
)
MINORITY_OPINION_WRITTEN = Event(
    "governance.minority_opinion_written",
    "write_minority_opinion",
    _("%(who)s wrote the minority opinion of %(partner)s on %(number)s, “%(title)s”."),
)
DECISION_ASSIGNED = Event(
    "governance.decision_assigned",
    "assign_decision",
    _("%(who)s wrote that %(person)s answers for %(number)s, “%(title)s”."),
    subject=_("you answer for %(number)s, “%(title)s”"),
)
DECISION_UNASSIGNED = Event(
    "governance.decision_unassigned",
    "assign_decision",
    _("%(who)s changed the dates of %(number)s, “%(title)s”; nobody answers for it yet."),
    mark="wait",
)
DECISION_CARRIED_OUT = Event(
    "governance.decision_carried_out",
    "carry_out_decision",
    _("%(who)s wrote that %(number)s, “%(title)s”, has been carried out: %(words)s"),
)
DECISION_REVIEWED = Event(
    "governance.decision_reviewed",
    "review_decision",
    _("%(who)s wrote the review of %(number)s, “%(title)s”: %(finding)s. %(words)s"),
)
