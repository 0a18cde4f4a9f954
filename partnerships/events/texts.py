from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

VERSION_PROPOSED = Event(
    "partnerships.version_proposed",
    "propose_version",
    _("%(who)s proposed version %(label)s of “%(of)s”."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
    mark="now",
)
CONSENT_GIVEN = Event(
    "partnerships.consent_given",
    "give_consent",
    _("%(who)s answered “%(position)s” to version %(label)s of “%(of)s”."),
)
VISION_SHARED = Event(
    "partnerships.vision_shared",
    "give_consent",
    _("Every partner consents to version %(label)s: the vision is shared."),
)
TEXT_SHARED = Event(
    "partnerships.text_shared",
    "give_consent",
    _("Every partner consents to version %(label)s of “%(of)s”."),
)
