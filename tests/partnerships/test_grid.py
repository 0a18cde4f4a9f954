"""The grid as plain values: what is rendered and parsed again is the same grid."""

from types import SimpleNamespace
from uuid import UUID, uuid5

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from partnerships import grid
from partnerships.contents.editing import People, edit_rows
from partnerships.contents.tasks import Column, Grid, TaskRow
from partnerships.forms.tasks import GridForm
from partnerships.grid import Row, Typed
from partnerships.templatetags.grid import edit_cells, people_options, person_select
from tests.partnerships.grids import fields

CODES = ["LLU", "VSA", "CAL", "B-1"]
PEOPLE = {code: str(uuid5(UUID(int=7), code)) for code in CODES}
cells = st.sampled_from(["", *("".join(sorted(s, key="ARCI".index)) for s in ("A", "R", "C", "I", "AR", "AC", "RCI"))])
rows = st.builds(
    lambda held, person: Row({code: mine for code, mine in zip(CODES, held, strict=True) if mine}, person),
    st.lists(cells, min_size=len(CODES), max_size=len(CODES)),
    st.sampled_from(["", *PEOPLE.values()]),
)


def _grid(wanted: list[Row]) -> tuple[Grid, People]:
    """The grid that a page would read from these rows; no database."""
    partners = [SimpleNamespace(code=code, name=f"<{code}>", standing="partner", pk=n) for n, code in enumerate(CODES)]
    columns = [Column(partner, 0, 0) for partner in partners]
    members = {
        code: SimpleNamespace(uuid=uuid, user=SimpleNamespace(name=f"« {code} »")) for code, uuid in PEOPLE.items()
    }
    by_identity = {member.uuid: member for member in members.values()}
    made = [
        TaskRow(
            SimpleNamespace(code=f"A{number:02}", answerable=by_identity.get(row.person)),
            columns,
            [row.parts.get(code, "") for code in CODES],
        )
        for number, row in enumerate(wanted)
    ]
    return Grid(columns, made), People([(partner, [members[partner.code]]) for partner in partners])


def _parsed(shown: Grid, people: People, sent: dict[str, str]) -> GridForm:
    query = QueryDict(mutable=True)
    query.update(sent)
    form = GridForm(query, partnership=SimpleNamespace(languages=("en",)), shown=shown, people=people)
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize("language", ["en", "fr"])
@given(wanted=st.lists(rows, min_size=1, max_size=4))
def test_a_grid_rendered_then_parsed_is_the_same_grid(language, wanted):
    shown, people = _grid(wanted)
    with override(language):
        page = "".join(
            f'<input type="hidden" name="read:{row.task.code}" value="{row.read}">'
            + edit_cells(row)
            + person_select(row, people, people_options(people))
            for row in edit_rows(shown.rows, {}, {})
        )
    assert "<LLU>" not in page  # names are escaped
    sent = fields(page)
    assert sent == {
        name: value for row in shown.rows for name, value in grid.fields(row.task.code, row.row, CODES).items()
    }
    form = _parsed(shown, people, sent)
    assert [typed.row.digest for typed in form.rows.values()] == [row.digest for row in wanted]
    assert not any(typed.changed for typed in form.rows.values())


@given(written=rows, typed=rows)
def test_what_was_typed_is_parsed_as_it_was_typed(written, typed):
    shown, people = _grid([written])
    offered = Row({code: held for code, held in typed.parts.items() if held in grid.CHOICES}, typed.person)
    sent = grid.fields("A00", offered, CODES) | {grid.read("A00"): written.digest}
    [mine] = _parsed(shown, people, sent).rows.values()
    assert mine.row.digest == offered.digest
    assert mine.changed is (offered.digest != written.digest)


@given(one=rows, other=rows)
def test_a_digest_is_the_row_and_nothing_else(one, other):
    shuffled = Row(dict(reversed(one.parts.items())), one.person)
    assert shuffled.digest == one.digest
    assert (one.digest == other.digest) is ((dict(one.parts), one.person) == (dict(other.parts), other.person))


@given(read=rows, mine=rows, now=rows)
def test_two_people_collide_when_both_changed_and_differ(read, mine, now):
    collides = Typed(mine, read.digest).collides(now)
    i_changed, they_changed, same = mine.digest != read.digest, now.digest != read.digest, mine.digest == now.digest
    assert collides is (i_changed and they_changed and not same)


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from("ARCI"))))
def test_a_row_holds_each_part_once_the_strongest_first(pairs):
    row = grid.row_of(pairs)
    assert {(code, part) for code, held in row.parts.items() for part in held} == set(pairs)
    assert all(list(held) == sorted(set(held), key="ARCI".index) for held in row.parts.values())
    for part in "ARCI":
        assert set(row.holding(part)) == {code for code, one in pairs if one == part}
