"""The part of a charter composed from impact: what will tell whether the objectives come nearer."""

from django.utils.translation import gettext_lazy as _

from charters.contents.people import named
from charters.contents.words import (
    Block,
    Composed,
    Languages,
    Words,
    cell,
    each,
    joined,
    kept,
    paragraph,
    said,
    same,
    table,
)
from impact.models import Indicator
from impact.sentences import digits, valued
from partnerships.models import Partnership


def impact(partnership: Partnership) -> Composed:
    """Each adopted indicator: from where to where, by when, who measures and who confirms."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the indicators adopted on the day of freezing."))
    rows = Indicator.objects.adopted().filter(partnership=partnership)
    rows = rows.select_related("collector__organisation", "confirmer__organisation")
    if not rows:
        return Composed(note, [paragraph(said(tongues, _("No indicator has been adopted yet.")))])
    head = [said(tongues, words) for words in (_("Indicator"), _("From, towards"), _("Measured, confirmed by"))]
    opening = _(
        "No indicator is judged before its effect is possible. A measure by one partner is confirmed by another."
    )
    lines = [[cell(_title(row, tongues)), cell(_path(row, tongues)), _who(row, tongues)] for row in rows]
    return Composed(note, [paragraph(said(tongues, opening)), table(said(tongues, _("The indicators")), head, lines)])


def _title(row: Indicator, tongues: Languages) -> Words:
    return joined(tongues, [same(tongues, row.code), kept(tongues, row.title)], ". ")


def _path(row: Indicator, tongues: Languages) -> Words:
    if row.baseline is None or row.target is None or row.target_on is None:
        return said(tongues, _("to be completed once a first measure is known"))
    decimals = digits([row.baseline, row.target])
    facts = {
        name: each(tongues, lambda value=value: valued(value, row.nature, decimals, str(row.unit)))
        for name, value in (("start", row.baseline), ("goal", row.target))
    }
    return said(tongues, _("from %(start)s to %(goal)s, by %(day)s"), day=row.target_on, **facts)


def _who(row: Indicator, tongues: Languages) -> Block:
    names = [named(tongues, partner, partner.name) for partner in (row.collector, row.confirmer) if partner]
    return cell(joined(tongues, names) if names else same(tongues, "–"))
