"""What happens while impact is measured, and how the register says it; one module per noun."""

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
from impact.events.stories import (
    STORY_TOLD,
)

__all__ = [
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
    "STORY_TOLD",
]
