import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships import grid
from partnerships.contents.editing import People, choices
from partnerships.contents.tasks import Grid, TaskRow
from partnerships.forms import InsideForm, day_field, partner_field, partners_field
from partnerships.models import Member, Objective, Partner, Task

GONE = _("Somebody else deleted meanwhile: %(codes)s. Nothing was written; send the other rows again.")
UNREADABLE = _("A cell holds what the grid does not offer. Choose it again.")
UNKNOWN = _("Something in this page is not in the grid any more, or was sent twice. Look at the rows, then send again.")
NOTHING = _("No row of the grid was sent. Load the page again.")
CARRIED = {"csrfmiddlewaretoken", "once"}
CODE = re.compile(r"[A-Za-z0-9_-]{1,8}")


class PersonField(forms.ModelChoiceField):
    """Who speaks for a partner, with its name."""

    def label_from_instance(self, member: Member) -> str:
        return f"{member} ({member.partner})"


def holder(partner: Partner) -> str:
    """A partner's name; one that left says so."""
    if partner.standing == Partner.Standing.PARTNER:
        return str(partner)
    return f"{partner} ({partner.get_standing_display()})"


class ChangeTaskForm(InsideForm):
    """What a task says, which objective it serves, by when."""

    title = LocalizedFormField(label=_("Task"), max_length=160)
    objective = forms.ModelChoiceField(
        Objective.objects.all(),
        to_field_name="code",
        label=_("Objective"),
        required=False,
        empty_label=_("none"),
    )
    due_on = day_field(label=_("By when"), required=False)


class AssignForm(InsideForm):
    """Who is accountable and through whom, who does it, who is asked, who is told."""

    accountable = partner_field(
        label=_("Accountable"),
        empty_label=_("Choose a partner"),
        help_text=_("Exactly one: it answers for the result."),
    )
    answerable = PersonField(
        Member.objects.current()
        .filter(partner__standing=Partner.Standing.PARTNER)
        .select_related("user", "partner__organisation"),
        to_field_name="uuid",
        label=_("The person who answers for it"),
        required=False,
        empty_label=_("nobody named yet"),
        help_text=_("One of the accountable partner's people."),
    )
    responsible = partners_field(label=_("Responsible"), help_text=_("They do the work. At least one."))
    consulted = partners_field(label=_("Consulted"), required=False, help_text=_("They are asked before."))
    informed = partners_field(label=_("Informed"), required=False, help_text=_("They are told after."))

    def __init__(self, *args: Any, task: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if task is not None:  # who left keeps its box, so that nothing is lost unseen
            held = Q(standing=Partner.Standing.PARTNER) | Q(involvements__task=task)
            rows = task.partnership.partners.filter(held).select_related("organisation").distinct()
            for name in ("responsible", "consulted", "informed"):
                self.fields[name].queryset, self.fields[name].label_from_instance = rows, holder

    def clean(self) -> None:
        given = {name: set(self.cleaned_data.get(name) or ()) for name in ("responsible", "consulted", "informed")}
        doing = given["responsible"] | {self.cleaned_data.get("accountable")}
        for name, others in (("consulted", doing), ("informed", doing | given["consulted"])):
            for partner in sorted(given[name] & others, key=str):
                self.add_error(name, _("%(partner)s has a stronger part in this task already.") % {"partner": partner})


class TaskForm(AssignForm, ChangeTaskForm):
    """A task, with who does what in it."""

    field_order = ("title", "objective", "due_on")


class TaskFilterForm(forms.Form):
    """Which rows of the grid to show."""

    partner = forms.ChoiceField(label=_("What one partner does"), required=False)
    objective = forms.ChoiceField(label=_("Objective"), required=False)

    def __init__(self, data: Any, *, shown: Grid) -> None:
        super().__init__(data)
        partners = [(column.partner.code, column.partner.name) for column in shown.columns]
        objectives = [(row.code, f"{row.code} {row.title}") for row in shown.objectives]
        self.fields["partner"].choices = [("", _("all partners")), *partners]
        self.fields["objective"].choices = [("", _("all objectives")), *objectives]


class GridForm(InsideForm):
    """The grid as it was typed: read in one pass, without a form field for each of its cells."""

    def __init__(self, data: Any = None, *, shown: Grid, people: People, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.people, self.columns = people, shown.columns
        self.known = {row.task.code: row for row in shown.rows}
        self.rows: dict[str, grid.Typed] = {}

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong, in a sentence, by the code of its row; under "" what belongs to no row."""
        found = self.errors.as_data().get("__all__", []) if self.is_bound else []
        return {error.code or "": error.message for error in found}

    def answer(self) -> dict[str, Any]:
        return {"rows": self.rows}

    def clean(self) -> None:
        sent = {name: values for name, values in self.data.lists() if name not in CARRIED}
        carried = grid.read("")
        codes = [name.removeprefix(carried) for name in sent if name.startswith(carried)]
        expected = set()
        for code in codes:
            cells = {column.partner.code: grid.cell(code, column.partner.code) for column in self.columns}
            expected |= {grid.read(code), grid.person(code), *cells.values()}
            if code in self.known:
                self.rows[code] = self._typed(self.known[code], cells)
        gone = sorted(set(codes) - set(self.known))
        if not codes:
            self._refuse("", NOTHING)
        elif (
            set(sent) - expected
            or any(len(values) > 1 for values in sent.values())
            or not all(map(CODE.fullmatch, gone))
        ):
            self._refuse("", UNKNOWN)
        elif gone:
            self._refuse("", GONE % {"codes": ", ".join(gone)})

    def _typed(self, written: TaskRow, cells: dict[str, str]) -> grid.Typed:
        """One row; a cell that was not sent (its partner came meanwhile) stays as it is written."""
        row, parts = written.row, {}
        for column in self.columns:
            code = column.partner.code
            value = self.data.get(cells[code], row.parts.get(code, ""))
            if value not in choices(column, row.parts.get(code, "")):
                self._refuse(written.task.code, UNREADABLE)
                value = row.parts.get(code, "")
            if value:
                parts[code] = value
        person = self.data.get(grid.person(written.task.code), row.person)
        if person not in {"", row.person} | self.people.known:
            self._refuse(written.task.code, UNREADABLE)
            person = row.person
        return grid.Typed(grid.Row(parts, person), self.data.get(grid.read(written.task.code), ""))

    def _refuse(self, code: str, sentence: str) -> None:
        self.add_error(None, ValidationError(sentence, code=code))
