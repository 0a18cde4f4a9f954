"""The parts of an indicator as people type them: milestones, levels, references, ways to slice."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import FigureField, LocalizedFormField, PlainField
from core.texts import Localized
from impact.forms.fields import a_day
from partnerships.forms import InsideForm

MILESTONES = (1, 2, 3)
LEVELS = (1, 2, 3, 4, 5)
REFERENCES = (1, 2, 3)
DIMENSIONS = (1, 2, 3)
TOGETHER = _("A milestone is a value and a date: give both.")


class PartsForm(InsideForm):
    """The fields of an indicator's parts, and what they make together."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        languages = {"languages": self.partnership.languages, "required": False}
        for n in MILESTONES:
            self.fields[f"milestone_{n}"] = FigureField(label=_("Value"), required=False)
            self.fields[f"milestone_{n}_on"] = a_day(label=_("Date"), required=False)
        for n in LEVELS:
            label = _("What one sees at level %(level)s") % {"level": n}
            self.fields[f"level_{n}"] = LocalizedFormField(label=label, max_length=300, **languages)
        for n in DIMENSIONS:
            self.fields[f"dimension_{n}"] = LocalizedFormField(
                label=_("Sliced by"), max_length=60, help_text=_("For instance “District” or “Age”."), **languages
            )
            self.fields[f"dimension_{n}_slices"] = LocalizedFormField(
                label=_("Its slices"), rows=4, max_length=1200, help_text=_("One a line."), **languages
            )
            self.fields[f"dimension_{n}_whole"] = forms.BooleanField(
                label=_("Each one counted is in one of these slices, and in one alone"), required=False
            )
        for n in REFERENCES:
            self.fields[f"reference_{n}_list"] = PlainField(
                label=_("Known list"), max_length=60, required=False, help_text=_("For instance “IRIS+” or “ESF+”.")
            )
            self.fields[f"reference_{n}_code"] = PlainField(label=_("Its code there"), max_length=60, required=False)
            self.fields[f"reference_{n}_address"] = forms.URLField(
                label=_("Web address"), max_length=300, required=False, assume_scheme="https"
            )

    def clean(self) -> None:
        given = self.cleaned_data
        given["milestones"] = sorted(point for n in MILESTONES if (point := self._milestone(n)))
        levels = {n: given.pop(f"level_{n}", None) for n in LEVELS}
        given["levels"] = {n: said for n, said in levels.items() if said}
        given["dimensions"] = [cut for n in DIMENSIONS if (cut := self._dimension(n))]
        given["references"] = list(dict.fromkeys(named for n in REFERENCES if (named := self._reference(n))))

    def _milestone(self, n: int) -> tuple[date, Decimal] | None:
        """One milestone when both its halves are given; half of one is an error."""
        value_name, day_name = f"milestone_{n}", f"milestone_{n}_on"
        value, day = self.cleaned_data.pop(value_name, None), self.cleaned_data.pop(day_name, None)
        if value is not None and day is not None:
            return day, value
        broken = value_name in self.errors or day_name in self.errors
        if not broken and (value is not None or day is not None):
            self.add_error(day_name if day is None else value_name, TOGETHER)
        return None

    def _dimension(self, n: int) -> tuple[Localized, bool, list[Localized]] | None:
        """One way to slice, with two slices at least; a name without slices, or the reverse, is an error."""
        names = (f"dimension_{n}", f"dimension_{n}_slices", f"dimension_{n}_whole")
        title, typed, whole = (self.cleaned_data.pop(name, None) for name in names)
        if not title and not typed:
            return None
        slices = in_lines(typed or Localized())
        if not title and not {names[0], names[1]} & set(self.errors):
            self.add_error(names[0], _("Say by what it is sliced."))
        elif slices is None:
            self.add_error(names[1], _("The languages do not have the same number of lines. Check them."))
        elif names[1] not in self.errors and (len(slices) < 2 or len({str(one) for one in slices}) < len(slices)):
            self.add_error(names[1], _("Name two slices at least, each on its own line and once."))
        return (title or Localized(), bool(whole), slices or [])

    def _reference(self, n: int) -> tuple[str, str, str] | None:
        """The same thing elsewhere: a list and a code, an address if one is known."""
        names = tuple(f"reference_{n}_{part}" for part in ("list", "code", "address"))
        vocabulary, code, address = (self.cleaned_data.pop(name, "") or "" for name in names)
        if vocabulary and code:
            return vocabulary, code, address
        if (vocabulary or code or address) and not set(names) & set(self.errors):
            self.add_error(names[1] if vocabulary else names[0], _("A reference is a list and a code: give both."))
        return None


def in_lines(text: Localized) -> list[Localized] | None:
    """A text in several languages cut at its lines; None when the languages do not answer each other."""
    lines = {code: [line.strip() for line in said.splitlines() if line.strip()] for code, said in text.items()}
    lines = {code: found for code, found in lines.items() if found}
    if len({len(found) for found in lines.values()}) > 1:
        return None
    return [Localized(zip(lines, row, strict=True)) for row in zip(*lines.values(), strict=True)]


def as_typed(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an indicator, as `contents.written` gives them, in the fields of the form."""
    return dict(_typed(parts))


def _typed(parts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for n, (day, value) in zip(MILESTONES, parts["milestones"], strict=False):
        yield from ((f"milestone_{n}", value), (f"milestone_{n}_on", day))
    for level, said in parts["levels"].items():
        yield f"level_{level}", said
    for n, named in zip(REFERENCES, parts["references"], strict=False):
        for part, said in zip(("list", "code", "address"), named, strict=True):
            yield f"reference_{n}_{part}", said
    for n, (title, whole, slices) in zip(DIMENSIONS, parts["dimensions"], strict=False):
        yield from ((f"dimension_{n}", title), (f"dimension_{n}_whole", whole))
        yield f"dimension_{n}_slices", _lines(slices)


def _lines(slices: Sequence[Localized]) -> Localized:
    codes = {code: None for said in slices for code in said}
    return Localized({code: "\n".join(said.get(code, "") for said in slices) for code in codes})
