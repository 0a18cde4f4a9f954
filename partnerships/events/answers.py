from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

# No line holds an answer, nor which question it answers: the register is read by more people than some answers are.
PARTNER_DESCRIBED = Event(
    "partnerships.partner_described",
    "describe_partner",
    _("%(who)s wrote in the profile of %(partner)s."),
    subject=_("what was written for %(partner)s awaits your confirmation"),
)
PARTNER_IDENTIFIED = Event(
    "partnerships.partner_identified",
    "describe_partner",
    _("%(who)s wrote down what the charter names %(partner)s by."),
)
PARTNER_RENAMED = Event(
    "partnerships.partner_renamed",
    "describe_partner",
    _("%(who)s changed the name of %(before)s: it is now %(partner)s."),
    mark="now",
)
ANSWERS_CONFIRMED = Event(
    "partnerships.answers_confirmed",
    "confirm_answers",
    _("%(who)s confirmed what was written in the profile of %(partner)s."),
)
