"""The strategic lead, and what the lead settles."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

LEAD_ENDING = Event(
    "governance.lead_ending",
    "remind_mandates",
    _("Mandate of %(person)s as strategic lead: its last day is %(until)s."),
    subject=_("mandate of the strategic lead, last day %(until)s"),
    mark="wait",
)
LEAD_ELECTED = Event(
    "governance.lead_elected",
    "elect_lead",
    _("%(who)s wrote down %(person)s as strategic lead, from %(since)s to %(until)s."),
)
LEAD_PROPOSED = Event(
    "governance.lead_proposed",
    "propose_lead",
    _("%(who)s proposed %(person)s as strategic lead, from %(since)s to %(until)s, to be decided as %(number)s."),
    mark="now",
)
REVOCATION_PROPOSED = Event(
    "governance.revocation_proposed",
    "propose_revocation",
    _("%(who)s asked to end the mandate of %(person)s as strategic lead, to be decided as %(number)s."),
    mark="now",
)
LEAD_ENDED = Event(
    "governance.lead_ended",
    "end_lead",
    _("%(who)s wrote that %(person)s is strategic lead no more: %(reason)s"),
    mark="against",
)
LEAD_CHOSEN = Event(
    "governance.lead_chosen",
    "close_round",
    _("%(person)s is the strategic lead from %(since)s to %(until)s, by %(number)s."),
    binding=True,
)
LEAD_NOT_SEATED = Event(
    "governance.lead_not_seated",
    "close_round",
    _("%(number)s chose %(person)s as strategic lead, who cannot be: the seat or the period is no longer theirs."),
    mark="against",
    binding=True,
)
LEAD_REVOKED = Event(
    "governance.lead_revoked",
    "close_round",
    _("The mandate of %(person)s as strategic lead ended, by %(number)s."),
    mark="against",
    binding=True,
)
DECISION_SETTLED = Event(
    "governance.decision_settled",
    "settle_decision",
    _("%(who)s, strategic lead, settled %(number)s, “%(title)s”: %(outcome)s. %(reasons)s"),
    subject=_("%(number)s, “%(title)s”, settled by the lead: %(outcome)s"),
    binding=True,
)
RULING_CONTESTED = Event(
    "governance.ruling_contested",
    "contest_ruling",
    _("%(who)s asked the committee to overturn what the lead settled in %(number)s, “%(title)s”: %(reason)s"),
    mark="wait",
)
RULING_UPHELD = Event(
    "governance.ruling_upheld",
    "close_round",
    _("What the lead settled in %(number)s, “%(title)s”, stands: two thirds did not want to overturn it."),
    binding=True,
)
RULING_OVERTURNED = Event(
    "governance.ruling_overturned",
    "close_round",
    _("The committee overturned what the lead had settled in %(number)s, “%(title)s”: it is now %(outcome)s."),
    subject=_("the committee overturned the lead’s ruling on %(number)s, “%(title)s”"),
    mark="against",
    binding=True,
)
