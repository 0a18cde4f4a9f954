"""The cells of the grid of who does what, to read and to edit: thousands of them, so they are joined here at once."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from partnerships import grid
from partnerships.contents.editing import EditRow, People
from partnerships.contents.tasks import Column, Part, TaskRow, letter

register = template.Library()

STYLES = {Part.ACCOUNTABLE: "role-g", Part.RESPONSIBLE: "role-r", Part.CONSULTED: "role-c", Part.INFORMED: "role-c"}


@register.simple_tag
def role(part: str) -> SafeString:
    """The letter of a part (`A`), with its word for those who do not see the mark."""
    return format_html(
        '<span class="nowrap"><span class="role {}" aria-hidden="true">{}</span>'
        '<span class="role-word">{} </span></span>',
        *(STYLES[Part(part)], letter(part), Part(part).label),
    )


@register.simple_tag
def part_cells(row: TaskRow) -> SafeString:
    """The cells of one task: each partner's parts; what a partner that left still holds is struck."""
    empty = format_html(
        '<td role="cell" class="empty"><span class="none" aria-hidden="true">·</span>'
        '<span class="visually-hidden">{}</span></td>',
        _("no part"),
    )
    roles = {part: role(part) for part in grid.PARTS}
    cells = []
    for column, held in zip(row.columns, row.held, strict=True):
        marks = mark_safe("".join(roles[part] for part in held))
        cells.append(_cell(row, column, held, marks) if held else empty)
    return mark_safe("".join(cells))


def _cell(row: TaskRow, column: Column, held: str, marks: SafeString) -> SafeString:
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
    code, said = row.task.code, mark_safe("")
    if row.wrong:
        said = format_html(' aria-invalid="true" aria-describedby="e-{}"', code)
    return format_html_join(
        "",
        '<td role="cell" data-label="{}"><select class="cell" name="{}" aria-labelledby="t-{} p-{}"{}>{}</select></td>',
        (
            (column.partner.name, grid.cell(code, column.partner.code), code, column.partner.code, said, options)
            for column, shown, offered in row.cells
            for options in [_options(shown, offered)]
        ),
    )


def _options(shown: str, offered: tuple[str, ...]) -> SafeString:
    said = ['<option value="">–</option>']
    for held in offered:
        if held:
            chosen = " selected" if held == shown else ""
            said.append(f'<option value="{held}"{chosen}>{conditional_escape("+".join(map(letter, held)))}</option>')
    return mark_safe("".join(said))


@register.simple_tag
def person_select(row: EditRow, people: People) -> SafeString:
    """Who is named behind A, among the people of each partner; whoever is written stays there to be read."""
    groups = [
        (partner.name, partner.code, [(str(member.uuid), member.user.name) for member in members])
        for partner, members in people.by_partner
    ]
    named = row.written.person
    if named and str(named.uuid) not in people.known:
        groups.append((_("not here any more"), "", [(str(named.uuid), named.user.name)]))
    options = format_html_join(
        "",
        '<optgroup label="{}" data-partner="{}">{}</optgroup>',
        (
            (name, code, format_html_join("", '<option value="{}"{}>{}</option>', _chosen(row, members)))
            for name, code, members in groups
        ),
    )
    return format_html(
        '<select class="form-select" name="{}" aria-labelledby="t-{} p-person"><option value="">{}</option>{}</select>',
        *(grid.person(row.task.code), row.task.code, _("nobody named yet"), options),
    )


def _chosen(row: EditRow, members: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(uuid, " selected" if uuid == row.shown.person else "", name) for uuid, name in members]
