"""The recipe's fifteen lines in words: what practitioners said, where each lives, the sentence of its reading."""

from django.utils.translation import gettext_lazy as _

from overview.contents.lines import measuring, succeeding, taking_up
from overview.contents.lines.line import Line
from overview.contents.lines.told import mended_at, people_in, sentence
from overview.models import Mark
from overview.recipe import State
from partnerships.models import Partnership

STATES = {
    State.IN_PLACE: _("in place"),
    State.UNDER_WAY: _("under way"),
    State.MISSING: _("missing"),
    State.NOT_YET: _("not to be expected yet"),
}
PINS = {State.IN_PLACE: "done", State.UNDER_WAY: "wait", State.MISSING: "todo", State.NOT_YET: "abstain"}
GROUPS = {"D": _("To take up"), "S": _("What makes it succeed"), "M": _("Measuring impact")}
LINES: tuple[Line, ...] = (*taking_up.LINES, *succeeding.LINES, *measuring.LINES)


def marks_of(partnership: Partnership) -> dict[str, Mark]:
    """The kept reading of each line, in one query."""
    return {mark.line: mark for mark in Mark.objects.filter(partnership=partnership)}


def told(partnership: Partnership, marks: dict[str, Mark]) -> list[dict]:
    """The fifteen lines in words, in their order, for a page or a report."""
    people = people_in(partnership, [mark.params for mark in marks.values()])
    return [
        {
            "code": line.code,
            "group": line.code[0],
            "said": line.said,
            "state": State(mark.state),
            "state_word": STATES[State(mark.state)],
            "pin": PINS[State(mark.state)],
            "sentence": sentence(line, mark.params, people),
            "link": mended_at(line, mark.params, partnership.slug),
        }
        for line in LINES
        if (mark := marks.get(line.code)) is not None
    ]
