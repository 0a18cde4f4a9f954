from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from core.canonical import fingerprint
from core.forms import LocalizedFormField, PlainField
from core.texts import Localized
from partnerships.forms import MAX_SEQUENCE, InsideForm, partner_field
from partnerships.models import Amendment, Opinion

LONGEST = 8_000
REASON = 2_000
Kind = Amendment.Kind


class StartForm(forms.Form):
    """What a link to a new amendment names: the paragraph, and what to do with it."""

    paragraph = forms.UUIDField(required=False)
    kind = forms.ChoiceField(choices=Kind.choices, required=False)


class AmendmentForm(InsideForm):
    """What to change in one paragraph, and why."""

    kind = forms.ChoiceField(label=_("What you propose"), choices=Kind.choices, widget=forms.RadioSelect)
    body = LocalizedFormField(label=_("New words"), rows=6, max_length=LONGEST, required=False)
    reason = PlainField(
        label=_("Because"),
        rows=3,
        max_length=REASON,
        help_text=_("What it changes for whom. The others will answer your reason, not only your words."),
    )
    on_behalf_of = partner_field(label=_("On behalf of"), required=False, empty_label=_("nobody: as facilitator"))
    paragraph = forms.UUIDField(required=False, widget=forms.HiddenInput)
    read = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, facilitator: bool, words: dict[UUID, Localized], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.words = words
        if not facilitator:
            del self.fields["on_behalf_of"]

    def clean(self) -> None:
        kind, body = self.cleaned_data.get("kind"), self.cleaned_data.get("body")
        if kind in (Kind.REPLACE, Kind.ADD) and not (body or {}).get(self.partnership.main_language):
            self.add_error("body", _("Write the words that you propose, at least in the main language."))
        if kind in (Kind.REPLACE, Kind.REMOVE) and not self.cleaned_data.get("paragraph"):
            self.add_error("kind", _("Choose first which paragraph it is about."))

    def overtaken(self) -> Localized | None:
        """The paragraph as it is now, when it is no longer the one that was read; sent again, this one counts."""
        now = self.words.get(self.cleaned_data.get("paragraph")) if self.is_bound and self.is_valid() is False else None
        read = self.data.get("read")
        if now is None or not read or read == fingerprint(dict(now)):
            return None
        self.data = self.data.copy()
        self.data["read"] = fingerprint(dict(now))
        return now


class OpinionForm(InsideForm):
    """What a partner thinks of an amendment."""

    position = forms.ChoiceField(label=_("Our opinion"), choices=Opinion.Position.choices, widget=forms.RadioSelect)
    reason = PlainField(label=_("Reason"), rows=3, max_length=REASON, required=False)


class RefusalForm(InsideForm):
    """Why an amendment is refused."""

    reason = PlainField(label=_("Why it is refused"), rows=3, max_length=REASON)


class DecidingForm(InsideForm):
    """What is decided on what was read: when that moved meanwhile, the form shown again is about what is there now."""

    def catch_up(self, **now: Any) -> None:
        """Bind the form to what the page shows from now on; what was typed stays."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data.update({name: str(value) for name, value in now.items()})


class AcceptanceOfAmendmentForm(DecidingForm):
    """The words that go into the text, and what was changed in them."""

    body = LocalizedFormField(label=_("The paragraph as it will stand"), rows=6, max_length=LONGEST)
    reason = PlainField(
        label=_("What you changed, and why"),
        rows=3,
        max_length=REASON,
        required=False,
        help_text=_("Only when the words are not exactly those that were proposed."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE)

    def __init__(self, data: Any = None, *, removing: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if removing:
            del self.fields["body"], self.fields["reason"]


class MergeForm(DecidingForm):
    """The words that several amendments make together, and how they were merged."""

    body = LocalizedFormField(label=_("The paragraph as it will stand"), rows=8, max_length=LONGEST)
    reason = PlainField(label=_("How you merged them"), rows=3, max_length=REASON)
    shown = forms.CharField(max_length=2_000, widget=forms.HiddenInput)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE)
