"""Who is bound by what, as a table that is taken away."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from charters.contents.binding import Bound


def binding_table(rows: Sequence[Bound]) -> Iterator[list[Any]]:
    """A line of headings, then one for each partner."""
    yield [
        _("Short name"),
        _("Organisation"),
        _("Version that binds it"),
        _("Since"),
        _("Until"),
        _("How"),
        _("Represented by"),
        _("On this day"),
    ]
    for row in rows:
        period = row.period
        yield [
            row.partner.code,
            row.partner.name,
            period.version.label if period else "",
            period.claim.since.isoformat() if period else "",
            period.until.isoformat() if period and period.until else "",
            (_("deed of accession") if period.deed else _("signature")) if period else "",
            row.representative[0],
            row.on.isoformat(),
        ]
