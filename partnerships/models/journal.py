from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.chain import ChainEntry
from core.texts import LocalizedField
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


class RestrictionQuerySet(models.QuerySet):
    def running(self, on: date) -> "RestrictionQuerySet":
        """Those that still hold on this day: a restriction ends by itself on its date."""
        return self.filter(lifted_at=None, until_on__gte=on)


class Restriction(models.Model):
    """That a line of the register is not read whole until a day: its title, the reason and the day are."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="restrictions", verbose_name=_("partnership")
    )
    entry = models.ForeignKey(JournalEntry, models.PROTECT, related_name="restrictions", verbose_name=_("line"))
    title = LocalizedField(_("title that all read"))
    reason = LocalizedField(_("reason"))
    until_on = models.DateField(_("until"))
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="set_restrictions", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))
    lifted_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="lifted_restrictions", verbose_name=_("lifted by")
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        verbose_name = _("restriction of a line")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["entry"], condition=Q(lifted_at=None), name="restriction_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="restriction_lifted_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}, {self.until_on}"

    def runs(self) -> bool:
        """Whether it holds today: it was not lifted, and its last day is not over where the partnership lives."""
        return self.lifted_at is None and self.until_on >= self.partnership.today()


class Muting(models.Model):
    """That a person wants no message of one kind; what happens still stands on their pages."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mutings", verbose_name=_("person"))
    kind = models.CharField(_("kind of message"), max_length=60)

    class Meta:
        verbose_name = _("message that is switched off")
        constraints = (models.UniqueConstraint(fields=["user", "kind"], name="muting_once"),)

    def __str__(self) -> str:
        return self.kind


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
