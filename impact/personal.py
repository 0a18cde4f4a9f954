"""What is held of a person because they measure, tell or look from outside."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, Held, Purpose, held
from partnerships.personal import ALWAYS, WRITTEN

PEER = Purpose(
    _("My name, my organisation and my address as a peer from outside"),
    _("To let me in to the review, and to say who looked at the partnership."),
    _("As long as I have an account."),
    _("They go: readers see “Former participant”."),
    Fate.EMPTIED,
)
LOOK = Purpose(
    _("My review as a peer: links declared, marks, evidence, recommendations, answers"),
    _("A partnership answers for its evaluation, and for how independent it was."),
    ALWAYS,
    _("It stays, without my name."),
    Fate.KEPT,
)
TURN = Purpose(
    _("That I have answered a health check; never what I answered"),
    _("So that each answers once, and nobody knows what."),
    ALWAYS,
    _("It stays, without my name."),
    Fate.KEPT,
)
TABLE: tuple[Held, ...] = (
    *held(
        PEER, {"impact.Reviewer.user": "name organisation email", "impact.Reviewer.email": "name organisation email"}
    ),
    *held(
        LOOK,
        {
            "impact.Reviewer.user": "links strengths concerns release_reason",
            "impact.ReviewMark.reviewer": "criterion mark evidence",
            "impact.Recommendation.reviewer": "body",
            "impact.FactualRemark.reviewer": "answer",
        },
    ),
    *held(TURN, {"impact.HealthTurn.member": ""}),
    *held(
        WRITTEN,
        {
            "impact.IndicatorOpinion.given_by": "reason",
            "impact.IndicatorRemark.made_by": "body",
            "impact.IndicatorChange.made_by": "before after reason",
            "impact.StatusOverride.set_by": "reason",
            "impact.StatusOverride.lifted_by": "",
            "impact.MeasurementImport.asked_by": "file_name faults",
            "impact.Measurement.submitted_by": "place marks told note correction",
            "impact.Measurement.answered_by": "reason",
            "impact.Measurement.settled_by": "settlement",
            "impact.PeriodLock.locked_by": "",
            "impact.PeriodLock.opened_by": "reason",
            "impact.Story.recorded_by": "code",
            "impact.Story.withdrawn_by": "code",
            "impact.StoryPanel.recorded_by": "",
            "impact.EffectReport.reported_by": "body",
            "impact.Evidence.added_by": "title file_name",
            "impact.HealthCheck.opened_by": "",
            "impact.HealthCheck.closed_by": "",
            "impact.ReviewRound.opened_by": "brief abandonment",
            "impact.Reviewer.invited_by": "",
            "impact.FactualRemark.made_by": "body",
            "impact.ReviewDiscussion.recorded_by": "body",
            "impact.Recommendation.answered_by": "reason",
            "impact.RecommendationStep.recorded_by": "body",
        },
    ),
)
