import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.texts import Localized
from partnerships.merging import aligned, redline
from partnerships.models import Amendment, Consent, Paragraph, Partner, Partnership, Text, Version, full_partners

Kept = tuple[UUID, Localized]


def as_written(text: Localized) -> list[Localized]:
    """A text in several languages cut at empty lines; nothing when they do not answer each other."""
    lines = {code: words.replace("\r\n", "\n") for code, words in text.items()}
    parts = {
        code: [part.strip() for part in re.split(r"\n\s*\n", words) if part.strip()] for code, words in lines.items()
    }
    parts = {code: paragraphs for code, paragraphs in parts.items() if paragraphs}
    if len({len(paragraphs) for paragraphs in parts.values()}) != 1:
        return []
    return [Localized(zip(parts, bodies, strict=True)) for bodies in zip(*parts.values(), strict=True)]


def as_typed(paragraphs: Sequence[Kept], languages: Sequence[str]) -> Localized:
    """The paragraphs as one text per language, empty lines between them: the inverse of `as_written`."""
    whole = {code: [body.get(code, "") for _uuid, body in paragraphs] for code in languages}
    return Localized({code: "\n\n".join(parts) for code, parts in whole.items() if all(parts)})


def matched(previous: Sequence[Kept], written: Sequence[Localized]) -> list[tuple[UUID | None, Localized]]:
    """Give each paragraph the identity it had: the same words first, then the place between those."""
    before = [tuple(sorted(body.items())) for _uuid, body in previous]
    after = [tuple(sorted(body.items())) for body in written]
    kept: list[UUID | None] = [None] * len(written)
    for _tag, a1, a2, b1, b2 in aligned(before, after):
        for old, new in zip(range(a1, a2), range(b1, b2), strict=False):
            kept[new] = previous[old][0]
    return list(zip(kept, written, strict=True))


def paragraphs_of(version: Version | None) -> list[Kept]:
    """The paragraphs of a version in order, as (identity, words)."""
    rows = Paragraph.objects.filter(version=version).order_by("rank") if version else ()
    return [(row.uuid, row.body) for row in rows]


@dataclass(frozen=True)
class Change:
    """One paragraph against the version before: its pieces, and the other languages where it changed."""

    pieces: list[tuple[str, str]]
    changed: bool
    elsewhere: list[str]


def changes(previous: Sequence[Kept], current: Sequence[Kept]) -> list[Change]:
    """Every paragraph of two versions in reading order, aligned by identity."""
    before, after = [uuid for uuid, _body in previous], [uuid for uuid, _body in current]
    found = []
    for tag, a1, a2, b1, b2 in aligned(before, after):
        if tag == "equal":
            found += [_change(previous[a][1], current[b][1]) for a, b in zip(range(a1, a2), range(b1, b2), strict=True)]
            continue
        found += [_change(body, Localized()) for _uuid, body in previous[a1:a2]]
        found += [_change(Localized(), body) for _uuid, body in current[b1:b2]]
    return found


def _change(old: Localized, new: Localized) -> Change:
    language = (new or old).language()
    shown = old.get(language, ""), new.get(language, "")
    elsewhere = [code for code in {**old, **new} if code != language and old.get(code) != new.get(code)]
    return Change(redline(*shown), shown[0] != shown[1], elsewhere if shown[0] == shown[1] else [])


@dataclass(frozen=True)
class Answer:
    """A partner's answer to the current version, or its latest one to a version before."""

    partner: Partner
    consent: Consent | None
    earlier: Consent | None

    @property
    def agrees(self) -> bool:
        return self.consent is not None and self.consent.position != Consent.Position.OBJECTION


@dataclass(frozen=True)
class Consents:
    """Who consents to what: one answer per partner that counts."""

    answers: list[Answer]

    @property
    def agreed(self) -> int:
        return sum(answer.agrees for answer in self.answers)

    @property
    def shared(self) -> bool:
        return bool(self.answers) and self.agreed == len(self.answers)

    @property
    def awaited(self) -> list[Partner]:
        return [answer.partner for answer in self.answers if answer.consent is None]

    @property
    def objecting(self) -> list[Partner]:
        return [answer.partner for answer in self.answers if answer.consent and not answer.agrees]

    def of(self, partner: Partner | None) -> Answer | None:
        """This partner's line."""
        return next((answer for answer in self.answers if answer.partner == partner), None)


def consents_to(version: Version) -> Consents:
    """Where every partner stands towards this version, in two queries."""
    upto = Consent.objects.filter(version__text=version.text_id, version__number__lte=version.number)
    given = list(upto.live().select_related("version", "given_by__user").order_by("version__number"))
    current = {consent.partner_id: consent for consent in given if consent.version_id == version.pk}
    earlier = {consent.partner_id: consent for consent in given if consent.version_id != version.pk}
    answers = (Answer(one, current.get(one.pk), earlier.get(one.pk)) for one in full_partners(version.partnership))
    return Consents(list(answers))


def since(earlier: Consent | None, current: Sequence[Kept]) -> list[Change]:
    """What changed since the version that a partner last answered to, paragraph by paragraph; nothing without one."""
    if earlier is None:
        return []
    return [change for change in changes(paragraphs_of(earlier.version), current) if change.changed or change.elsewhere]


def vision_text(partnership: Partnership) -> Text | None:
    """The text of the vision, once somebody has proposed one."""
    return Text.objects.filter(vision__partnership=partnership).select_related("vision").first()


def closed_amendments(text: Text) -> list[Amendment]:
    """What was proposed and has its outcome, the latest first, with who proposed it."""
    rows = text.amendments.exclude(state=Amendment.State.OPEN).order_by("-closed_at", "-number")
    return list(rows.select_related("made_by__user", "on_behalf_of__organisation", "taken_into"))


def versions_of(text: Text | None) -> list[Version]:
    """Every version, the latest first, with who proposed it."""
    if text is None:
        return []
    rows = text.versions.select_related(
        "proposed_by__user", "proposed_by__partner__organisation", "on_behalf_of__organisation"
    ).prefetch_related("taken_amendments")
    return list(rows.order_by("-number"))
