from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from core.texts import Localized, every_language
from impact.contents.framing import GUIDE
from impact.models import FramingSheet
from impact.rules.framing import is_first_unframed
from partnerships.forms import InsideForm
from partnerships.models import Partnership

RANKS = {1: _("First of all"), 2: _("Then"), 3: _("Then again"), 4: _("Last")}
ONCE_EACH = _("Each purpose has one rank: the same one stands twice.")


class PurposesForm(InsideForm):
    """Why the partnership measures, the first purpose first."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        offered = [("", _("nothing more")), *((value, label) for value, label in FramingSheet.Purpose.choices)]
        for rank, label in RANKS.items():
            choices = offered[1:] if rank == 1 else offered
            self.fields[f"purpose_{rank}"] = forms.ChoiceField(label=label, choices=choices, required=rank == 1)

    def clean(self) -> None:
        given = [self.cleaned_data.pop(f"purpose_{rank}", "") for rank in RANKS]
        ranked = [purpose for purpose in given if purpose]
        self.cleaned_data["purposes"] = ranked
        if len(set(ranked)) < len(ranked):
            again = next(rank for rank in RANKS if given[rank - 1] and given[rank - 1] in given[: rank - 1])
            self.add_error(f"purpose_{again}", ONCE_EACH)


class FramingForm(PurposesForm):
    """One field a section, each with its guiding question: what becomes the first version of the shared text."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        languages = self.partnership.languages
        more = {"rows": 4, "max_length": 4000, "required": False, "languages": languages}
        self.fields["why"] = LocalizedFormField(
            label=_("In your own words"), help_text=_("What each purpose means here, if you want to say it."), **more
        )
        for name, (title, question) in GUIDE.items():
            self.fields[name] = LocalizedFormField(label=title, help_text=question, **more)

    def clean(self) -> None:
        super().clean()
        given = {name: self.cleaned_data.pop(name, None) or Localized() for name in GUIDE}
        spoken = {code for words in given.values() for code, said in words.items() if said}
        for name, words in given.items():
            if words and {code for code, said in words.items() if said} != spoken:
                self.add_error(name, _("Write this section in each language in which you wrote another one."))
        self.cleaned_data["sections"] = [
            (every_language(GUIDE[name][0]), words) for name, words in given.items() if words
        ]


def unframed_field(partnership: Partnership) -> dict[str, forms.Field]:
    """What the form of a measurement asks besides, when the partners have not agreed how to measure: why now."""
    if not is_first_unframed(partnership):
        return {}
    return {
        "unframed": LocalizedFormField(
            label=_("Why this first figure cannot wait"),
            rows=3,
            max_length=1000,
            required=False,
            languages=partnership.languages,
            help_text=_(
                "The partners have not agreed yet on why and how they measure. Have the framing sheet agreed first; "
                "or say here why not: the register keeps it."
            ),
        )
    }
