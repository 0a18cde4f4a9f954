from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

# A peer has no place in the partnership, so the register keeps their organisation and never their name.
REVIEW_OPENED = Event(
    "impact.review_opened",
    "open_review",
    _("%(who)s opened the peer review no. %(number)s, until %(day)s."),
    mark="wait",
)
REVIEW_EXTENDED = Event(
    "impact.review_extended",
    "extend_review",
    _("%(who)s gave the peers more time for the peer review no. %(number)s: until %(day)s."),
    mark="wait",
)
REVIEW_ABANDONED = Event(
    "impact.review_abandoned",
    "abandon_review",
    _("%(who)s gave up the peer review no. %(number)s: %(reason)s"),
    mark="against",
)
REVIEWER_INVITED = Event(
    "impact.reviewer_invited",
    "invite_reviewer",
    _("%(who)s invited a peer of %(organisation)s to the peer review no. %(number)s."),
    mark="wait",
)
REVIEWER_LINK_SENT = Event(
    "impact.reviewer_link_sent",
    "send_reviewer_link_again",
    _("%(who)s sent the peer of %(organisation)s a new link to the peer review no. %(number)s."),
    mark="wait",
)
REVIEWER_RELEASED = Event(
    "impact.reviewer_released",
    "release_reviewer",
    _("%(who)s released the peer of %(organisation)s from the peer review no. %(number)s: %(reason)s"),
    mark="against",
)
REVIEW_ACCEPTED = Event(
    "impact.review_accepted",
    "accept_review",
    _("The peer of %(organisation)s accepted to take part in the peer review no. %(number)s."),
)
LINKS_DECLARED = Event(
    "impact.links_declared",
    "declare_links",
    _("The peer of %(organisation)s said which links they have with the partners."),
)
REVIEW_SUBMITTED = Event(
    "impact.review_submitted",
    "submit_review",
    _("The peer of %(organisation)s handed in their review. Nobody reads it before all have handed in."),
)
REVIEWS_REVEALED = Event(
    "impact.reviews_revealed",
    "submit_review",
    _("All peers have handed in: their reviews no. %(number)s are read together from now on."),
    subject=_("the peers’ reviews can be read"),
)
REVIEWERS_REMINDED = Event(
    "impact.reviewers_reminded",
    "remind_reviewers",
    _("The peers who have not handed in were reminded that the peer review no. %(number)s is open until %(day)s."),
    mark="wait",
)
REVIEW_ANSWERS_DUE = Event(
    "impact.review_answers_due",
    "remind_review_answers",
    _("The recommendations of the peer review no. %(number)s await their written answers until %(day)s."),
    subject=_("the peers’ recommendations await their answers"),
    mark="wait",
)
FACTUAL_CHECK_ENDING = Event(
    "impact.factual_check_ending",
    "remind_review_answers",
    _("Errors of fact in the peer review no. %(number)s can be pointed out until %(day)s."),
    subject=_("the time to point out errors of fact ends"),
    mark="wait",
)
