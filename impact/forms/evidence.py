"""A file that backs a figure or a story: what it is is read from its bytes, and a photo tells no place."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core import photos
from core.forms import LocalizedFormField
from core.texts import Localized
from governance.forms.papers import kind_of
from impact.actions.evidence import Proof
from impact.models import Evidence
from partnerships.forms import InsideForm

LARGEST = 10 * 1024 * 1024
PICTURES, DOCUMENTS = (".jpg", ".jpeg", ".png"), (".pdf", ".xlsx", ".csv")
LONGEST = 120  # signs of a file's name that are kept
KEPT_AS = _(
    "PDF, JPEG, PNG, XLSX or CSV, 10 MB at most, kept as it is; of a photo, the place, the time and the device that "
    "the phone wrote into it are taken out."
)


class EvidenceField(forms.FileField):
    """A file of a kind that is kept; gives its bytes, its kind and its name."""

    default_error_messages = {
        "large": _("This file is larger than 10 MB. Make it smaller."),
        "kind": _("Only PDF, JPEG, PNG, XLSX and CSV files are kept, and the file must be what its name says."),
        "picture": _("This picture cannot be read: save it again, or take another one."),
    }

    def __init__(self, *, endings: tuple[str, ...], **kwargs: Any) -> None:
        self.endings = endings
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> tuple[bytes, str, str] | None:
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        name, held = PurePath(file.name).name, file.read()
        kind = kind_of(name, held)
        if kind is None or PurePath(name).suffix.lower() not in self.endings:
            raise ValidationError(self.error_messages["kind"], code="kind")
        try:
            return photos.bare(held), kind, _short(name)
        except photos.Unreadable as error:
            raise ValidationError(self.error_messages["picture"], code="picture") from error


def _short(name: str) -> str:
    ending = PurePath(name).suffix
    return name if len(name) <= LONGEST else f"{name[: LONGEST - len(ending)]}{ending}"


class ProofForm(InsideForm):
    """What may be joined: a photo taken now, or a file; what it shows, how strong it is."""

    photo = EvidenceField(
        endings=PICTURES,
        label=_("A photo, taken now"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    document = EvidenceField(
        endings=(*PICTURES, *DOCUMENTS),
        label=_("Or a file"),
        required=False,
        help_text=KEPT_AS,
        widget=forms.FileInput(attrs={"accept": ",".join((*PICTURES, *DOCUMENTS))}),
    )
    shows = LocalizedFormField(
        label=_("What it shows"), max_length=160, required=False, help_text=_("Empty: the file’s own name.")
    )
    strength = forms.ChoiceField(
        label=_("How strong it is"), choices=Evidence.Strength.choices, initial=Evidence.Strength.DOCUMENT
    )

    def clean(self) -> None:
        super().clean()
        given = [name for name in ("photo", "document") if self.cleaned_data.get(name)]
        if len(given) > 1:
            self.add_error("document", _("One at a time: a photo or a file. Join the other one afterwards."))

    def proof(self) -> Proof | None:
        """What was joined, if anything was."""
        held = self.cleaned_data.get("photo") or self.cleaned_data.get("document")
        if not held:
            return None
        data, kind, name = held
        title = self.cleaned_data.get("shows") or Localized({self.partnership.main_language: name})
        return Proof(data, kind, name, title, self.cleaned_data["strength"] or Evidence.Strength.DOCUMENT)


class EvidenceForm(ProofForm):
    """A piece of evidence alone."""

    def clean(self) -> None:
        super().clean()
        sent = bool(self.files)
        if not sent:
            self.add_error("document", _("Take a photo, or choose a file."))

    def answer(self) -> dict[str, Any]:
        return {"proof": self.proof()}
