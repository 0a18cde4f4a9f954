"""What anybody is told about a file: a verdict, the sentence that says it, and what it rests on.

"The signature is valid" is not "this is our file": bytes may be added after a seal, and an earlier revision of a
file has a seal that holds. A verdict rests first on the registered fingerprint; only a file that nobody
registered is read, and then nothing that it says of itself is believed unless this site's seal covers it.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charters.contents.binding import binding, bound_on
from charters.contents.registered import Found
from charters.contents.sheet import Place, deed_place, sheet
from charters.contents.words import day
from charters.models import Accession, CarriedRoot, CharterVersion
from core.registered import Registered

State, Deed = CharterVersion.State, Accession.State


class Verdict(StrEnum):
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    AWAITING = "awaiting_signatures"
    ABANDONED = "abandoned"
    ALTERED = "altered_copy"
    OLDER = "older_revision"
    OTHER = "other_document"
    GONE = "no_longer_registered"
    FOREIGN = "sealed_by_someone_else"
    MODIFIED = "modified"
    UNKNOWN = "unknown"


DOUBTFUL = (Verdict.SUPERSEDED, Verdict.ALTERED, Verdict.GONE)
PINS = {Verdict.IN_FORCE: "done", Verdict.AWAITING: "wait"} | dict.fromkeys(DOUBTFUL, "doubt")
AUTHENTIC = (Verdict.IN_FORCE, Verdict.SUPERSEDED, Verdict.AWAITING, Verdict.ABANDONED)


@dataclass(frozen=True)
class Answer:
    """The verdict on a file, in a sentence; the document it is, or that it comes from; who signed that document."""

    sha256: str
    verdict: Verdict
    title: str
    sentence: str
    found: Found | None = None
    places: list[Place] = field(default_factory=list)
    sealer: CarriedRoot | None = None  # the root of the site that sealed it before it came here
    other: Registered | None = None  # the document of this site that it is, when it is no charter

    @property
    def pin(self) -> str:
        return self.other.pin if self.other else PINS.get(self.verdict, "stop")

    @property
    def authentic(self) -> bool:
        """Whether these very bytes are registered here."""
        return self.other.authentic if self.other else self.verdict in AUTHENTIC

    @property
    def known(self) -> bool:
        return self.found is not None

    def data(self) -> dict[str, Any]:
        """The same answer for machines."""
        said: dict[str, Any] = {"sha256": self.sha256, "verdict": str(self.verdict)}
        said |= {"authentic": self.authentic, "sentence": self.sentence}
        if self.other:
            return said | {"verdict": self.other.verdict, **self.other.facts}
        if self.found is None:
            return said
        document, version = self.found.document, self.found.version
        return said | {
            "file": self.found.what,
            "document": "deed_of_accession" if self.found.deed else "charter",
            "partnership": dict(version.partnership.name),
            "version": version.label,
            "content_sha256": document.sha256,
            "reference": self.found.reference,
            "sealed_by": {"site": self.sealer.site, "root": self.sealer.fingerprint} if self.sealer else None,
            "frozen_at": document.frozen_at.isoformat(),
            "in_force_since": document.in_force_since.isoformat() if document.in_force_since else None,
            "superseded_by": version.superseded_by.label if version.superseded_by else None,
            "signed": sum(place.signed for place in self.places),
            "of": len(self.places),
            "signatures": [_public(place) for place in self.places],
        }


def registered(sha256: str, found: Found, sealer: CarriedRoot | None = None) -> Answer:
    """The answer about bytes that are registered here: where the document stands today, which other site sealed it."""
    said = _answer(sha256, _standing(found), found)
    if sealer is None:
        return said
    elsewhere = _("It was sealed by %(site)s before it came here.") % {"site": sealer.site}
    return replace(said, sentence=f"{said.sentence} {elsewhere}", sealer=sealer)


def of_another(sha256: str, other: Registered) -> Answer:
    """The answer about bytes of a document of this site that is no charter."""
    return Answer(sha256, Verdict.OTHER, other.title, other.sentence, other=other, sealer=other.sealer)


def judged(sha256: str, verdict: Verdict, found: Found | None = None, name: str = "") -> Answer:
    """The answer about bytes that nobody registered; `found` is the charter they seem to come from, `name` says
    which other document of this site they do."""
    return _answer(sha256, verdict, found, name)


def _standing(found: Found) -> Verdict:
    if found.deed:
        return _standing_of_a_deed(found.deed)
    return {
        State.IN_FORCE: Verdict.IN_FORCE,
        State.SUPERSEDED: Verdict.SUPERSEDED,
        State.ABANDONED: Verdict.ABANDONED,
    }.get(found.version.state, Verdict.AWAITING)


def _standing_of_a_deed(deed: Accession) -> Verdict:
    """A deed is in force as long as it binds its partner: until it signs a later version, or leaves."""
    if deed.state != Deed.IN_FORCE:
        return Verdict.ABANDONED if deed.state == Deed.ABANDONED else Verdict.AWAITING
    period = bound_on(deed.partner).period
    return Verdict.IN_FORCE if period and period.deed == deed else Verdict.SUPERSEDED


def _answer(sha256: str, verdict: Verdict, found: Found | None, name: str = "") -> Answer:
    title, said = TITLES[verdict], SENTENCES[verdict]
    if found is None:
        named = {"document": name or _("a document of this site")}
        return Answer(sha256, verdict, str(title), str(said) % named)
    places, facts = _places(found), dict[str, str]()
    if found.what == "page":
        title, said = HANDED_IN
    elif found.deed and verdict in OF_A_DEED:
        title, said = OVER if verdict == Verdict.SUPERSEDED else title, OF_A_DEED[verdict]
    elif verdict == Verdict.SUPERSEDED and (bound := _still_bound(found.version)):
        said, facts = SUPERSEDED_FOR_SOME, {"bound": ", ".join(bound)}
    elif verdict == Verdict.IN_FORCE and not all(place.signed for place in places):
        said = IN_FORCE_FOR_SOME
    return Answer(sha256, verdict, str(title), str(said) % (_facts(found, places) | facts), found, places)


def _still_bound(version: CharterVersion) -> list[str]:
    """Who stays bound by a version that was replaced, not having signed the later one."""
    return [row.partner.name for row in binding(version.partnership) if row.version == version]


def _places(found: Found) -> list[Place]:
    if found.deed is None:
        return sheet(found.version)
    place = deed_place(found.deed)
    return [place] if place else []


def _facts(found: Found, places: list[Place]) -> dict[str, Any]:
    version, document, zone = found.version, found.document, found.version.partnership.zone
    facts = {
        "name": version.partnership.name,
        "label": version.short,
        "partner": found.deed.partner.name if found.deed else "",
        "frozen": day(document.frozen_at.astimezone(zone).date()),
        "since": day(document.in_force_since.astimezone(zone).date()) if document.in_force_since else "",
        "signed": sum(place.signed for place in places),
        "of": len(places),
        "later": version.superseded_by.short if version.superseded_by else "",
    }
    of_deed = _("the deed by which %(partner)s joins version %(label)s of the charter “%(name)s”")
    of_version = _("version %(label)s of the charter “%(name)s”")
    return facts | {"document": (of_deed if found.deed else of_version) % facts}


def _public(place: Place) -> dict[str, Any]:
    """An organisation's place as anybody may read it: no person's name."""
    when = place.signatory.signature.signed_at.isoformat() if place.signed and place.signatory else None
    return {"organisation": place.organisation, "signed": place.signed, "recorded_at": when}


TITLES = {
    Verdict.IN_FORCE: gettext_lazy("Authentic, and in force"),
    Verdict.SUPERSEDED: gettext_lazy("Authentic, replaced since"),
    Verdict.AWAITING: gettext_lazy("Authentic, awaiting signatures"),
    Verdict.ABANDONED: gettext_lazy("Authentic, abandoned"),
    Verdict.ALTERED: gettext_lazy("Authentic content, altered copy"),
    Verdict.OLDER: gettext_lazy("An older state of a registered file"),
    Verdict.GONE: gettext_lazy("Sealed here, and registered no longer"),
    Verdict.FOREIGN: gettext_lazy("Sealed by someone else"),
    Verdict.MODIFIED: gettext_lazy("Modified"),
    Verdict.UNKNOWN: gettext_lazy("Not a document of this site"),
}
SENTENCES = {
    Verdict.IN_FORCE: gettext_lazy(
        "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s, signed by all %(of)s, in force "
        "since %(since)s."
    ),
    Verdict.SUPERSEDED: gettext_lazy(
        "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. It was in force from %(since)s; "
        "version %(later)s has replaced it."
    ),
    Verdict.AWAITING: gettext_lazy(
        "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. %(signed)s of %(of)s have signed; "
        "it is not in force yet."
    ),
    Verdict.ABANDONED: gettext_lazy(
        "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. It was abandoned and has never "
        "been in force."
    ),
    Verdict.ALTERED: gettext_lazy(
        "The seal of this site holds for what it covers, which is %(document)s; but bytes were added or altered "
        "outside it. Do not rely on this copy: ask for the original."
    ),
    Verdict.OLDER: gettext_lazy(
        "This is %(document)s as it was before its seal was put: a part of the registered file. Do not rely on it: "
        "ask for the whole."
    ),
    Verdict.GONE: gettext_lazy(
        "The seal of this site holds for the whole of this file. It was %(document)s, and is registered no longer: "
        "it was made again since, or taken away. Ask for the present one."
    ),
    Verdict.FOREIGN: gettext_lazy(
        "This file is sealed or signed, but not by this site. Whoever sealed it, it is not a document of this site."
    ),
    Verdict.MODIFIED: gettext_lazy(
        "This file comes from %(document)s and was changed, be it by one character or by saving it again. It is not "
        "what is registered here."
    ),
    Verdict.UNKNOWN: gettext_lazy(
        "No charter and no report of this site has this fingerprint. Either the file comes from elsewhere, or it was "
        "changed, be it by one character or by saving it again."
    ),
}
IN_FORCE_FOR_SOME = gettext_lazy(
    "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s, in force since %(since)s between the "
    "%(signed)s that have signed, of %(of)s."
)
SUPERSEDED_FOR_SOME = gettext_lazy(
    "This is version %(label)s of the charter “%(name)s”, frozen on %(frozen)s. It was in force from %(since)s; "
    "version %(later)s has replaced it, and it goes on binding those that have not signed the later one: %(bound)s."
)
HANDED_IN = (
    gettext_lazy("A signed page, kept as it was handed in"),
    gettext_lazy(
        "This file was handed in as the page signed by hand of %(document)s. This site keeps it as it came and has not "
        "compared what it shows: only the registered PDF says what was signed."
    ),
)
OVER = gettext_lazy("Authentic, and no longer binding")
OF_A_DEED = {
    Verdict.SUPERSEDED: gettext_lazy(
        "This is the deed by which %(partner)s joined version %(label)s of the charter “%(name)s”, frozen on "
        "%(frozen)s, in force from %(since)s. It binds that organisation no longer."
    ),
    Verdict.IN_FORCE: gettext_lazy(
        "This is the deed by which %(partner)s joins version %(label)s of the charter “%(name)s”, frozen on "
        "%(frozen)s, in force since %(since)s."
    ),
    Verdict.AWAITING: gettext_lazy(
        "This is the deed by which %(partner)s joins version %(label)s of the charter “%(name)s”, frozen on "
        "%(frozen)s. It is not in force yet."
    ),
    Verdict.ABANDONED: gettext_lazy(
        "This is the deed by which %(partner)s was to join version %(label)s of the charter “%(name)s”, frozen on "
        "%(frozen)s. It was called off and has never been in force."
    ),
}
