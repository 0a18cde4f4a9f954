import hashlib
from typing import Any

from django import forms
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext_lazy as _

MAX_VERIFIED = 20 * 1024 * 1024


class FileForm(forms.Form):
    """A file to look up; only its fingerprint is kept, for the length of the answer."""

    file = forms.FileField(label=_("The file"), widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf,.json"}))


class Fingerprinted:
    """What is left of an upload that was read and not kept: its name, its size, its SHA-256."""

    def __init__(self, name: str, size: int, sha256: str) -> None:
        self.name, self.size, self.sha256 = name, size, sha256


class FingerprintHandler(FileUploadHandler):
    """Reads an upload in pieces, keeps nothing but its SHA-256, and stops beyond twenty megabytes."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.seen, self.too_large = 0, False
        self.running: Any = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.running = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.seen += len(raw_data)
        if self.seen > MAX_VERIFIED:
            self.too_large = True
            raise StopUpload(connection_reset=True)
        self.running.update(raw_data)

    def file_complete(self, file_size: int) -> Fingerprinted:
        return Fingerprinted(self.file_name, file_size, self.running.hexdigest())
