from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from partnerships.contents.texts import as_written, matched
from partnerships.forms import MAX_SEQUENCE, InsideForm, partner_field
from partnerships.models import Consent

LONGEST = 200_000  # characters of a whole text, in one language
MOST_PARAGRAPHS = 1_000


class VersionForm(InsideForm):
    """A whole new text, paragraph by paragraph, and what changes in it."""

    text = LocalizedFormField(
        label=_("Text"),
        rows=18,
        max_length=LONGEST,
        help_text=_("An empty line separates two paragraphs; each has its counterpart in the other language."),
    )
    reason = LocalizedFormField(label=_("What changes, and why"), rows=2, max_length=600, required=False)
    label = PlainField(
        label=_("Name of the version"),
        max_length=20,
        required=False,
        help_text=_("For instance v1.0; numbered otherwise."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE)
    on_behalf_of = partner_field(label=_("On behalf of"), required=False, empty_label=_("nobody: as facilitator"))

    def __init__(self, data: Any = None, *, previous: list, facilitator: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.previous = previous
        if not facilitator:
            del self.fields["on_behalf_of"]

    def clean_text(self) -> list:
        """The paragraphs as (identity or None, words), those that did not change keeping their identity."""
        written = as_written(self.cleaned_data["text"])
        if len(written) > MOST_PARAGRAPHS:
            raise forms.ValidationError(
                _("This text has more than %(most)d paragraphs. Keep what all will read; put the rest in annexes.")
                % {"most": MOST_PARAGRAPHS}
            )
        if not written:
            raise forms.ValidationError(
                _("The languages do not have the same number of paragraphs. Check the empty lines.")
            )
        if [body for _uuid, body in self.previous] == written:
            raise forms.ValidationError(_("This text is the same as the version before. Change something in it first."))
        return matched(self.previous, written)

    def overtaken(self, number: int) -> bool:
        """Whether the text moved to version `number` meanwhile; sent again, the form starts from there."""
        late = self.is_bound and self.data.get("after") not in (None, str(number))
        if late:
            self.data = self.data.copy()
            self.data["after"] = number
        return late

    def answer(self) -> dict[str, Any]:
        given = super().answer()
        paragraphs = given.pop("text")
        return {**given, "paragraphs": paragraphs}


class ConsentForm(InsideForm):
    """A partner's position on the very text that was read."""

    position = forms.ChoiceField(label=_("Our answer"), choices=Consent.Position.choices, widget=forms.RadioSelect)
    reason = PlainField(label=_("Reason"), rows=3, max_length=2000, required=False)
    fingerprint = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class VersionsForm(forms.Form):
    """With which version to compare the one that is read."""

    against = forms.IntegerField(required=False, min_value=1, max_value=MAX_SEQUENCE)
