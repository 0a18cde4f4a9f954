"""What the lines of this floor are about."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic("impact.framing", _("What we measure for"), "framing purposes"),
    Topic("impact.indicators", _("Indicators"), "indicator status"),
    Topic(
        "impact.measurements",
        _("Measurements"),
        "measurement measurements measured measures correction panel answer period evidence",
    ),
    Topic("impact.effects", _("What nobody had planned"), "effects"),
    Topic("impact.stories", _("Stories of change"), "story"),
    Topic("impact.health", _("Health checks"), "health"),
    Topic(
        "impact.reviews",
        _("Peer reviews"),
        "review reviews reviewer reviewers recommendation fact factual links spread",
    ),
)
