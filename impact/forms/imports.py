from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.sheets import XLSX
from governance.forms.papers import OFFICE_DOCUMENTS, kind_of
from impact.forms.fields import BehalfForm

LARGEST, LONGEST, MOST_SIGNS = 15 * 1024 * 1024, 120, 500_000
CSV = "text/csv; charset=utf-8"


class ImportForm(BehalfForm):
    """A table of figures: a file, or lines pasted."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("CSV or XLSX, 15 MB and 100,000 lines at most. The first sheet is read; no formula is run."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    pasted = forms.CharField(
        label=_("Or lines pasted from a spreadsheet, with their headings"),
        required=False,
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_file(self) -> tuple[bytes, str, str] | None:
        file = self.cleaned_data.get("file")
        if not file:
            return None
        if file.size > LARGEST:
            raise ValidationError(_("This file is larger than 15 MB: give it in several parts."), code="large")
        name, held = PurePath(file.name).name, file.read()
        sheet = held.startswith(XLSX)
        if sheet and kind_of(f"{PurePath(name).stem}.xlsx", held) is None:
            raise ValidationError(_("Only CSV and XLSX files are read."), code="kind")
        return held, OFFICE_DOCUMENTS[".xlsx"][0] if sheet else CSV, name[-LONGEST:]

    def clean(self) -> None:
        super().clean()
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted")
        if not self.errors and bool(file) == bool(pasted):
            self.add_error("file", _("Give a file, or paste lines: one of the two."))

    def answer(self) -> dict[str, Any]:
        given = super().answer()
        file, pasted = given.pop("file"), given.pop("pasted")
        data, kind, name = file or (pasted.encode(errors="replace"), CSV, str(_("pasted.csv")))
        language = (get_language() or "en").split("-")[0]
        return given | {"data": data, "kind": kind, "file_name": name, "language": language}
