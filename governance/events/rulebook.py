"""The decision rules."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

RULES_SET = Event("governance.rules_set", "set_rules", _("%(who)s set the decision rules, version %(version)s."))
RULES_PROPOSED = Event(
    "governance.rules_proposed",
    "propose_rules",
    _("%(who)s proposed version %(version)s of the decision rules, to be decided as %(number)s."),
    mark="now",
)
RULES_ADOPTED = Event(
    "governance.rules_adopted",
    "close_round",
    _("Version %(version)s of the decision rules is in force, by %(number)s."),
    binding=True,
)
