"""The parts of a charter composed from what the partners hold to and from what they watch."""

from django.utils.translation import gettext_lazy as _

from charters.contents.words import Block, Composed, Words, cell, joined, kept, paragraph, said, same, table
from partnerships.models import Partner, Partnership, Risk

NOTHING = "–"


def values(partnership: Partnership) -> Composed:
    """Each value, with the behaviour by which one sees it."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the values the partners agreed."))
    rows = [[cell(kept(tongues, row.name)), cell(kept(tongues, row.behaviour))] for row in partnership.values.all()]
    if not rows:
        return Composed(note, [paragraph(said(tongues, _("No value has been written yet.")))])
    head = [said(tongues, _("Value")), said(tongues, _("How one sees it"))]
    return Composed(note, [table(said(tongues, _("The values")), head, rows)])


def risks(partnership: Partnership) -> Composed:
    """Each risk that is not closed, the heaviest first: who watches it, what is done about it."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the risks that were open or under watch on the day of freezing."))
    found = partnership.risks.exclude(state=Risk.State.CLOSED).select_related("owner__organisation")
    rows = sorted(found, key=lambda risk: (-risk.weight, risk.code))
    if not rows:
        return Composed(note, [paragraph(said(tongues, _("No risk is open.")))])
    head = [said(tongues, words) for words in (_("Risk"), _("Watched by"), _("What is done about it"))]
    lines = [[cell(_title(risk, tongues)), _owner(risk, tongues), _done(risk, tongues)] for risk in rows]
    opening = _("Each risk is watched by one partner, which looks at it again every six months at least.")
    if not all(map(_watcher, rows)):
        opening = _(
            "A risk is watched by one partner, which looks at it again every six months at least; "
            "where nobody watches it yet, the table says so."
        )
    return Composed(note, [paragraph(said(tongues, opening)), table(said(tongues, _("The risks")), head, lines)])


def _title(risk: Risk, tongues: tuple[str, ...]) -> Words:
    return joined(tongues, [same(tongues, risk.code), kept(tongues, risk.title)], ". ")


def _owner(risk: Risk, tongues: tuple[str, ...]) -> Block:
    owner = _watcher(risk)
    return cell(same(tongues, owner.name) if owner else said(tongues, _("nobody yet")))


def _watcher(risk: Risk) -> Partner | None:
    """The partner that watches a risk; one that left watches nothing."""
    return risk.owner if risk.owner and risk.owner.standing == Partner.Standing.PARTNER else None


def _done(risk: Risk, tongues: tuple[str, ...]) -> Block:
    alarm = said(tongues, _("Alarm: %(trigger)s"), trigger=risk.trigger) if risk.trigger else {}
    return cell(kept(tongues, risk.mitigation) or same(tongues, NOTHING), alarm)
