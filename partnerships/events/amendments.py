from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

AMENDMENT_PROPOSED = Event(
    "partnerships.amendment_proposed",
    "propose_amendment",
    _("%(who)s proposed amendment %(number)s to “%(of)s”: %(reason)s"),
    mark="now",
)
AMENDMENT_WITHDRAWN = Event(
    "partnerships.amendment_withdrawn",
    "withdraw_amendment",
    _("%(who)s withdrew amendment %(number)s to “%(of)s”."),
    mark="against",
)
OPINION_GIVEN = Event(
    "partnerships.opinion_given",
    "give_opinion",
    _("%(who)s gave an opinion on amendment %(number)s to “%(of)s”: %(position)s."),
)
AMENDMENT_REFUSED = Event(
    "partnerships.amendment_refused",
    "refuse_amendment",
    _("%(who)s refused amendment %(number)s to “%(of)s”: %(reason)s"),
    subject=_("what became of amendment %(number)s to “%(of)s”"),
    mark="against",
)
AMENDMENT_ACCEPTED = Event(
    "partnerships.amendment_accepted",
    "accept_amendment",
    _("%(who)s accepted amendment %(number)s to “%(of)s”: it makes version %(label)s."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
)
AMENDMENT_CHANGED = Event(
    "partnerships.amendment_changed",
    "accept_amendment",
    _("%(who)s accepted amendment %(number)s to “%(of)s” with changes (%(reason)s): it makes version %(label)s."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
)
AMENDMENTS_MERGED = Event(
    "partnerships.amendments_merged",
    "merge_amendments",
    _("%(who)s merged amendments %(numbers)s to “%(of)s” (%(reason)s): they make version %(label)s."),
    subject=_("your answer to version %(label)s of “%(of)s”"),
)
# On a text to which nobody consents in its exact words, the message asks to read, not to answer.
ELSEWHERE = {
    event.code: replace(event, code=f"{event.code}_elsewhere", subject=_("version %(label)s of “%(of)s”, to read"))
    for event in (AMENDMENT_ACCEPTED, AMENDMENT_CHANGED, AMENDMENTS_MERGED)
}
