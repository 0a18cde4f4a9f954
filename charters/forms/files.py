from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_SCAN = 10 * 1024 * 1024


class PdfField(forms.FileField):
    """A PDF of at most ten megabytes; gives its bytes, or None."""

    default_error_messages = {
        "large": _("This file is larger than 10 MB. Scan it again with a lower quality."),
        "kind": _("Only PDF files are kept. Save or scan this page as PDF."),
    }
    widget = forms.FileInput(attrs={"accept": "application/pdf,.pdf"})

    def to_python(self, data: Any) -> bytes | None:
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > MAX_SCAN:
            raise ValidationError(self.error_messages["large"], code="large")
        held = file.read()
        if not file.name.lower().endswith(".pdf") or not held.startswith(b"%PDF-"):
            raise ValidationError(self.error_messages["kind"], code="kind")
        return held

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        return super().clean(data, initial) or None

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
