from impact.models.adoption import IndicatorChange, IndicatorOpinion, IndicatorRemark, StatusOverride
from impact.models.evidence import Evidence
from impact.models.framing import FramingSheet
from impact.models.health import HealthCheck, HealthResponse, HealthTurn, HealthWord
from impact.models.indicators import Dimension, Indicator, Milestone, Reference, RubricLevel, Slice
from impact.models.measurements import Measurement, MeasurementImport, PeriodLock, SlicedFigure
from impact.models.reviews import (
    FactualRemark,
    Recommendation,
    RecommendationStep,
    ReviewDiscussion,
    Reviewer,
    ReviewMark,
    ReviewRound,
)
from impact.models.stories import EffectReport, PanelChoice, Story, StoryPanel

__all__ = [
    "Dimension",
    "EffectReport",
    "Evidence",
    "FactualRemark",
    "FramingSheet",
    "HealthCheck",
    "HealthResponse",
    "HealthTurn",
    "HealthWord",
    "Indicator",
    "IndicatorChange",
    "IndicatorOpinion",
    "IndicatorRemark",
    "Measurement",
    "MeasurementImport",
    "Milestone",
    "PanelChoice",
    "PeriodLock",
    "Recommendation",
    "RecommendationStep",
    "Reference",
    "ReviewDiscussion",
    "ReviewMark",
    "ReviewRound",
    "Reviewer",
    "RubricLevel",
    "Slice",
    "SlicedFigure",
    "StatusOverride",
    "Story",
    "StoryPanel",
]
