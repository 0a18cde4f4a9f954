"""The documents that can be joined to an agenda: what they are is read from their bytes, not from their names."""

import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from governance.forms import InsideForm

MAX_PAPER = 10 * 1024 * 1024
OPEN_DOCUMENTS = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
OFFICE = "application/vnd.openxmlformats-officedocument"
OFFICE_DOCUMENTS = {
    ".docx": (f"{OFFICE}.wordprocessingml.document", "word/document.xml"),
    ".xlsx": (f"{OFFICE}.spreadsheetml.sheet", "xl/workbook.xml"),
}
BEGINNINGS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
}
TEXTS = {".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8"}
KNOWN = (*BEGINNINGS, *TEXTS, *OPEN_DOCUMENTS, *OFFICE_DOCUMENTS)


def kind_of(name: str, data: bytes) -> str | None:
    """The content type of a file whose ending and bytes say the same thing; None for anything else."""
    ending = PurePath(name).suffix.lower()
    if ending in BEGINNINGS:
        kind, start = BEGINNINGS[ending]
        return kind if data.startswith(start) else None
    if ending in TEXTS:
        return TEXTS[ending] if _is_text(data) else None
    if ending in OPEN_DOCUMENTS:
        kind = OPEN_DOCUMENTS[ending]
        return kind if _member(data, "mimetype", 200) == kind.encode() else None
    if ending in OFFICE_DOCUMENTS:
        kind, inside = OFFICE_DOCUMENTS[ending]
        return kind if _member(data, inside, 1) is not None else None
    return None


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _member(data: bytes, name: str, size: int) -> bytes | None:
    """The first bytes of a file inside a zip, without unpacking the rest; None when it is not there."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as pack, pack.open(name) as inside:
            return inside.read(size)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return None


class PaperField(forms.FileField):
    """A document of at most ten megabytes, of a kind that is kept; gives its bytes, its kind and its name."""

    default_error_messages = {
        "large": _("This file is larger than 10 MB. Make it smaller, or give a link to it on the agenda."),
        "kind": _(
            "Only PDF, PNG, JPEG, plain text, CSV, ODT, ODS, DOCX and XLSX files are kept, and the file must be what "
            "its name says."
        ),
    }
    widget = forms.FileInput(attrs={"accept": ",".join(KNOWN)})

    def to_python(self, data: Any) -> tuple[bytes, str, str] | None:
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > MAX_PAPER:
            raise ValidationError(self.error_messages["large"], code="large")
        held = file.read()
        kind = kind_of(file.name, held)
        if kind is None:
            raise ValidationError(self.error_messages["kind"], code="kind")
        return held, kind, PurePath(file.name).name


class AddPaperForm(InsideForm):
    """The file, and the name under which it stands on the agenda."""

    file = PaperField(
        label=_("The file"), help_text=_("PDF, PNG, JPEG, text, CSV, ODT, ODS, DOCX or XLSX, 10 MB at most.")
    )
    name = PlainField(label=_("Name"), max_length=160, required=False, help_text=_("Empty: the file’s own name."))

    def answer(self) -> dict[str, Any]:
        """The bytes, what they are, and the name: given, or the file's own."""
        data, kind, own = self.cleaned_data["file"]
        ending, name = PurePath(own).suffix, self.cleaned_data["name"] or own
        stem = name.removesuffix(ending)[: 160 - len(ending)]
        return {"data": data, "kind": kind, "name": f"{stem}{ending}"}
