"""Forms of Entente: plain text only, one text per language where the content has several, sent once."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.refusals import Refused
from core.texts import Localized

LANGUAGE_NAMES = {"fr": _("French"), "en": _("English")}
LINE_BREAKS = "\n\r\t"
FIGURE = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))
DECIMAL_SIGNS = {"fr": ","}
FIRST_YEAR, LAST_YEAR = 1900, 2200
LEAST = Decimal("0.01")  # of an amount that is something


def no_control_characters(text: str) -> None:
    """Refuse characters that no keyboard writes: they break PDFs, sheets and mail headers."""
    if any((ord(char) < 32 and char not in LINE_BREAKS) or ord(char) == 127 for char in text):
        raise ValidationError(
            _("This text holds invisible control characters. Type it again, or paste it as plain text.")
        )
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise ValidationError(_("This text holds characters that are not valid. Type it again."))


def known_day(day: date) -> None:
    """Refuse the years that only a slip of the finger writes."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Look at the year of this date again."))


class PlainField(forms.CharField):
    """One line or one paragraph of plain text."""

    default_validators = [no_control_characters]

    def __init__(self, *, rows: int = 1, max_length: int = 200, **kwargs: Any) -> None:
        if rows > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)


class FigureField(forms.DecimalField):
    """A figure typed as people write it, "11,4" as well as "11.4"; never infinite, never ambiguous."""

    default_error_messages = {
        "invalid": _("Write a figure with digits and at most one decimal sign, for example 11.4 or 1200."),
        "ambiguous": _("Write thousands without a separator: 1200 rather than 1,200 or 1.200."),
        "max_digits": _("This figure is too long: sixteen digits at most."),
        "max_whole_digits": _("This figure is too large: twelve digits at most before the decimal sign."),
        "max_decimal_places": _("Four decimals at most."),
    }
    widget = forms.TextInput

    def __init__(self, *, max_digits: int = 16, decimal_places: int = 4, **kwargs: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, Decimal):
            return super().to_python(value)
        typed = str(value).strip().translate(SPACES).replace("\u2212", "-")
        if len(typed) > 40 or not FIGURE.fullmatch(typed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        other = "." if DECIMAL_SIGNS.get((get_language() or "en").split("-")[0], ".") == "," else ","
        if re.fullmatch(rf"[+-]?[1-9][0-9]{{0,2}}{re.escape(other)}[0-9]{{3}}", typed):
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous")
        return Decimal(typed.replace(",", "."))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "decimal"}


class AmountField(FigureField):
    """An amount of money or of things: two decimals, as large as what keeps it."""

    default_error_messages = {
        "max_digits": _("This amount is too long: fourteen digits at most."),
        "max_whole_digits": _("This amount is too large: twelve digits at most before the decimal sign."),
        "max_decimal_places": _("Two decimals at most."),
        "min_value": _("More than nothing is expected here."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, **kwargs)


class LanguagesWidget(forms.MultiWidget):
    """One input per language, each with its language's name."""

    template_name = "core/widgets/languages.html"

    def __init__(self, languages: tuple[str, ...], rows: int) -> None:
        self.languages = languages
        kind = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        super().__init__(dict.fromkeys(languages, kind))

    def decompress(self, value: Localized | None) -> list[str]:
        return [(value or Localized()).get(code, "") for code in self.languages]

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        for code, part in zip(self.languages, context["widget"]["subwidgets"], strict=True):
            part["attrs"]["lang"] = code
            part["language"] = LANGUAGE_NAMES.get(code, code)
            if code != self.languages[0]:
                part["attrs"].pop("required", None)
                part["required"] = False
        return context


class LocalizedFormField(forms.MultiValueField):
    """A text in each of the partnership's languages; the main one is required when the field is."""

    def __init__(
        self, *, languages: Sequence[str] = ("en",), rows: int = 1, max_length: int = 300, **kwargs: Any
    ) -> None:
        self.rows, self.max_length = rows, max_length
        kwargs.setdefault("require_all_fields", False)
        super().__init__((), **kwargs)
        self.speak(tuple(languages))

    def speak(self, languages: tuple[str, ...]) -> None:
        """Set the languages, the main one first."""
        self.languages = languages
        self.fields = tuple(
            PlainField(
                rows=self.rows,
                max_length=self.max_length,
                required=self.required and code == languages[0],
                error_messages={"incomplete": _("The text in the main language is required.")},
            )
            for code in languages
        )
        self.widget = LanguagesWidget(languages, self.rows)
        self.widget.is_required = self.required

    def __deepcopy__(self, memo: dict) -> "LocalizedFormField":
        copied = super().__deepcopy__(memo)
        copied.speak(self.languages)
        return copied

    def compress(self, values: list[str]) -> Localized:
        return Localized({code: text.strip() for code, text in zip(self.languages, values or [], strict=False) if text})


class Form(forms.Form):
    """A form sent once: it carries a token, and the same token acts once (`core.pages.submitted`)."""

    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    refused: int | None = None  # the status of a refusal shown on this form

    def __init__(self, data: Any = None, *, languages: tuple[str, ...] = ("en",), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["once"].initial = uuid4()
        for field in self.fields.values():
            if isinstance(field, LocalizedFormField):
                field.speak(languages)

    def answer(self) -> dict[str, Any]:
        """What the person gave, without what the form carries for itself."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal as the form's own error, or as several when it says what is wrong at each place."""
        for place, reason in (refusal.details or {"": refusal.reason}).items():
            self.add_error(None, ValidationError(reason, code=place))
        self.refused = refusal.status

    def token(self) -> UUID | None:
        """The form's own token, when it was sent with one."""
        return self.cleaned_data.get("once")

    def clean_once(self) -> UUID | None:
        return self.cleaned_data.get("once")
