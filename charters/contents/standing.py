"""Where the signing of a version stands: counts, and the sentence that every page says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charters.contents.words import day
from charters.models import Charter, CharterVersion, Signatory
from partnerships.models import Member, Partnership


@dataclass(frozen=True)
class Standing:
    """A charter at a glance: its latest version, who has signed it, which version is in force meanwhile."""

    latest: CharterVersion | None
    in_force: CharterVersion | None
    signed: int = 0
    of: int = 0
    declined: int = 0

    @property
    def mark(self) -> str:
        """The pin of this state: done, wait, now, stop or todo."""
        if self.latest is None:
            return "todo"
        if self.latest.state == CharterVersion.State.FROZEN:
            return "stop" if self.declined else "wait"
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
        meanwhile = self._meanwhile()
        return f"{said % facts}; {meanwhile}."

    def _without_signing(self, latest: CharterVersion) -> str:
        facts = {"label": latest.label, "of": self.of}
        if latest.state == CharterVersion.State.IN_FORCE:
            facts["day"] = day(latest.in_force_since.astimezone(latest.partnership.zone).date())
            return _("In force: %(label)s, since %(day)s, signed by all %(of)s.") % facts
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
    versions = CharterVersion.objects.shown().filter(charter=version.charter).select_related("partnership")
    return _standing(version, list(versions))


def _standing(latest: CharterVersion, versions: list[CharterVersion]) -> Standing:
    current = next((one for one in versions if one.state == CharterVersion.State.IN_FORCE), None)
    states = list(latest.signatories.counted().values_list("state", flat=True))
    count = {state: states.count(state) for state in (Signatory.State.SIGNED, Signatory.State.DECLINED)}
    return Standing(latest, current, count[Signatory.State.SIGNED], len(states), count[Signatory.State.DECLINED])


def charter_of(partnership: Partnership) -> Charter | None:
    """The partnership's charter, if it is begun."""
    return Charter.objects.filter(partnership=partnership).first()


def has_been_in_force(charter: Charter) -> bool:
    """Whether a version of this charter binds its partners, or did: a later one is then an amendment."""
    bound = (CharterVersion.State.IN_FORCE, CharterVersion.State.SUPERSEDED)
    return charter.versions.filter(state__in=bound).exists()


def latest_version(partnership: Partnership) -> CharterVersion | None:
    """The version that pages show first: the last that was not abandoned."""
    rows = CharterVersion.objects.shown().filter(partnership=partnership)
    return rows.select_related("partnership", "charter").first()


def place_of(member: Member, version: CharterVersion) -> Signatory | None:
    """Where this person signs this version, if they are the one named."""
    rows = version.signatories.counted().with_all().select_related("version__charter", "partnership")
    return rows.filter(member=member).first()
