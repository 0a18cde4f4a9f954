from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

SPREAD_DISCUSSED = Event(
    "impact.spread_discussed",
    "discuss_spread",
    _("%(who)s wrote what was said about “%(criterion)s”, on which the peers’ marks lie far apart."),
)
FACT_REMARKED = Event(
    "impact.fact_remarked",
    "remark_fact",
    _("%(who)s pointed out an error of fact in the review of the peer of %(organisation)s."),
    mark="doubt",
)
FACT_ANSWERED = Event(
    "impact.fact_answered",
    "answer_fact",
    _("The peer of %(organisation)s answered a remark of fact; the review stays as it was handed in."),
)
RECOMMENDATION_ANSWERED = Event(
    "impact.recommendation_answered",
    "answer_recommendation",
    _("%(who)s answered a recommendation of the peer of %(organisation)s, “%(title)s”: %(position)s."),
)
REVIEW_ANSWERED = Event(
    "impact.review_answered",
    "answer_recommendation",
    _("Every recommendation of the peer review no. %(number)s has its written answer; the peers were told."),
)
RECOMMENDATION_FOLLOWED = Event(
    "impact.recommendation_followed",
    "follow_recommendation",
    _("%(who)s gave news of the recommendation “%(title)s”: %(news)s"),
    mark="wait",
)
RECOMMENDATION_DONE = Event(
    "impact.recommendation_done",
    "follow_recommendation",
    _("%(who)s wrote that the recommendation “%(title)s” is done: %(news)s"),
)
