"""Why and how a partnership measures, as its page shows it: purposes, sections, who consents, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.texts import Localized, every_language
from impact.models import FramingSheet
from partnerships.contents.texts import Consents, consents_to, paragraphs_of
from partnerships.models import Consent, Partner, Partnership, Version

# The sections that a sheet starts from: what each is called, and the question that guides who writes it.
GUIDE = {
    "readers": (_("For whom?"), _("Who will read the results, and decide something with them?")),
    "question": (
        _("Evaluation question"),
        _("What do you want to know that you do not know today? One question, in one sentence."),
    ),
    "expectations": (_("What each one expects"), _("What does each partner need to learn, in order to stay in?")),
    "expected_when": (
        _("When to expect what?"),
        _("What may one see after 6 months, 12, 24, 36? Before which day is nothing judged?"),
    ),
    "process": (
        _("How and with whom?"),
        _("Who collects, who confirms, how often do you look at it together? Who is heard besides the partners?"),
    ),
    "means": (_("Means"), _("How many days and how much money a year, from whom?")),
    "ethics": (
        _("Ethics"),
        _("Which consents do you ask for? What do you never collect, and whom could a figure harm?"),
    ),
    "limits": (
        _("Accepted limits"),
        _("What will you not be able to show? You speak of what you contribute to, not of what you alone cause."),
    ),
    "use": (_("What will the results be used for?"), _("Which decisions wait for them, and when are they taken?")),
}
ORDERS = {
    1: _("We measure {0}."),
    2: _("We measure first {0}, then {1}."),
    3: _("We measure first {0}, then {1}, last {2}."),
    4: _("We measure first {0}, then {1}, then {2}, last {3}."),
}


@dataclass(frozen=True)
class Framing:
    """The framing sheet as it stands: its current version cut at its titles, and where each partner stands."""

    sheet: FramingSheet
    version: Version
    sections: list[tuple[str, str]]
    consents: Consents
    unwritten: list[str]

    @property
    def purposes(self) -> list[str]:
        """What measuring is for, the first purpose first."""
        return [str(FramingSheet.Purpose(purpose).label) for purpose in self.sheet.purposes]

    @property
    def agreed(self) -> bool:
        """Whether each partner consents to these very words."""
        return self.consents.shared


@dataclass(frozen=True)
class Framed:
    """Where the framing sheet stands: how many partners its words ask, and how many of them consent."""

    label: str
    asked: int
    consenting: int

    @property
    def agreed(self) -> bool:
        """Whether each partner consents to these very words, as `Framing` says it."""
        return 0 < self.asked == self.consenting


def framed(partnership: Partnership) -> Framed | None:
    """Where the framing sheet of a partnership stands, in one query; None when nobody has written it."""
    given = Consent.objects.live().filter(version=OuterRef("pk"), partner__standing=Partner.Standing.PARTNER)
    agreeing = given.exclude(position=Consent.Position.OBJECTION)
    partners = Partner.objects.full().filter(partnership=OuterRef("partnership"))
    rows = _versions(partnership).annotate(
        consenting=_number(agreeing, "version"), asked=_number(partners, "partnership")
    )
    row = rows.values("label", "asked", "consenting").first()
    return Framed(**row) if row else None


def _number(rows: QuerySet, of: str) -> Coalesce:
    """How many rows there are of the row around, by the column that names it."""
    return Coalesce(Subquery(rows.order_by().values(of).annotate(n=Count("pk")).values("n")), 0)


def _versions(partnership: Partnership) -> QuerySet[Version]:
    """The versions of its framing sheet, the latest first."""
    return Version.objects.filter(text__framing__partnership=partnership).order_by("-number")


def framing(partnership: Partnership) -> Framing | None:
    """The framing sheet of a partnership, in a fixed number of queries; None when nobody has written it."""
    version = _versions(partnership).select_related("text__framing", "text__vision").first()
    if version is None:
        return None
    sheet, version.text.partnership, version.partnership = version.text.framing, partnership, partnership
    words = [body for _uuid, body in paragraphs_of(version)]
    titles = {said.partition("\n")[0].strip().casefold() for body in words for said in body.values()}
    unwritten = [
        str(title)
        for title, _question in GUIDE.values()
        if not titles & {said.casefold() for said in every_language(title).values()}
    ]
    return Framing(sheet, version, [_section(body) for body in words], consents_to(version), unwritten)


def _section(body: Localized) -> tuple[str, str]:
    """Title and words in the reader's language; a paragraph of one line has no title."""
    title, _line, words = body.into().partition("\n")
    return (title.strip(), words.strip()) if words.strip() else ("", title)


def purposes_sentence(purposes: Sequence[str]) -> Localized:
    """Why a partnership measures, ranked, in one sentence in each language of the site."""
    said = [FramingSheet.Purpose(purpose).label for purpose in purposes]
    return every_language(format_lazy(ORDERS[len(said)], *said))
