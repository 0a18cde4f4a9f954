"""What each partner's own bodies say of a version before it is frozen."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models import Approval, CharterVersion
from core.once import once
from partnerships.models import Member, Partner, full_partners

Position = Approval.Position
PINS = {Position.APPROVED: "done", Position.UNDER_WAY: "wait", Position.BLOCKED: "stop"}
SILENT = pgettext_lazy("internal approval", "awaited")
STALE = _("approved, other words")


@dataclass(frozen=True)
class Standing:
    """Where one partner stands: its latest answer, and whether the words have changed since."""

    partner: Partner
    approval: Approval | None
    words: str

    @property
    def stale(self) -> bool:
        """Whether it approved words that are not those of today."""
        return self._is(Position.APPROVED) and self.approval.fingerprint != self.words

    @property
    def holds(self) -> bool:
        """Whether its bodies approve these very words."""
        return self._is(Position.APPROVED) and not self.stale

    @property
    def pin(self) -> str:
        """The mark that goes with the word."""
        if self.approval is None:
            return "todo"
        return "wait" if self.stale else PINS[self.approval.position]

    @property
    def word(self) -> str:
        """Its state, as one reads it."""
        if self.approval is None:
            return str(SILENT)
        return str(STALE) if self.stale else self.approval.get_position_display()

    def _is(self, position: str) -> bool:
        return self.approval is not None and self.approval.position == position


def approvals_of(version: CharterVersion, words: str) -> list[Standing]:
    """Each partner's place, in two queries; `words` is the fingerprint of what would be, or was, frozen."""
    said = {row.partner_id: row for row in _live(version)}
    return [Standing(partner, said.get(partner.pk), words) for partner in full_partners(version.partnership)]


@once
def _live(version: CharterVersion) -> list[Approval]:
    return list(version.approvals.live().select_related("given_by__user"))


def own(places: list[Standing], member: Member) -> Standing | None:
    """The place of this person's partner."""
    return next((place for place in places if place.partner.pk == member.partner_id), None)
