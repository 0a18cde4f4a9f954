"""Who may have what is held of them erased."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from charters.models import Signatory
from core.acts import Clock
from core.rules import rule
from partnerships.models import Partnership, Role


@rule
def erase_person(by: User | Clock, user: User):
    """Each for themself; whoever others cannot do without hands over first. Time erases again after a restore."""
    yield isinstance(by, Clock) or by.pk == user.pk, _("Each person has their own data erased, and nobody else’s.")
    yield user.is_active, _("This has been erased already.")
    if isinstance(by, Clock):
        return
    alone = _facilitated_alone(user)
    yield (
        alone is None,
        _(
            "You are the only facilitator of “%(partnership)s”: without one nobody keeps the process. Invite another "
            "facilitator there first, then come back."
        )
        % {"partnership": alone},
    )
    due = _signature_due(user)
    yield (
        due is None,
        _(
            "Your signature is awaited in “%(partnership)s”, and the others would wait for nobody. Sign, decline, or "
            "have the facilitator name somebody else, then come back."
        )
        % {"partnership": due and due.partnership},
    )
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    yield (
        not user.is_superuser or others.exists(),
        _("You are the only one who looks after this site. Give somebody else these rights first."),
    )


def _facilitated_alone(user: User) -> Partnership | None:
    """An open partnership that has no other facilitator."""
    held = Role.objects.filter(role=Role.Name.FACILITATOR, ended_at=None, member__ended_at=None)
    here = held.filter(member__partnership=OuterRef("pk"))
    rows = Partnership.objects.exclude(state=Partnership.State.CLOSED)
    return rows.filter(Exists(here.filter(member__user=user)), ~Exists(here.exclude(member__user=user))).first()


def _signature_due(user: User) -> Signatory | None:
    """A place on a sheet that waits for this person."""
    rows = Signatory.objects.filter(member__user=user, member__ended_at=None, state=Signatory.State.INVITED)
    rows = rows.exclude(partnership__state=Partnership.State.CLOSED)
    return rows.exclude(version__state="abandoned").select_related("partnership").first()
