from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.journal import Event

NOBODY = pgettext_lazy("who watches a risk", "nobody")

RISK_ADDED = Event(
    "partnerships.risk_added",
    "add_risk",
    _("%(who)s added the risk %(code)s, “%(title)s”: likelihood %(likelihood)s, severity %(severity)s."),
)
RISK_CHANGED = Event(
    "partnerships.risk_changed",
    "change_risk",
    _("%(who)s changed the risk %(code)s (%(what)s); it is watched by %(owner)s."),
)
RISK_REVIEWED = Event(
    "partnerships.risk_reviewed",
    "review_risk",
    _(
        "%(who)s reviewed the risk %(code)s: likelihood %(likelihood_before)s → %(likelihood)s, "
        "severity %(severity_before)s → %(severity)s, %(state_before)s → %(state)s. %(note)s"
    ),
    mark="now",
)
RISK_UPHELD = Event(
    "partnerships.risk_upheld",
    "review_risk",
    _(
        "%(who)s reviewed the risk %(code)s and left it as it was: "
        "likelihood %(likelihood)s, severity %(severity)s, %(state)s. %(note)s"
    ),
    mark="now",
)
