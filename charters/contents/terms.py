"""The parts of a charter composed from its own terms: how long, how one leaves, what goes with it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from charters.contents.words import (
    Block,
    Composed,
    Languages,
    Words,
    cell,
    each,
    joined,
    kept,
    listing,
    paragraph,
    said,
    same,
    table,
)
from charters.models import Annex, CharterVersion
from partnerships.models import Partnership

Rule = CharterVersion.EntryRule


def terms(partnership: Partnership) -> Composed:
    """Duration, notice before leaving, next review, and how the version enters into force."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the terms of this version."))
    version = CharterVersion.objects.shown().filter(partnership=partnership).first()
    if version is None:
        return Composed(note, [paragraph(said(tongues, _("No term has been written yet.")))])
    return Composed(note, [listing([_duration(partnership), *_own_terms(version, tongues)])])


def annexes(partnership: Partnership) -> Composed:
    """The linked agreements and the annexes, each with its nature and the hash of its file."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the files that went with the charter on the day of freezing."))
    rows = list(Annex.objects.standing().filter(partnership=partnership).select_related("file"))
    if not rows:
        return Composed(note, [paragraph(said(tongues, _("No agreement or annex goes with the charter.")))])
    head = [said(tongues, words) for words in (_("Document"), _("Its worth"), _("Fingerprint of the file (SHA-256)"))]
    return Composed(
        note, [table(said(tongues, _("What goes with the charter")), head, [_row(r, tongues) for r in rows])]
    )


def entry_in_words(version: CharterVersion, tongues: Languages) -> Words:
    """How a version enters into force, as a sentence in each language."""
    if version.entry_rule == Rule.ON_DATE:
        told = _("It enters into force on %(day)s, between those who have signed by then, two at least.")
        return said(tongues, told, day=version.entry_on)
    if version.entry_rule == Rule.ENOUGH:
        told = _("It enters into force when %(n)s organisations have signed; the others join when they sign.")
        return said(tongues, told, n=version.entry_count)
    return said(tongues, _("It enters into force on the last signature of those named in it."))


def _duration(partnership: Partnership) -> Words:
    tongues = partnership.languages
    if partnership.ends_on is None:
        return said(tongues, _("The charter is made without an end date."))
    if partnership.starts_on is None:
        return said(tongues, _("The charter runs until %(end)s."), end=partnership.ends_on)
    span: dict[str, Any] = {"start": partnership.starts_on, "end": partnership.ends_on}
    return said(tongues, _("The partnership runs from %(start)s to %(end)s."), **span)


def _own_terms(version: CharterVersion, tongues: Languages) -> list[Words]:
    months, review = version.exit_notice_months, version.review_on
    notice = each(tongues, lambda: _notice(months)) if months is not None else None
    leaving = notice or said(tongues, _("No notice before leaving has been agreed yet."))
    undated = said(tongues, _("No date of review has been agreed yet."))
    again = said(tongues, _("The partners look at it again together by %(day)s."), day=review) if review else undated
    return [leaving, again, entry_in_words(version, tongues)]


def _notice(months: int) -> str:
    told = ngettext(
        "A partner may leave at any time, with %(n)s month’s notice.",
        "A partner may leave at any time, with %(n)s months’ notice.",
        months,
    )
    return told % {"n": months}


def _row(row: Annex, tongues: Languages) -> list[Block]:
    worth = _("binding") if row.binding else _("indicative")
    nature = said(tongues, Annex.Nature(row.nature).label)
    return [
        cell(kept(tongues, row.title), same(tongues, row.file_name)),
        cell(joined(tongues, [nature, said(tongues, worth)])),
        cell(same(tongues, row.file.sha256)),
    ]
