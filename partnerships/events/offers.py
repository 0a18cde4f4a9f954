from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

OFFER_MADE = Event(
    "partnerships.offer_made", "make_offer", _("%(who)s offered something to the need %(code)s for %(partner)s.")
)
OFFER_CHANGED = Event(
    "partnerships.offer_changed",
    "change_offer",
    _(
        "%(who)s changed the offer of %(partner)s to the need %(code)s (%(what)s); "
        "before: %(before)s, now: %(after)s, declared."
    ),
)
OFFER_CONFIRMED = Event(
    "partnerships.offer_confirmed",
    "confirm_offer",
    _("%(who)s confirmed the offer of %(partner)s to the need %(code)s."),
)
OFFER_COMMITTED = Event(
    "partnerships.offer_committed",
    "commit_offer",
    _("%(who)s committed the offer of %(partner)s to the need %(code)s."),
)
OFFER_WITHDRAWN = Event(
    "partnerships.offer_withdrawn",
    "withdraw_offer",
    _("%(who)s withdrew the offer of %(partner)s to the need %(code)s. Reason: %(reason)s"),
    mark="stop",
)
