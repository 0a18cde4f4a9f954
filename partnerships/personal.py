"""What is held of a person because they take part in a partnership."""

from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import Clock, lock
from core.personal import Fate, Held, Person, Purpose, erase, held
from partnerships import events
from partnerships.journal import emit
from partnerships.models import Invitation, Member

ALWAYS = _("As long as the partnership is kept.")
PLACE = Purpose(
    _("My places: in which partnership, for whom, in which roles, from when to when"),
    _("To say who may do what, and who had the right to act when they did."),
    ALWAYS,
    _("They end and stay, without my name: what was decided must show that somebody had the right to."),
    Fate.KEPT,
)
FUNCTION = Purpose(
    _("The function under which I take part"),
    _("To say in which capacity I speak."),
    _("As long as I have an account."),
    _("It goes."),
    Fate.EMPTIED,
)
INVITATION = Purpose(
    _("The invitations I received: my name and my address"),
    _("To send the link, and to let in only the person invited."),
    _("As long as I have an account."),
    _("My name and my address go; that an invitation was sent stays."),
    Fate.EMPTIED,
)
NOTICES = Purpose(
    _("What I was told, what I have read, which messages I switched off"),
    _("To show me what awaits me and to leave me in peace otherwise."),
    _("As long as I have an account."),
    _("They go."),
    Fate.GONE,
)
WRITTEN = Purpose(
    _("What I wrote, proposed, recorded and answered in the work we share"),
    _("It was said for an organisation, to its partners, who rely on it."),
    ALWAYS,
    _("It stays, without my name: it is the work of the organisation I spoke for. Ask the facilitator where a text "
      "itself tells something of my life."),
    Fate.KEPT,
)  # fmt: skip
REGISTER = Purpose(
    _("The lines of the transparency register that say what I did"),
    _("Every partner must be able to see who did what, and that nobody changed it."),
    ALWAYS,
    _("They stay, without my name: a line holds a number that stands for me, and no longer leads to anybody."),
    Fate.KEPT,
)
TABLE: tuple[Held, ...] = (
    *held(
        PLACE, {"partnerships.Member.user": "joined_at ended_at", "partnerships.Role.member": "role since_at ended_at"}
    ),
    *held(FUNCTION, {"partnerships.Member.user": "function"}),
    *held(
        INVITATION,
        {"partnerships.Invitation.accepted_by": "email name language", "partnerships.Invitation.email": "email name"},
    ),
    *held(NOTICES, {"partnerships.Notice.user": "read_at", "partnerships.Muting.user": "kind"}),
    *held(REGISTER, {"partnerships.JournalEntry.by": "occurred_at event params link"}),
    *held(
        WRITTEN,
        {
            "partnerships.Partnership.started_by": "slug started_at",
            "partnerships.Version.proposed_by": "label reason",
            "partnerships.Consent.given_by": "position reason",
            "partnerships.Amendment.made_by": "body reason",
            "partnerships.Amendment.closed_by": "outcome_reason",
            "partnerships.Opinion.given_by": "position reason",
            "partnerships.Answer.written_by": "question body",
            "partnerships.Answer.confirmed_by": "question",
            "partnerships.Delivery.recorded_by": "note",
            "partnerships.Invitation.sent_by": "",
            "partnerships.Restriction.set_by": "title reason",
            "partnerships.Restriction.lifted_by": "",
            "partnerships.Remark.made_by": "body",
            "partnerships.Remark.resolved_by": "resolution",
            "partnerships.Reply.made_by": "body",
            "partnerships.Task.answerable": "code title",
        },
    ),
)


def erase_places(person: Person, *, by: Clock | None = None) -> None:
    """Places end, each with a line of the register; what invites goes nowhere any more; what is personal goes.

    The line says that they did it themselves, unless time did.
    """
    for member in Member.objects.current().filter(user=person.user).select_related("partnership", "partner"):
        lock(member.partnership)
        row = lock(member)
        row.roles.filter(ended_at=None).update(ended_at=clock.now())
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
        emit(events.MEMBER_ENDED, row.partnership, by=by or row, person=row)
    for address in person.addresses:
        waiting = Invitation.objects.filter(email__iexact=address, state=Invitation.State.SENT)
        waiting.update(state=Invitation.State.REVOKED)
    erase(TABLE, person)
