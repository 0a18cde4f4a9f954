"""Where the signing of a version stands: counts, and the sentence that every page says."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charters.contents.words import day
from charters.models import Charter, CharterVersion, Signatory
from core.once import once
from partnerships.models import Member, Partnership


@dataclass(frozen=True)
class Standing:
    """A charter at a glance: its latest version, who has signed it, which version is in force meanwhile."""

    latest: CharterVersion | None
    in_force: CharterVersion | None
    signed: int = 0
    of: int = 0
    declined: int = 0
    changes: int = 0
    lapsed: int = 0

    @property
    def mark(self) -> str:
        """The pin of this state: done, wait, now, stop or todo."""
        if self.latest is None:
            return "todo"
        if self.latest.state == CharterVersion.State.FROZEN:
            return "stop" if self.declined or self.changes or self.lapsed else "wait"
        return "done" if self.latest.state == CharterVersion.State.IN_FORCE else "now"

    @property
    def hint(self) -> str:
        """A few signs for the rail: the version in force, or how many have signed."""
        if self.latest is None:
            return ""
        if self.latest.state == CharterVersion.State.FROZEN:
            return _("%(signed)s of %(of)s") % {"signed": self.signed, "of": self.of}
        return self.latest.label

    @property
    def sentence(self) -> str:
        """“6 of 8 signed; in force: v1.0”, or the like for every state."""
        if self.latest is None:
            return _("The charter is not begun.")
        if self.latest.state != CharterVersion.State.FROZEN:
            return self._without_signing(self.latest)
        facts = {"signed": self.signed, "of": self.of, "label": self.latest.label}
        said = ngettext(
            "%(signed)s organisation of %(of)s has signed %(label)s",
            "%(signed)s organisations of %(of)s have signed %(label)s",
            self.signed,
        )
        return f"{said % facts}; {self._meanwhile()}."

    @property
    def next(self) -> str:
        """While signatures are collected: until when one may sign, and what entry into force waits for."""
        version = self.latest
        if version is None or not version.receives_signatures or (self.signed == self.of and not version.is_frozen):
            return ""
        said = [self._until(version), self._entry(version) if version.is_frozen else self._late(version)]
        return " ".join(sentence for sentence in said if sentence)

    def _until(self, version: CharterVersion) -> str:
        if version.signing_until_on is None:
            return ""
        facts = {"day": day(version.signing_until_on)}
        if self._over(version):
            return _("One could sign until %(day)s; the facilitator may give more time.") % facts
        return _("One may sign until %(day)s.") % facts

    def _entry(self, version: CharterVersion) -> str:
        if version.entry_rule == CharterVersion.EntryRule.ON_DATE:
            said = _("It enters into force on %(day)s, between those that have signed, two at least.")
            return said % {"day": day(version.entry_on)}
        if version.entry_rule == CharterVersion.EntryRule.ENOUGH:
            said = _("It enters into force as soon as %(n)s have signed; the others join by signing later.")
            return said % {"n": min(version.entry_count, self.of)}
        return _("It enters into force with the last signature.")

    def _late(self, version: CharterVersion) -> str:
        return _("Those that have not signed join by signing.") if not self._over(version) else ""

    def _over(self, version: CharterVersion) -> bool:
        return version.signing_until_on is not None and version.signing_until_on < version.partnership.today()

    def _without_signing(self, latest: CharterVersion) -> str:
        facts: dict[str, Any] = {"label": latest.label, "of": self.of, "signed": self.signed}
        if latest.state == CharterVersion.State.ABANDONED:
            return _("%(label)s was abandoned; what was signed of it has no effect.") % facts
        if latest.in_force_since:
            facts["day"] = day(latest.in_force_since.astimezone(latest.partnership.zone).date())
        if latest.state == CharterVersion.State.IN_FORCE and self.signed < self.of:
            said = _("In force: %(label)s, since %(day)s, between the %(signed)s of %(of)s that have signed.")
            return said % facts
        if latest.state == CharterVersion.State.IN_FORCE:
            return _("In force: %(label)s, since %(day)s, signed by all %(of)s.") % facts
        if latest.state == CharterVersion.State.SUPERSEDED:
            return _("%(label)s was in force from %(day)s, until a later version replaced it.") % facts
        if latest.state == CharterVersion.State.REVIEW:
            return _("%(label)s is being read by all the partners; %(meanwhile)s.") % {
                **facts,
                "meanwhile": self._meanwhile(),
            }
        return _("%(label)s is being written; %(meanwhile)s.") % {**facts, "meanwhile": self._meanwhile()}

    def _meanwhile(self) -> str:
        if self.in_force is None:
            return _("no version is in force yet")
        return _("in force: %(label)s") % {"label": self.in_force.label}


def standing(partnership: Partnership) -> Standing:
    """Where the charter of a partnership stands, in two queries."""
    versions = list(CharterVersion.objects.shown().filter(partnership=partnership).select_related("partnership"))
    if not versions:
        return Standing(None, None)
    return _standing(versions[0], versions)


def standing_of(version: CharterVersion) -> Standing:
    """Where one version stands."""
    given_up = CharterVersion.State.ABANDONED
    return _standing(version, [one for one in versions_of(version.charter) if one.state != given_up])


def _standing(latest: CharterVersion, versions: list[CharterVersion]) -> Standing:
    current = next((one for one in versions if one.state == CharterVersion.State.IN_FORCE), None)
    said = [(row.state, row.decline_kind) for row in signatories_of(latest)]
    states = [state for state, _kind in said]
    return Standing(
        latest,
        current,
        signed=states.count(Signatory.State.SIGNED),
        of=len(states),
        declined=said.count((Signatory.State.DECLINED, Signatory.Decline.REFUSAL)),
        changes=said.count((Signatory.State.DECLINED, Signatory.Decline.CHANGE)),
        lapsed=states.count(Signatory.State.LAPSED),
    )


def charter_of(partnership: Partnership) -> Charter | None:
    """The partnership's charter, if it is begun."""
    return Charter.objects.filter(partnership=partnership).first()


def has_been_in_force(charter: Charter) -> bool:
    """Whether a version of this charter binds its partners, or did: a later one is then an amendment."""
    bound = (CharterVersion.State.IN_FORCE, CharterVersion.State.SUPERSEDED)
    return any(version.state in bound for version in versions_of(charter))


@once
def versions_of(charter: Charter) -> list[CharterVersion]:
    """Every version of a charter, those given up too, the latest first; not what they say."""
    return list(charter.versions.select_related("partnership").defer("content").order_by("-number"))


@once
def signatories_of(version: CharterVersion) -> list[Signatory]:
    """The places on the sheet of a version, in their order, with all that it shows."""
    rows = version.signatories.counted().with_all().select_related("member__partner")
    return list(rows.order_by("group", "partner_id"))


def latest_version(partnership: Partnership) -> CharterVersion | None:
    """The version that pages show first: the last that was not abandoned."""
    rows = CharterVersion.objects.shown().filter(partnership=partnership)
    return rows.select_related("partnership", "charter", "based_on", "decision__partnership").first()


def place_of(member: Member, version: CharterVersion) -> Signatory | None:
    """Where this person signs this version, if they are the one named."""
    return next((row for row in signatories_of(version) if row.member_id == member.pk), None)


def places_of(member: Member) -> QuerySet[Signatory]:
    """Where this person signs, the latest version first; versions given up and deeds left out."""
    rows = Signatory.objects.counted().with_all().select_related("version__charter", "partnership")
    rows = rows.exclude(version__state=CharterVersion.State.ABANDONED).filter(partnership=member.partnership_id)
    return rows.filter(member=member).order_by("-version__number")
