"""The shape of what people type while a charter is written, frozen and signed."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext_lazy as _

from charters.models import Article, Signatory
from core.forms import Form, LocalizedFormField, PlainField
from partnerships.forms import MAX_SEQUENCE, InsideForm, day_field, partner_field
from partnerships.models import Member

MAX_SCAN = 10 * 1024 * 1024
MAX_VERIFIED = 20 * 1024 * 1024


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


class ArticleForm(InsideForm):
    """An article: its title, its words, and the parts composed after them."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    body = LocalizedFormField(
        label=_("Words"),
        rows=12,
        max_length=20_000,
        required=False,
        help_text=_("An empty line separates two paragraphs; each has its counterpart in the other language."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Then, composed from the partnership’s data"),
        choices=Article.Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE, required=False)

    def overtaken(self, number: int) -> bool:
        """Whether the words moved to version `number` meanwhile; sent again, the form starts from there."""
        late = self.is_bound and self.data.get("after") not in (None, str(number))
        if late:
            self.data = self.data.copy()
            self.data["after"] = number
        return late


class ComposedForm(InsideForm):
    """An article that the data compose."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    parts = forms.MultipleChoiceField(
        label=_("Composed from"), choices=Article.Part.choices, widget=forms.CheckboxSelectMultiple
    )


class FreezeForm(Form):
    """Why to freeze although something is missing."""

    reason = PlainField(label=_("Why freeze all the same"), rows=3, max_length=1000, required=False)

    def __init__(self, data: Any = None, *, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_reason:
            del self.fields["reason"]


class AuthorityForm(InsideForm):
    """By what act a person binds their organisation."""

    kind = forms.ChoiceField(label=_("Authority to sign"), choices=Signatory.Authority.choices)
    reference = LocalizedFormField(
        label=_("Its reference"),
        max_length=300,
        help_text=_("For instance “Deliberation no. 2025-118 of the municipal council”."),
    )
    dated_on = day_field(label=_("Its date"), required=False)
    file = PdfField(label=_("The act itself, as PDF"), required=False)


class SignatoryForm(InsideForm):
    """Through whom a partner signs, and with what authority if it is known already."""

    partner = partner_field(label=_("Partner"))
    member = forms.ModelChoiceField(
        label=_("Person"), queryset=Member.objects.current().select_related("user"), to_field_name="uuid"
    )
    function = LocalizedFormField(label=_("Function"), max_length=160, required=False)
    authority_kind = forms.ChoiceField(
        label=_("Authority to sign"),
        choices=[("", _("not known yet")), *Signatory.Authority.choices],
        required=False,
    )
    authority_reference = LocalizedFormField(label=_("Its reference"), max_length=300, required=False)
    authority_dated_on = day_field(label=_("Its date"), required=False)
    authority_file = PdfField(label=_("The act itself, as PDF"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.fields["member"]
        people.queryset = people.queryset.exclude(partner=None).select_related("partner__organisation")
        people.label_from_instance = lambda member: f"{member.user.name} · {member.partner.name}"


class SignForm(InsideForm):
    """The last step: the sentence, unticked, the code, and the fingerprint of the file that was read."""

    code = PlainField(
        label=_("The six digits sent to you by mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    agreed = forms.BooleanField(required=False)
    digest = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, sentence: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["agreed"].label = sentence


class PaperForm(InsideForm):
    """A page signed by hand: its scan, or where it is kept, and the date written on it."""

    file = PdfField(label=_("Scan of the signed page, as PDF"), required=False)
    reference = PlainField(
        label=_("Where the original is kept"),
        max_length=200,
        required=False,
        help_text=_("For instance “municipal archives, box 12”. One of the two is needed."),
    )
    signed_on = day_field(label=_("Date written on the page"), required=False)


class DeclineForm(InsideForm):
    """Why a signature is declined; every partner reads it."""

    reason = PlainField(label=_("Why"), rows=4, max_length=2000)


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
