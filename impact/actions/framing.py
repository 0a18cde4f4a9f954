import re
from collections.abc import Sequence
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy

from core.acts import act, lock
from core.texts import Localized, every_language
from impact import events, rules
from impact.contents.framing import purposes_sentence
from impact.models import FramingSheet
from partnerships.actions.texts import page_of, who_answer, write_text, write_version
from partnerships.journal import Event, emit
from partnerships.models import Member, Partnership, Version

TITLE = gettext_lazy("Framing sheet: why and how we measure")
WHY = gettext_lazy("Why we measure")
Sections = Sequence[tuple[Localized, Localized]]


@act
def write_framing(
    partnership: Partnership,
    *,
    by: Member,
    purposes: Sequence[str],
    sections: Sections,
    why: Localized | None = None,
    label: str = "",
) -> FramingSheet:
    """I write why and how we measure; every partner is asked to answer to it, as to the vision.

    `sections` are titles with their words, in order; `why` adds words of ours to the ranked purposes.
    """
    row = lock(partnership)
    exists = FramingSheet.objects.filter(partnership=row).exists()
    rules.write_framing.check(by, row, purposes=purposes, sections=sections, exists=exists)
    text = write_text(row, every_language(TITLE), consented=True)
    sheet = FramingSheet.objects.create(partnership=row, text=text, purposes=list(purposes))
    first = (purposes_paragraph(sheet), _why(row, purposes, why))
    others = [(None, titled(title, words)) for title, words in sections]
    version = write_version(text, [first, *others], by=by, label=label)
    _tell(events.FRAMING_WRITTEN, version, by)
    return sheet


@act
def rank_purposes(sheet: FramingSheet, *, by: Member, purposes: Sequence[str]) -> Version:
    """I rank anew why we measure: it makes a new version of the sheet, to which every partner answers."""
    text = lock(sheet.text)
    row = lock(sheet)
    rules.rank_purposes.check(by, row, purposes=purposes)
    row.purposes = list(purposes)
    row.save(update_fields=["purposes"])
    written = [(one.uuid, one.body) for one in text.current().paragraphs.all()]
    place = purposes_paragraph(row)
    kept = [(uuid, body) for uuid, body in written if uuid != place]
    before = next((body for uuid, body in written if uuid == place), None)
    first = (place, _why(row.partnership, purposes, added_words(before)))
    version = write_version(text, [first, *kept], by=by, reason=every_language(gettext_lazy("Purposes ranked anew.")))
    _tell(events.PURPOSES_RANKED, version, by)
    return version


def note_unframed(partnership: Partnership, *, by: Member, reason: Localized) -> None:
    """Write in the register why the first figure did not wait for the framing sheet; within the act that records it."""
    emit(events.MEASURED_UNFRAMED, partnership, by=by, link="", reason=reason)


def purposes_paragraph(sheet: FramingSheet) -> UUID:
    """The identity of the paragraph that says the purposes, the same in every version."""
    return uuid5(sheet.text.uuid, "purposes")


def titled(title: Localized, words: Localized) -> Localized:
    """One paragraph: its title on a line of its own, then its words, in each language in which they are written."""
    kept = {code: re.sub(r"\n\s*\n", "\n", said.replace("\r\n", "\n").strip()) for code, said in words.items()}
    return Localized({code: f"{title.into(code)}\n{said}" for code, said in kept.items() if said})


def added_words(paragraph: Localized | None) -> Localized:
    """What somebody added to the ranked purposes: the lines after the second, by language."""
    lines = {code: said.split("\n", 2)[2:] for code, said in (paragraph or Localized()).items()}
    return Localized({code: rest[0] for code, rest in lines.items() if rest})


def _why(partnership: Partnership, purposes: Sequence[str], more: Localized | None) -> Localized:
    said = purposes_sentence(purposes)
    words = {code: said.into(code) for code in partnership.languages}
    added = {code: f"{words[code]}\n{more[code]}" for code in words if more and more.get(code)}
    return titled(every_language(WHY), Localized(words | added))


def _tell(event: Event, version: Version, by: Member) -> None:
    text, partnership = version.text, version.partnership
    tells = who_answer(partnership, besides=by)
    emit(event, partnership, by=by, link=page_of(text), tells=tells, label=version.label, of=text.title)
