"""The cells of the grid of who does what, to read and to edit.

There are thousands of them: what repeats is made once per language, and a row is joined in one go.
"""

from functools import lru_cache

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerships import grid
from partnerships.contents.editing import EditRow, People
from partnerships.contents.tasks import Column, Part, TaskRow, letter

register = template.Library()

STYLES = {Part.ACCOUNTABLE: "role-g", Part.RESPONSIBLE: "role-r", Part.CONSULTED: "role-c", Part.INFORMED: "role-c"}
safe = lru_cache(maxsize=2048)(escape)  # names and codes, once per page rather than once per cell


@register.simple_tag
def role(part: str) -> SafeString:
    """The letter of a part (`A`), with its word for those who do not see the mark."""
    return _marks(part, get_language())


@lru_cache(maxsize=64)
def _marks(held: str, language: str) -> SafeString:
    """The marks of the parts that one partner holds, in a language."""
    return format_html_join(
        "",
        '<span class="nowrap"><span class="role {}" aria-hidden="true">{}</span>'
        '<span class="role-word">{} </span></span>',
        ((STYLES[Part(part)], letter(part), Part(part).label) for part in held),
    )


@register.simple_tag
def part_cells(row: TaskRow) -> SafeString:
    """The cells of one task: each partner's parts; what a partner that left still holds is struck."""
    empty = format_html(
        '<td role="cell" class="empty"><span class="none" aria-hidden="true">·</span>'
        '<span class="visually-hidden">{}</span></td>',
        _("no part"),
    )
    held = zip(row.columns, row.held, strict=True)
    return mark_safe("".join(_cell(row, column, mine) if mine else empty for column, mine in held))


def _cell(row: TaskRow, column: Column, held: str) -> SafeString:
    marks = _marks(held, get_language())
    if not column.is_in:
        marks = format_html(
            '<s class="former">{}</s><span class="role-word">{}</span>', marks, column.partner.get_standing_display()
        )
    elif "A" in held and row.person:
        marks = format_html('{}<small class="person">{}</small>', marks, row.person.user.name)
    return format_html('<td role="cell" data-label="{}"><span class="marks">{}</span></td>', column.partner.name, marks)


@register.simple_tag
def edit_cells(row: EditRow) -> SafeString:
    """The cells of one task to edit: a list of choices for each partner."""
    task, language = safe(row.task.code), get_language()
    said = f' aria-invalid="true" aria-describedby="e-{task}"' if row.wrong else ""
    focus = " autofocus" if row.first else ""
    cells = []
    for column, shown, offered in row.cells:
        partner, name = safe(column.partner.code), safe(column.partner.name)
        cells.append(
            f'<td role="cell" data-label="{name}"><select class="cell" name="{grid.cell(task, partner)}"'
            f' aria-labelledby="t-{task} p-{partner}"{said}{focus}>{_options(shown, offered, language)}</select></td>'
        )
        focus = ""
    return mark_safe("".join(cells))


@lru_cache(maxsize=256)
def _options(shown: str, offered: tuple[str, ...], language: str) -> SafeString:
    """What a cell offers, in a language, with what it shows."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (held, mark_safe(" selected" if held == shown else ""), "+".join(map(letter, held)) or "–")
            for held in offered
        ),
    )


@register.simple_tag
def people_options(people: People) -> SafeString:
    """Everybody who may be named behind A, under their partner; made once for the whole page."""
    option = '<option value="{}">{}</option>'
    return format_html_join(
        "",
        '<optgroup label="{}" data-partner="{}">{}</optgroup>',
        (
            (partner.name, partner.code, format_html_join("", option, ((who.uuid, who.user.name) for who in members)))
            for partner, members in people.by_partner
        ),
    )


@register.simple_tag
def person_select(row: EditRow, people: People, options: SafeString) -> SafeString:
    """Who is named behind A; whoever is written and gone stays there to be read."""
    named = row.written.person
    if named and str(named.uuid) not in people.known:
        gone = '{}<optgroup label="{}"><option value="{}">{}</option></optgroup>'
        options = format_html(gone, options, _("not here any more"), named.uuid, named.user.name)
    if row.shown.person:
        chosen = f'value="{safe(row.shown.person)}"'
        options = mark_safe(options.replace(chosen, f"{chosen} selected", 1))
    return format_html(
        '<select class="form-select" name="{}" aria-labelledby="t-{} p-person"><option value="">{}</option>{}</select>',
        *(grid.person(row.task.code), row.task.code, _("nobody named yet"), options),
    )
