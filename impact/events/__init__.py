"""What happens while impact is measured, and how the register says it; one module per noun."""

from impact.events.effects import (
    EFFECTS_ASKED,
    EFFECTS_CHANGED,
    EFFECTS_REPORTED,
)
from impact.events.exports import (
    MEASURES_EXPORTED,
)
from impact.events.health import (
    HEALTH_CHECK_CLOSED,
    HEALTH_CHECK_OPENED,
    HEALTH_CHECK_REMINDED,
)
from impact.events.indicators import (
    INDICATOR_ADOPTED,
    INDICATOR_PROPOSED,
)
from impact.events.measurements import (
    MEASUREMENT_CONFIRMED,
    MEASUREMENT_CONTESTED,
    MEASUREMENT_CORRECTED,
    MEASUREMENT_RECORDED,
    MEASUREMENT_SETTLED,
)
from impact.events.panels import (
    PANEL_RECORDED,
)
from impact.events.stories import (
    STORY_CHANGED,
    STORY_CONSENT_CHANGED,
    STORY_CONSENT_WITHDRAWN,
    STORY_TOLD,
)

__all__ = [
    "EFFECTS_ASKED",
    "EFFECTS_CHANGED",
    "EFFECTS_REPORTED",
    "HEALTH_CHECK_CLOSED",
    "HEALTH_CHECK_OPENED",
    "HEALTH_CHECK_REMINDED",
    "INDICATOR_ADOPTED",
    "INDICATOR_PROPOSED",
    "MEASUREMENT_CONFIRMED",
    "MEASUREMENT_CONTESTED",
    "MEASUREMENT_CORRECTED",
    "MEASUREMENT_RECORDED",
    "MEASUREMENT_SETTLED",
    "MEASURES_EXPORTED",
    "PANEL_RECORDED",
    "STORY_CHANGED",
    "STORY_CONSENT_CHANGED",
    "STORY_CONSENT_WITHDRAWN",
    "STORY_TOLD",
]
