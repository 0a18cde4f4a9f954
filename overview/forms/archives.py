from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from core.forms import Form, PlainField

LARGEST = 300 * 1024 * 1024
ZIP_BEGINS = b"PK\x03\x04"


class ImportArchiveForm(Form):
    """The archive of a partnership of another site."""

    file = forms.FileField(
        label=_("The archive"),
        help_text=_("The ZIP as the other site made it, 300 MB at most. A larger one is brought in by the operator."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
    passphrase = PlainField(
        label=_("Passphrase of its sealed part"),
        required=False,
        help_text=_("The operator of the other site has it. An archive made by an operator needs none."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    slug = PlainField(
        label=_("Another address, if its own is taken here"),
        required=False,
        max_length=60,
        validators=[validate_slug],
        help_text=_("Small letters, digits and hyphens: our-partnership."),
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is larger than 300 MB: its operator brings it in."), code="large")
        data = file.read()
        if not data.startswith(ZIP_BEGINS):
            raise ValidationError(_("This is no ZIP."), code="kind")
        return data

    def answer(self) -> dict[str, Any]:
        given = super().answer()
        return {"data": given["file"], "slug": given["slug"].lower(), "passphrase": given["passphrase"]}
