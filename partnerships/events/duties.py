"""What time reminds of while a partnership is built."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

FACILITATION = _("the facilitation")  # for whom an invitation was sent, when it is for no partner
TASK_DUE = Event(
    "partnerships.task_due",
    "remind_duties",
    _("The task %(code)s, “%(title)s”, is due on %(day)s: those who answer for it were reminded."),
    subject=_("the task %(code)s, “%(title)s”, is due on %(day)s"),
    mark="wait",
)
RISK_REVIEW_DUE = Event(
    "partnerships.risk_review_due",
    "remind_duties",
    _("The risk %(code)s, “%(title)s”, was last reviewed on %(day)s: those who watch it were reminded."),
    subject=_("look again at the risk %(code)s, “%(title)s”"),
    mark="wait",
)
INVITATION_ENDING = Event(
    "partnerships.invitation_ending",
    "remind_duties",
    _("An invitation sent for %(partner)s, open until %(day)s, was not answered: who sent it was told."),
    subject=_("an invitation for %(partner)s, open until %(day)s, was not answered"),
    mark="wait",
)
