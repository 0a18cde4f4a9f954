from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.models import Organisation
from core.forms import LocalizedFormField, PlainField
from partnerships.actions.invitations import taken_in
from partnerships.forms import InsideForm
from partnerships.pasted import MOST_LINES, MOST_MARKS, Line, checked, lines

SHORT_NAME = RegexValidator(r"^[A-Za-z0-9]{2,8}$", _("Two to eight letters or digits, without accents or spaces."))


TO_CORRECT = ngettext_lazy(
    "%(n)d line is to be corrected: nothing was sent.",
    "%(n)d lines are to be corrected: nothing was sent.",
    "n",
)


class LinesField(forms.Field):
    """A pasted text, as it is: what is odd in it is said line by line."""

    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"})

    def validate(self, value: str | None) -> None:
        super().validate((value or "").strip())
        if len(value or "") > MOST_MARKS:
            raise ValidationError(_("This is too much text for 100 lines. Paste fewer lines."))


class PersonForm(InsideForm):
    """Whom to invite, and where the message goes."""

    name = PlainField(label=_("Name of the person"), max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        help_text=_("The invitation goes there, and works for this address alone."),
    )


class PartnerForm(PersonForm):
    """Which organisation to invite, through whom."""

    organisation = PlainField(label=_("Name of the organisation"), max_length=160)
    code = PlainField(
        label=_("Short name"),
        max_length=8,
        validators=[SHORT_NAME],
        help_text=_("Two to eight letters or digits, shown in tables: LLU for Logis & Lumière."),
    )
    sector = forms.ChoiceField(label=_("Kind of organisation"), choices=Organisation.Sector.choices)
    legal_form = LocalizedFormField(label=_("Legal form"), max_length=120, required=False)
    part = LocalizedFormField(label=_("Part in the partnership"), max_length=200, required=False)
    observer = forms.BooleanField(
        label=_("As an observer"),
        required=False,
        help_text=_("An observer reads, and may have a seat without a vote; it is no partner and signs nothing."),
    )
    field_order = ("organisation", "code", "sector", "legal_form", "part", "observer", "name", "email")


class PastedForm(InsideForm):
    """Lines pasted from a spreadsheet: looked at first, sent once they were seen as they are."""

    lines = LinesField(
        label=_("Lines"),
        help_text=_("At most 100 lines, one person each. A line of headings is left out."),
    )
    seen = PlainField(max_length=64, required=False, widget=forms.HiddenInput)
    step = forms.ChoiceField(choices=(("look", "look"), ("send", "send")), widget=forms.HiddenInput)

    rows: Sequence[Line] = ()
    digest = ""

    def clean_lines(self) -> list[Line]:
        """The lines, each with what is wrong with it; the text has to be corrected when one is."""
        self.rows = checked(lines(self.cleaned_data["lines"]), taken_in(self.partnership))
        wrong = sum(bool(line.wrong) for line in self.rows)
        if not self.rows:
            raise ValidationError(_("There is no line to read here. Copy the lines from your spreadsheet and paste."))
        if len(self.rows) > MOST_LINES:
            raise ValidationError(_("At most 100 lines are sent at a time. Paste the others afterwards."))
        if wrong:
            raise ValidationError(TO_CORRECT % {"n": wrong})
        return self.rows

    def clean(self) -> None:
        self.digest = sha256(str(self.data.get("lines", "")).encode(errors="replace")).hexdigest()
        if self.sends and self.cleaned_data.get("seen") != self.digest and not self.errors:
            self.add_error("lines", _("These lines have changed since you looked at them. Look at them again."))

    @property
    def sends(self) -> bool:
        """Whether the lines are to be sent, not only looked at."""
        return self.cleaned_data.get("step") == "send"

    def answer(self) -> dict[str, Any]:
        return {"lines": self.cleaned_data["lines"]}
