"""What is proposed to a shared text, paragraph by paragraph: remarks, amendments, what each would make of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.texts import Localized
from partnerships import merging
from partnerships.merging import Merged, redline
from partnerships.models import Amendment, Opinion, Paragraph, Partner, Remark, Reply, Text, Version, full_partners

Kept = tuple[UUID, Localized]
Pieces = list[tuple[str, str]]
Position = Opinion.Position
_MAKER = ("made_by__user", "made_by__partner__organisation")


@dataclass(frozen=True)
class Proposed:
    """An amendment with the words it changes, what partners think of it, and whether its paragraph moved meanwhile."""

    amendment: Amendment
    now: Localized | None
    base: Localized | None
    opinions: list[Opinion]
    awaited: list[Partner]

    @property
    def partner(self) -> Partner | None:
        """The organisation that proposes it."""
        return self.amendment.on_behalf_of

    @property
    def open(self) -> bool:
        """Whether it awaits its outcome; it is then read against today's words, later against those it was made on."""
        return self.amendment.state == Amendment.State.OPEN

    @property
    def redlines(self) -> list[tuple[str, Pieces]]:
        """What it changes, word by word, in each language that it changes; the reader's language first."""
        old, new = (self.now if self.open else None) or self.base or Localized(), self.amendment.body
        if self.amendment.kind == Amendment.Kind.ADD:
            old = Localized()
        codes = [code for code in {**old, **new} if old.get(code, "") != new.get(code, "")]
        mine = (new or old).language()
        ordered = sorted(codes, key=lambda code: code != mine)
        return [(code, redline(old.get(code, ""), new.get(code, ""))) for code in ordered]

    @property
    def gone(self) -> bool:
        """Whether the paragraph it is about has left the text."""
        return self.open and self.now is None and self.amendment.paragraph is not None

    @property
    def moved(self) -> bool:
        """Whether the words of its paragraph changed since it was made."""
        changed = self.now is not None and self.now != self.base
        return self.open and changed and self.amendment.kind != Amendment.Kind.ADD

    def merged(self) -> Localized:
        """What the paragraph becomes with it: its words, merged with what changed meanwhile."""
        if self.amendment.kind != Amendment.Kind.REPLACE or not self.moved:
            return Localized(self.amendment.body)
        return _texts(merged_words(self.base or Localized(), [self.now or Localized(), self.amendment.body]))

    def said(self, position: str) -> list[Partner]:
        """The partners whose opinion is this one."""
        return [opinion.partner for opinion in self.opinions if opinion.position == position]

    @property
    def favourable(self) -> list[Partner]:
        return self.said(Position.FAVOURABLE)

    @property
    def concerned(self) -> list[Partner]:
        return self.said(Position.CONCERN)

    @property
    def against(self) -> list[Partner]:
        return self.said(Position.AGAINST)


@dataclass(frozen=True)
class Place:
    """A paragraph as the page shows it: its words, what is said beside it, what is proposed to it."""

    uuid: UUID
    body: Localized
    remarks: list[Remark] = field(default_factory=list)
    amendments: list[Proposed] = field(default_factory=list)

    @property
    def colliding(self) -> bool:
        """Whether several open amendments change these very words."""
        replacing = [one for one in self.amendments if one.amendment.kind == Amendment.Kind.REPLACE]
        return len(replacing) > 1


@dataclass(frozen=True)
class Discussion:
    """A version with all that is said of it; what is about paragraphs that are gone stands apart."""

    places: list[Place]
    opening: list[Proposed]
    gone_remarks: list[Remark]
    gone_amendments: list[Proposed]

    @property
    def open_amendments(self) -> list[Proposed]:
        shown = [one for place in self.places for one in place.amendments]
        return [*self.opening, *shown, *self.gone_amendments]

    def awaiting(self, partner: Partner | None) -> "Proposed | None":
        """The first open amendment of which this partner has said nothing."""
        return next((one for one in self.open_amendments if partner in one.awaited), None)

    @property
    def open_remarks(self) -> int:
        remarks = [remark for place in self.places for remark in place.remarks] + self.gone_remarks
        return sum(remark.resolved_at is None for remark in remarks)


def discussion_of(version: Version, paragraphs: Sequence[Kept]) -> Discussion:
    """All that is said and proposed about a text as it stands, in six queries whatever there is."""
    words = dict(paragraphs)
    remarks = defaultdict(list)
    for remark in remarks_of(version.text):
        remarks[remark.paragraph].append(remark)
    proposed = defaultdict(list)
    for one in proposed_of(version.text.amendments.open(), version, words):
        proposed[one.amendment.paragraph].append(one)
    places = [Place(uuid, body, remarks.pop(uuid, []), proposed.pop(uuid, [])) for uuid, body in paragraphs]
    opening = proposed.pop(None, [])
    gone = [one for several in proposed.values() for one in several]
    return Discussion(places, opening, [remark for several in remarks.values() for remark in several], gone)


def remarks_of(text: Text) -> QuerySet[Remark]:
    """Its remarks with their answers, the oldest first."""
    replies = Prefetch("replies", Reply.objects.select_related(*_MAKER))
    return text.remarks.select_related(*_MAKER, "resolved_by__user").prefetch_related(replies)


def proposed_of(rows: QuerySet[Amendment], version: Version, words: dict[UUID, Localized]) -> list[Proposed]:
    """These amendments as a page shows them, in a fixed number of queries; `words` are the current paragraphs."""
    live = Opinion.objects.live().select_related("partner__organisation", "given_by__user").order_by("partner_id")
    found = rows.select_related(*_MAKER, "on_behalf_of__organisation", "closed_by__user", "taken_into", "version")
    amendments = list(found.prefetch_related(Prefetch("opinions", live)))
    before = _bases(amendments)
    partners = full_partners(version.partnership) if amendments else []
    return [_proposed(one, words, before, partners) for one in amendments]


def _bases(amendments: Sequence[Amendment]) -> dict[tuple[int, UUID], Localized]:
    """The words that each amendment started from, by version and paragraph."""
    wanted = {one.paragraph for one in amendments if one.paragraph}
    versions = {one.version_id for one in amendments}
    rows = Paragraph.objects.filter(version__in=versions, uuid__in=wanted)
    return {(version, uuid): body for version, uuid, body in rows.values_list("version_id", "uuid", "body")}


def _proposed(one: Amendment, words: dict, before: dict, partners: list[Partner]) -> Proposed:
    opinions = list(one.opinions.all())
    heard = {opinion.partner_id for opinion in opinions} | {one.on_behalf_of_id}
    awaited = [partner for partner in partners if partner.pk not in heard]
    base = before.get((one.version_id, one.paragraph))
    return Proposed(one, words.get(one.paragraph), base, opinions, awaited)


def merged_words(base: Localized, changed: Sequence[Localized]) -> dict[str, Merged]:
    """Several changes of one paragraph, merged one after the other in each language."""
    found = {}
    for code in {code: None for words in (base, *changed) for code in words}:
        was = base.get(code, "")
        merged = Merged((merging.Piece(was),))
        for words in changed:
            merged = merging.merge(was, merged.text, words.get(code, was))
        found[code] = merged
    return found


def _texts(merged: dict[str, Merged]) -> Localized:
    return Localized({code: one.text for code, one in merged.items()})


def preview(several: Sequence[Proposed]) -> Localized:
    """What amendments to one paragraph make together: what differs stands within ⟦ ∥ ⟧ for a person to choose."""
    now = several[0].now or Localized()
    return _texts(merged_words(now, [one.merged() for one in several]))
