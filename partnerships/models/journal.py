from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.chain import ChainEntry
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership


class JournalEntry(ChainEntry):
    """A line of the transparency register: what happened, who did it, for whom. Only ever added."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="journal", verbose_name=_("partnership"))
    event = models.CharField(_("event"), max_length=60)
    by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="journal_entries", verbose_name=_("by")
    )
    on_behalf_of = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="journal_entries", verbose_name=_("on behalf of")
    )
    params = models.JSONField(_("details"), default=dict)
    link = models.CharField(_("page"), max_length=200, blank=True)

    class Meta(ChainEntry.Meta):
        abstract = False
        verbose_name = _("line of the register")
        verbose_name_plural = _("transparency register")
        indexes = (models.Index(fields=["partnership", "-sequence"], name="journal_latest"),)


class Notice(models.Model):
    """That a person was told of an event, or is about to be."""

    entry = models.ForeignKey(JournalEntry, models.PROTECT, related_name="notices", verbose_name=_("event"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name=_("person"))
    mail = models.OneToOneField(
        "core.Mail", models.PROTECT, null=True, related_name="notice", verbose_name=_("message")
    )
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        constraints = (models.UniqueConstraint(fields=["entry", "user"], name="notice_once"),)

    def __str__(self) -> str:
        return f"{self.user_id}, {self.entry_id}"
