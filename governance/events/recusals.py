"""Interests: declared beforehand, in one decision, answered."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

RECUSAL_DECLARED = Event(
    "governance.recusal_declared",
    "declare_recusal",
    _("%(who)s declared that %(partner)s has an interest in %(number)s and takes no part in it: %(reason)s"),
    subject=_("an interest of your seat in %(number)s, as the facilitator noted it"),
    mark="wait",
)
PERSON_RECUSED = Event(
    "governance.person_recused",
    "declare_recusal",
    _("%(who)s declared that %(person)s has a personal interest in %(number)s: %(reason)s"),
    subject=_("an interest of your seat in %(number)s, as the facilitator noted it"),
    mark="wait",
)
RECUSAL_PROPOSED = Event(
    "governance.recusal_proposed",
    "propose_recusal",
    _("%(who)s proposed that %(whom)s has an interest in %(number)s: %(reason)s"),
    subject=_("an interest of your seat in %(number)s, to confirm or not"),
    mark="wait",
)
RECUSAL_CONFIRMED = Event(
    "governance.recusal_confirmed",
    "confirm_recusal",
    _("%(who)s confirmed that %(whom)s has an interest in %(number)s and takes no part in it. %(answer)s"),
    mark="wait",
)
RECUSAL_REFUSED = Event(
    "governance.recusal_refused",
    "refuse_recusal",
    _("%(who)s did not retain the interest of %(whom)s that was proposed in %(number)s: %(answer)s"),
)
INTEREST_DECLARED = Event(
    "governance.interest_declared",
    "declare_interest",
    _("%(who)s declared a lasting interest of %(whom)s: %(words)s"),
)
INTEREST_ENDED = Event(
    "governance.interest_ended",
    "end_interest",
    _("%(who)s wrote that a declared interest of %(whom)s has ended: %(reason)s"),
)
