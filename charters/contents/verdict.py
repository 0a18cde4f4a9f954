"""What the public page answers about a file, known by its SHA-256 alone."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charters.contents.sheet import Place, sheet
from charters.contents.words import day
from charters.models import CharterVersion, Edition

State = CharterVersion.State


class Verdict(StrEnum):
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    AWAITING = "awaiting_signatures"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


PINS = {Verdict.IN_FORCE: "done", Verdict.AWAITING: "wait", Verdict.SUPERSEDED: "doubt"}


@dataclass(frozen=True)
class Answer:
    """The verdict on a file, in a sentence, and what it rests on."""

    sha256: str
    verdict: Verdict
    title: str
    sentence: str
    version: CharterVersion | None = None
    what: str = ""
    places: list[Place] = field(default_factory=list)

    @property
    def pin(self) -> str:
        return PINS.get(self.verdict, "stop")

    @property
    def known(self) -> bool:
        return self.version is not None

    def data(self) -> dict[str, Any]:
        """The same answer for machines."""
        said: dict[str, Any] = {
            "sha256": self.sha256,
            "verdict": str(self.verdict),
            "sentence": self.sentence,
        }
        if self.version is None:
            return said
        version = self.version
        return said | {
            "file": self.what,
            "partnership": dict(version.partnership.name),
            "version": version.label,
            "content_sha256": version.sha256,
            "frozen_at": version.frozen_at.isoformat(),
            "in_force_since": version.in_force_since.isoformat() if version.in_force_since else None,
            "superseded_by": version.superseded_by.label if version.superseded_by else None,
            "signed": sum(place.signed for place in self.places),
            "of": len(self.places),
            "signatures": [_public(place) for place in self.places],
        }


def answer(sha256: str) -> Answer:
    """What is known of the file with this SHA-256: a PDF of a charter, or its content as data."""
    version, what = _found(sha256)
    if version is None:
        title = _("Not a charter registered here")
        said = _(
            "No charter of this site has this fingerprint. Either the file comes from elsewhere, or it "
            "was changed, "
            "be it by one character or by saving it again."
        )
        return Answer(sha256, Verdict.UNKNOWN, title, said)
    places = sheet(version)
    verdict = _verdict(version)
    return Answer(sha256, verdict, *_words(verdict, version, places), version, what, places)


def _found(sha256: str) -> tuple[CharterVersion | None, str]:
    rows = Edition.objects.filter(sha256=sha256).select_related("version__partnership", "version__superseded_by")
    edition = rows.first()
    if edition:
        return edition.version, edition.copy
    versions = CharterVersion.objects.filter(sha256=sha256).select_related("partnership", "superseded_by")
    version = versions.first()
    return version, "content" if version else ""


def _verdict(version: CharterVersion) -> Verdict:
    return {
        State.IN_FORCE: Verdict.IN_FORCE,
        State.SUPERSEDED: Verdict.SUPERSEDED,
        State.ABANDONED: Verdict.ABANDONED,
    }.get(version.state, Verdict.AWAITING)


def _words(verdict: Verdict, version: CharterVersion, places: list[Place]) -> tuple[str, str]:
    zone = version.partnership.zone
    facts = {
        "name": version.partnership.name,
        "label": version.short,
        "frozen": day(version.frozen_at.astimezone(zone).date()),
        "since": day(version.in_force_since.astimezone(zone).date()) if version.in_force_since else "",
        "signed": sum(place.signed for place in places),
        "of": len(places),
        "later": version.superseded_by.short if version.superseded_by else "",
    }
    title, said = SENTENCES[verdict]
    return str(title), str(said) % facts


SENTENCES = {
    Verdict.IN_FORCE: (
        gettext_lazy("Authentic, and in force"),
        gettext_lazy(
            "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s, signed by all "
            "%(of)s, "
            "in force since %(since)s."
        ),
    ),
    Verdict.SUPERSEDED: (
        gettext_lazy("Authentic, replaced since"),
        gettext_lazy(
            "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. It was in force from "
            "%(since)s; version %(later)s has replaced it."
        ),
    ),
    Verdict.AWAITING: (
        gettext_lazy("Authentic, awaiting signatures"),
        gettext_lazy(
            "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. %(signed)s of "
            "%(of)s have "
            "signed; it is not in force yet."
        ),
    ),
    Verdict.ABANDONED: (
        gettext_lazy("Authentic, abandoned"),
        gettext_lazy(
            "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. It was abandoned "
            "and has "
            "never been in force."
        ),
    ),
}


def _public(place: Place) -> dict[str, Any]:
    """An organisation's place as anybody may read it: no person's name."""
    when = place.signatory.signature.signed_at.isoformat() if place.signed and place.signatory else None
    return {"organisation": place.organisation, "signed": place.signed, "recorded_at": when}
