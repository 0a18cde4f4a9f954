from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

CONTRIBUTION_PROMISED = Event(
    "partnerships.contribution_promised",
    "promise_contribution",
    _("%(who)s promised the contribution %(code)s of %(partner)s, “%(title)s”: %(amount)s."),
)
CONTRIBUTION_CHANGED = Event(
    "partnerships.contribution_changed",
    "change_contribution",
    _(
        "%(who)s changed the contribution %(code)s, “%(title)s” (%(what)s); "
        "promised before: %(before)s, now: %(after)s."
    ),
)
DELIVERY_RECORDED = Event(
    "partnerships.delivery_recorded",
    "record_delivery",
    _("%(who)s wrote down what was delivered of the contribution %(code)s on %(day)s: %(amount)s. %(note)s"),
)
CONTRIBUTION_WITHDRAWN = Event(
    "partnerships.contribution_withdrawn",
    "withdraw_contribution",
    _("%(who)s withdrew the contribution %(code)s, “%(title)s”; delivered before: %(amount)s. Reason: %(reason)s"),
    mark="stop",
)
