from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.accessions import Accession
from charters.models.versions import CharterVersion
from core.files import StoredFile
from partnerships.models import Partnership

LANGUAGE_NAMES = {
    "fr": pgettext_lazy("language of a text", "French"),
    "en": pgettext_lazy("language of a text", "English"),
}


class Edition(models.Model):
    """A PDF of a version, or of a deed, in one language: as frozen for signing, or with the signatures received."""

    class Copy(models.TextChoices):
        FROZEN = "frozen", _("as submitted to signature")
        EXECUTED = "executed", _("with its signatures")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="charter_editions", verbose_name=_("partnership")
    )
    version = models.ForeignKey(
        CharterVersion, models.PROTECT, null=True, blank=True, related_name="editions", verbose_name=_("version")
    )
    accession = models.ForeignKey(
        Accession, models.PROTECT, null=True, blank=True, related_name="editions", verbose_name=_("deed of accession")
    )
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    copy = models.CharField(_("copy"), max_length=10, choices=Copy, default=Copy.FROZEN)
    rank = models.PositiveSmallIntegerField(_("rank"), default=1)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    seal = models.CharField(_("level of the seal"), max_length=10, blank=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("PDF of the charter")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["version", "language", "copy", "rank"], name="edition_once"),
            models.UniqueConstraint(
                fields=["accession", "language", "copy", "rank"], name="edition_once_per_accession"
            ),
            models.CheckConstraint(
                condition=models.Q(version__isnull=False, accession=None)
                | models.Q(version=None, accession__isnull=False),
                name="edition_of_one_document",
            ),
            models.UniqueConstraint(fields=["sha256"], name="edition_of_one_version"),
        )

    def __str__(self) -> str:
        return f"{self.version_id or self.accession_id} {self.language} {self.copy}"

    @property
    def document(self) -> CharterVersion | Accession:
        """What this is the PDF of: a version of the charter, or a deed of accession."""
        return self.accession or self.version

    @property
    def language_name(self) -> str:
        """The language as it stands within a sentence."""
        return str(LANGUAGE_NAMES[self.language])
