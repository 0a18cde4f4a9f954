"""What several gatherers read of a partnership, read once."""

from functools import cached_property

from django.db.models import Max

from core.texts import Localized
from impact.models import Indicator, Measurement
from partnerships.models import Consent, Partner, Partnership, Version

LONGEST = 60


class Place:
    """A partnership today: its partners, its adopted indicators and when each was measured last."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership, self.today = partnership, partnership.today()

    @cached_property
    def partners(self) -> list[Partner]:
        """Those who count when a line says "every partner"."""
        return list(self.partnership.partners.full().with_profile().select_related("organisation"))

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those that are measured now, with their milestones."""
        rows = Indicator.objects.adopted().filter(partnership=self.partnership)
        return list(rows.prefetch_related("milestones"))

    @cached_property
    def measured(self) -> dict[int, object]:
        """The day of the last figure handed in, by indicator."""
        rows = Measurement.objects.exclude(state=Measurement.State.DRAFT).filter(partnership=self.partnership)
        return dict(rows.order_by().values_list("indicator").annotate(Max("measured_on")))

    def consents(self, version: Version) -> dict[int, str]:
        """Where each partner stands on a version, in one query."""
        return dict(Consent.objects.live().filter(version=version).values_list("partner_id", "position"))

    def unconsenting(self, version: Version) -> tuple[list[str], int]:
        """The partners that do not consent to a version, and how many consent with a concern; one query."""
        said, agreed = self.consents(version), (Consent.Position.CONSENT, Consent.Position.CONCERN)
        names = [row.name for row in self.partners if said.get(row.pk) not in agreed]
        return names, sum(said.get(row.pk) == Consent.Position.CONCERN for row in self.partners)


def named(thing: object) -> Localized:
    """A thing by its code and its title, in each language it has; a long title is cut."""
    return Localized({code: f"{thing.code} {_short(words)}" for code, words in thing.title.items()})


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
