from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

AMENDMENT_OPENED = Event(
    "charters.amendment_opened",
    "open_amendment",
    _("%(who)s opened an amendment, version %(label)s, written from version %(old)s: %(summary)s"),
    subject=_("an amendment of the charter is being written: version %(label)s"),
    mark="now",
)
TERM_ENDING = Event(
    "charters.term_ending",
    "remind_terms",
    _("The partnership under version %(label)s of the charter ends on %(day)s: renew, amend or end it before then."),
    subject=_("the charter ends on %(day)s"),
    mark="wait",
)
REVIEW_DUE = Event(
    "charters.review_due",
    "remind_terms",
    _("Version %(label)s of the charter is to be looked at again together by %(day)s."),
    subject=_("the charter is to be looked at again by %(day)s"),
    mark="wait",
)
