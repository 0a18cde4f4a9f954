"""What people type around a health check: until when it is open, and its answers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from core.texts import Localized
from impact.forms.fields import a_day
from impact.health import SCALE
from impact.questions import questionnaire
from partnerships.forms import InsideForm

UNKNOWN = "0"


class OpenHealthForm(InsideForm):
    """Until when people may answer."""

    closes_on = a_day(
        label=_("Last day to answer"), help_text=_("At least three days ahead; two weeks suit most people.")
    )


class CloseHealthForm(InsideForm):
    """Nothing to type: closing is confirmed."""


class HealthForm(InsideForm):
    """The questions, each from 1 to 5 or “don’t know”, and the open ones; nothing is ticked beforehand."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        asked = questionnaire()
        steps = [(str(step), str(Localized(words))) for step, words in zip(SCALE, asked.scale, strict=True)]
        choices = [*steps, (UNKNOWN, str(Localized(asked.unknown)))]
        for dimension in asked.dimensions:
            for question in dimension.questions:
                self.fields[f"answer_{question.code}"] = forms.ChoiceField(
                    label=str(Localized(question.words)), choices=choices, widget=forms.RadioSelect, required=False
                )
        for number, words in enumerate(asked.open, start=1):
            self.fields[f"words_{number}"] = PlainField(
                label=str(Localized(words)), rows=4, max_length=2000, required=False
            )

    def dimensions(self) -> Iterator[tuple[Localized, list[BoundField]]]:
        """The questions, dimension after dimension."""
        for one in questionnaire().dimensions:
            yield Localized(one.title), [self[f"answer_{code}"] for code in one.codes]

    def open_questions(self) -> list[BoundField]:
        """The fields for words."""
        return [self[f"words_{number}"] for number, _words in enumerate(questionnaire().open, start=1)]

    def ends(self) -> tuple[Localized, Localized]:
        """What 1 means, and what 5 means."""
        scale = questionnaire().scale
        return Localized(scale[0]), Localized(scale[-1])

    def answer(self) -> dict[str, Any]:
        """The figures by question, None for “don’t know” and for what is left empty; the words by their number."""
        given = {code: self.cleaned_data[f"answer_{code}"] for code in questionnaire().codes}
        numbers = range(1, len(questionnaire().open) + 1)
        return {
            "answers": {code: int(said) or None for code, said in given.items() if said},
            "words": {number: self.cleaned_data[f"words_{number}"] for number in numbers},
        }
