"""Who is bound by which version of the charter, since when, until when: derived from what was signed and said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from charters.models import CharterVersion, Representation, Signatory, Signature, Withdrawal
from partnerships.models import Partner, Partnership


class Ended(StrEnum):
    """Why a version binds a partner no more."""

    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


@dataclass(frozen=True)
class Claim:
    """What a signature gives: a version that binds from a day on. `rank` orders versions."""

    rank: int
    signed_on: date
    since: date
    signature: Any = None


@dataclass(frozen=True)
class End:
    """A day from which nothing signed until then binds any more."""

    on: date
    why: Ended


@dataclass(frozen=True)
class Period:
    """A version that binds from a day until another, that day left out; open when `until` is None."""

    claim: Claim
    until: date | None = None
    why: Ended | None = None

    def holds_on(self, day: date) -> bool:
        return self.claim.since <= day and (self.until is None or day < self.until)

    @property
    def version(self) -> CharterVersion:
        return self.claim.signature.version

    @property
    def deed(self) -> Any:
        """The deed of accession by which it came, if it came later."""
        return self.claim.signature.accession

    @property
    def signatory(self) -> Signatory:
        return self.claim.signature.signatory

    @property
    def ending(self) -> bool:
        """Whether it ends for another reason than a newer version."""
        return self.why in (Ended.WITHDRAWN, Ended.LEFT)


def periods(claims: Iterable[Claim], ends: Iterable[End]) -> list[Period]:
    """The periods of one partner, in order, that never overlap: each version binds until the next one does."""
    out = sorted(ends, key=lambda end: end.on)
    rows: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.since, claim.rank)):
        gone = any(claim.signed_on <= end.on < claim.since for end in out)  # before this version could bind it
        if not gone and (not rows or claim.rank >= rows[-1].rank):  # and nobody goes back to an older version
            rows.append(claim)
    found = []
    for claim, following in zip_longest(rows, rows[1:]):
        end = next((end for end in out if end.on >= claim.signed_on), None)
        if end is not None and (following is None or end.on <= following.since):
            found.append(Period(claim, end.on, end.why))
        else:
            found.append(Period(claim, following.since, Ended.REPLACED) if following else Period(claim))
    return found


@dataclass(frozen=True)
class Bound:
    """A partner on one day: the version that binds it, who represents it, what is to come; or that none does."""

    partner: Partner
    periods: list[Period]
    on: date
    in_force: CharterVersion | None
    notice: Withdrawal | None = None
    representation: Representation | None = None

    @property
    def period(self) -> Period | None:
        return next((period for period in self.periods if period.holds_on(self.on)), None)

    @property
    def version(self) -> CharterVersion | None:
        return self.period.version if self.period else None

    @property
    def behind(self) -> bool:
        """Whether an older version binds it than the one in force that day, which it has not signed."""
        return None not in (self.version, self.in_force) and self.version != self.in_force

    @property
    def last(self) -> Period | None:
        """The last period that was over by this day, for one that nothing binds any more."""
        over = [period for period in self.periods if period.until is not None and period.until <= self.on]
        return over[-1] if over else None

    @property
    def representative(self) -> tuple[str, Any]:
        """Who represents it before the charter: name and function; the signatory unless somebody else was named."""
        if self.representation is not None:
            return self.representation.name, self.representation.function
        return (self.period.signatory.name, self.period.signatory.function) if self.period else ("", "")


def binding(partnership: Partnership, on: date | None = None) -> list[Bound]:
    """Each partner of the day and each that was ever bound, in the order they came; in five queries."""
    day = on or partnership.today()
    claims, ends = defaultdict(list), defaultdict(list)
    for signature in _signatures(partnership):
        claims[signature.partner_id].append(_claim(signature))
    notices = {row.partner_id: row for row in _notices(partnership)}
    represented = {row.partner_id: row for row in partnership.representations.filter(since_on__lte=day)}
    in_force = _in_force(partnership, day)
    rows = []
    for partner in partnership.partners.select_related("organisation"):
        notice = notices.get(partner.pk)
        ends[partner.pk] = _ends(partner, notice, partnership)
        if claims[partner.pk] or _in_on(partner, day, partnership):
            told = periods(claims[partner.pk], ends[partner.pk])
            rows.append(Bound(partner, told, day, in_force, notice, represented.get(partner.pk)))
    return rows


def bound_on(partner: Partner, on: date | None = None) -> Bound:
    """Where one partner stands."""
    partnership = partner.partnership
    found = next((row for row in binding(partnership, on) if row.partner == partner), None)
    return found or Bound(partner, [], on or partnership.today(), None)


def version_binding(partner: Partner) -> CharterVersion | None:
    """The version that binds a partner today, if any does."""
    return bound_on(partner).version


def _signatures(partnership: Partnership) -> Sequence[Signature]:
    """The signatures of versions that entered into force; one that its partner took back before then binds nothing."""
    rows = partnership.signatures.exclude(signatory__state=Signatory.State.WITHDRAWN)
    rows = rows.filter(version__in_force_since__isnull=False).exclude(accession__state="abandoned")
    found = rows.select_related("version", "accession__version", "accession__partner", "signatory")
    for row in found:
        row.partnership = partnership
    return found


def _claim(signature: Signature) -> Claim:
    entered = signature.version.in_force_since.astimezone(signature.partnership.zone).date()
    return Claim(signature.version.number, signature.day, max(entered, signature.day), signature)


def _notices(partnership: Partnership) -> Iterable[Withdrawal]:
    return partnership.charter_withdrawals.filter(taken_back_at=None).select_related("given_by__user")


def _ends(partner: Partner, notice: Withdrawal | None, partnership: Partnership) -> list[End]:
    ends = [End(notice.effective_on, Ended.WITHDRAWN)] if notice else []
    return [*ends, End(_day(partner.left_at, partnership), Ended.LEFT)] if partner.left_at else ends


def _in_on(partner: Partner, day: date, partnership: Partnership) -> bool:
    """Whether it was a partner on that day, bound or not."""
    if partner.joined_at is None or partner.standing in (Partner.Standing.CANDIDATE, Partner.Standing.OBSERVER):
        return False
    came = _day(partner.joined_at, partnership) <= day
    return came and (partner.left_at is None or day < _day(partner.left_at, partnership))


def _in_force(partnership: Partnership, day: date) -> CharterVersion | None:
    """The version that was in force on that day, whoever had signed it."""
    rows = CharterVersion.objects.filter(partnership=partnership, in_force_since__isnull=False).order_by("number")
    found = None
    for row in rows:
        over = _day(row.superseded_at, partnership) if row.superseded_at else None
        if _day(row.in_force_since, partnership) <= day and (over is None or day < over):
            found = row
    return found


def _day(moment: datetime, partnership: Partnership) -> date:
    return moment.astimezone(partnership.zone).date()
