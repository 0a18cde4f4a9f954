from typing import Any

from django import forms
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext_lazy as _

MAX_VERIFIED = 20 * 1024 * 1024


class FileForm(forms.Form):
    """A file to look up; it is held for the length of the answer."""

    file = forms.FileField(label=_("The file"), widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf,.json"}))


class Read:
    """An upload that was read and not kept: its name, its size, its bytes for the length of the answer."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.size, self.data = name, len(data), data


class ReadOnceHandler(FileUploadHandler):
    """Takes an upload in pieces, in memory, and stops beyond twenty megabytes: nothing touches the disk."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.held, self.too_large = bytearray(), False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += raw_data
        if len(self.held) > MAX_VERIFIED:
            self.too_large, self.held = True, bytearray()
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size: int) -> Read:
        return Read(self.file_name, bytes(self.held))
