"""The editor of the decision rules: one block per category, and what holds for all of them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import LocalizedFormField
from governance.actions import usual_categories
from governance.forms import InsideForm
from governance.forms.category import CategoryForm
from governance.models import CategoryRule, RuleSet
from governance.rules.rulebook import KEPT, LONGEST_MEDIATION

BLANKS = 2
DELAYS = {
    "notice_days": (gettext_lazy("Days of notice before a meeting"), 0, 90),
    "minutes_days": (gettext_lazy("Days to send the minutes"), 1, 90),
    "correction_days": (gettext_lazy("Days to ask for a correction of the minutes"), 1, 90),
    "reconvene_after": (gettext_lazy("Second meeting after a missed quorum: days later, at least"), 1, 90),
    "reconvene_within": (gettext_lazy("Second meeting after a missed quorum: days later, at most"), 1, 180),
    "mediation_days": (gettext_lazy("Days of mediation, at most"), 1, LONGEST_MEDIATION),
    "settle_days": (gettext_lazy("Days for the lead to settle"), 1, 90),
    "minimum_wait_hours": (gettext_lazy("Hours before a written consultation may close early"), 0, 720),
    "proxies_per_seat": (gettext_lazy("Proxies that one seat may hold"), 0, 9),
}


class ProposeRulesForm(InsideForm):
    """Why the rules should change, every category of decision with its rule, and the delays."""

    reason = LocalizedFormField(
        label=gettext_lazy("Why change the rules?"),
        rows=3,
        max_length=2000,
        help_text=gettext_lazy("The committee reads it before it votes, above the list of what changes."),
    )
    source = LocalizedFormField(label=gettext_lazy("Where these rules come from"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, rule_set: RuleSet | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.rule_set = rule_set
        if rule_set is not None:
            self.fields["source"].initial = rule_set.source
        for name, (label, least, most) in DELAYS.items():
            initial = getattr(rule_set, name) if rule_set else None
            self.fields[name] = forms.IntegerField(label=label, min_value=least, max_value=most, initial=initial)
        self.blocks = list(self._blocks(data))

    @property
    def delays(self) -> list[Any]:
        """The fields of what holds for every category."""
        return [self[name] for name in DELAYS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if [block for block in self.blocks if not block.is_valid()]:
            raise ValidationError(_("Something is missing in a category: look for the marks below."))
        return given

    def answer(self) -> dict[str, Any]:
        """The delays, the reason and the categories that are kept or added."""
        known = {block.row.category: block.row for block in self.blocks if block.row is not None}
        lines = [block.line(known) for block in self.blocks if block.stays]
        for number, line in enumerate(lines):
            line["category"] = line["category"] or _code_of(
                line["label"], [other["category"] for other in lines], number
            )
        return {**super().answer(), "categories": lines}

    def _blocks(self, data: Any) -> Iterator[CategoryForm]:
        rows = list(self.rule_set.categories.all()) if self.rule_set else []
        known = {row.category: str(row.label) for row in rows}
        for row in rows:
            yield CategoryForm(data, partnership=self.partnership, row=row, prefix=f"c{row.pk}")
        for line in usual_categories():
            if rows and line["category"] in KEPT and line["category"] not in known:
                row = CategoryRule(**line)
                yield CategoryForm(data, partnership=self.partnership, row=row, prefix=f"k-{row.category}")
        for number in range(1, BLANKS + 1):
            yield CategoryForm(data, partnership=self.partnership, known=known, prefix=f"n{number}")


def _code_of(label: Any, taken: list[str], number: int) -> str:
    """A code for a new category: its name, without accents, told apart from the others."""
    code = slugify(label.into())[:24] or "category"
    return f"{code}-{number}" if code in taken else code
