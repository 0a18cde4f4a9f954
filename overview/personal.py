"""Everything that is held of a person, floor by floor; the whole table, what it says of them, and its erasing."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import personal as accounts
from accounts.models import User
from charters import personal as charters
from core.acts import Clock
from core.personal import Fate, Held, Purpose, erase, held
from governance import personal as governance
from impact import personal as impact
from partnerships import personal as partnerships
from partnerships.personal import NOTICES, WRITTEN

TAKEN = Purpose(
    _("That I took a partnership along as an archive, or brought one here"),
    _("To say where a copy of everything went, and who answers for it."),
    partnerships.ALWAYS,
    _("It stays, without my name; a passphrase that still waits goes."),
    Fate.EMPTIED,
)
TABLE: tuple[Held, ...] = (
    *held(TAKEN, {"overview.Archive.asked_by": "passphrase"}),
    *held(NOTICES, {"overview.Digest.user": "week_of"}),
    *held(
        WRITTEN,
        {
            "overview.Report.asked_by": "",
            "overview.ReportSchedule.started_by": "",
            "overview.ReportSchedule.ended_by": "",
            "overview.ReportSection.owner": "",
            "overview.ReportSection.written_by": "body",
            "overview.ReportVersion.frozen_by": "",
            "overview.ReportVersion.approved_by": "",
            "overview.PublicSection.opened_by": "",
            "overview.PublicSection.closed_by": "",
        },
    ),
)
FLOORS = (accounts.TABLE, partnerships.TABLE, governance.TABLE, impact.TABLE, charters.TABLE, TABLE)


def lines() -> Iterator[Held]:
    """Every line of the table, from the ground up."""
    for table in FLOORS:
        yield from table


def purposes() -> list[Purpose]:
    """Every reason to hold something, once, from the ground up."""
    return list(dict.fromkeys(line.purpose for line in lines()))


def told(user: User) -> dict[str, Any]:
    """All that this site holds of this person, as data: by model, each row with what is theirs in it."""
    person = accounts.person_of(user)
    said: dict[str, Any] = {"format": "entente-my-data/1", "person": str(user.uuid)}
    for line in lines():
        if rows := line.told(person):
            known = said.setdefault(f"{line.label}.{line.key}", [{} for _row in rows])
            said[f"{line.label}.{line.key}"] = [one | more for one, more in zip(known, rows, strict=True)]
    return said | {"charters.EvidencePerson": charters.told_evidence(person)}


def erase_all(user: User, *, by: User | Clock) -> None:
    """What may go goes, from the top floor down: what points at something goes before it."""
    person = accounts.person_of(user)
    erase(TABLE, person)
    charters.erase_signing(person)
    erase(impact.TABLE, person)
    erase(governance.TABLE, person)
    partnerships.erase_places(person, by=by if isinstance(by, Clock) else None)
    accounts.erase_account(person)
