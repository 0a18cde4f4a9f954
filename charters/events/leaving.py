from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

NOTICE_GIVEN = Event(
    "charters.notice_given",
    "give_notice",
    _(
        "%(who)s gave notice that %(partner)s leaves the charter, which binds it until the day before %(effective)s: "
        "%(reason)s"
    ),
    subject=_("%(partner)s gives notice: it leaves the charter on %(effective)s"),
    mark="stop",
)
NOTICE_TAKEN_BACK = Event(
    "charters.notice_taken_back",
    "take_back_notice",
    _("%(who)s took back the notice of %(partner)s: version %(label)s of the charter goes on binding it."),
    subject=_("%(partner)s stays in the charter"),
)
WITHDRAWAL_CARRIED_OUT = Event(
    "charters.withdrawal_carried_out",
    "carry_out_withdrawal",
    _("The notice of %(partner)s has run: version %(label)s of the charter binds it no more from this day."),
    subject=_("%(partner)s is not bound by the charter any more"),
    mark="against",
    binding=True,
)
REPRESENTATIVE_CHANGED = Event(
    "charters.representative_changed",
    "change_representative",
    _("%(who)s wrote that %(person)s represents %(partner)s before the charter from %(since)s on."),
)
