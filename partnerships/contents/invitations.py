from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from partnerships.pasted import CELLS, LONGEST, Line, Wrong

SENTENCES: dict[Wrong, Any] = {
    Wrong.COLUMNS: _("Five or six cells are expected: organisation, short name, kind, person, e-mail, legal form."),
    Wrong.LONG: _("A cell is too long."),
    Wrong.CONTROL: _("A cell holds invisible control characters. Type it again."),
    Wrong.MISSING: _("A cell is empty: only the legal form may be."),
    Wrong.CODE: _("The short name has two to eight letters or digits, without accents or spaces."),
    Wrong.KIND: _("The kind is civil society, public body or business."),
    Wrong.ADDRESS: _("This is not an e-mail address."),
    Wrong.ADDRESS_TWICE: _("This address stands on a line before."),
    Wrong.CODE_TWICE: _("Another organisation has this short name on a line before."),
    Wrong.DIFFERS: _("A line before gives this organisation another short name or kind."),
    Wrong.ADDRESS_HERE: _("This person has a place or an invitation here already."),
    Wrong.CODE_HERE: _("A partner here has this short name already."),
    Wrong.ORGANISATION_HERE: _("This organisation is here already: invite its colleague from its own page."),
}


def pasted_page(lines: Sequence[Line]) -> dict[str, Any]:
    """The lines as a table shows them, with what is wrong with each, and how many are right."""
    rows = [_row(line) for line in lines]
    organisations = {line.organisation_key for line in lines}
    return {"rows": rows, "people": len(rows), "organisations": len(organisations)}


def _row(line: Line) -> dict[str, Any]:
    kinds = dict(Organisation.Sector.choices)
    cells = {name: getattr(line, name)[: LONGEST[name] + 1] for name in CELLS}
    shown = {**cells, "kind": kinds.get(line.kind, line.kind[: LONGEST["kind"]])}
    return {"at": line.at, **shown, "wrong": [SENTENCES[wrong] for wrong in line.wrong]}
