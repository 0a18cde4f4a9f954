"""The way of an amendment: written, read by all, decided, frozen, signed, in force; each step with its date."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from charters.contents.standing import signatories_of
from charters.models import CharterVersion, Signatory
from partnerships.models import JournalEntry

REVIEW_OPENED = "charters.review_opened"


@dataclass(frozen=True)
class Step:
    """A step of the way: what, when it was done, what is said beside it, where to read of it."""

    label: str
    done: bool
    at: datetime | None = None
    detail: str = ""
    link: str = ""
    current: bool = False

    @property
    def pin(self) -> str:
        return "done" if self.done else "now" if self.current else "todo"


def pathway(version: CharterVersion) -> list[Step]:
    """The six steps, the first that is not done yet marked as the present one."""
    decision = version.decision
    signed, of, last = _signing(version)
    state = CharterVersion.State
    in_force = version.in_force_since is not None
    frozen = version.frozen_at is not None
    read = _review(version)
    steps = [
        Step(_("written"), read is not None or frozen, version.started_at, _("begun")),
        Step(_("read by all"), frozen, read),
        Step(
            _("decided by the committee"),
            decision is not None and decision.outcome == "adopted",
            decision.closed_at if decision else None,
            decision.number if decision else _("no decision is linked to it"),
            decision.get_absolute_url() if decision else "",
        ),
        Step(_("frozen"), frozen, version.frozen_at),
        Step(
            _("signed"), bool(of) and signed == of, last, _("%(n)s of %(of)s") % {"n": signed, "of": of} if of else ""
        ),
        Step(_("in force"), in_force, version.in_force_since),
    ]
    if version.state == state.ABANDONED or in_force:
        return steps
    first = next((rank for rank, step in enumerate(steps) if not step.done and not (frozen and rank < 3)), None)
    return [
        Step(step.label, step.done, step.at, step.detail, step.link, current=rank == first)
        for rank, step in enumerate(steps)
    ]


def _review(version: CharterVersion) -> datetime | None:
    """When it was last given to everybody to read, as the register says."""
    rows = JournalEntry.objects.filter(partnership=version.partnership_id, event=REVIEW_OPENED)
    lines = rows.filter(params__label=version.short, occurred_at__gte=version.started_at).order_by("-sequence")
    return lines.values_list("occurred_at", flat=True).first()


def _signing(version: CharterVersion) -> tuple[int, int, datetime | None]:
    places = signatories_of(version)
    moments = [row.signature.signed_at for row in places if row.state == Signatory.State.SIGNED]
    return len(moments), len(places), max(moments, default=None)
