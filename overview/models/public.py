from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.models import Member, Partnership


class PublicSectionQuerySet(models.QuerySet):
    def shown(self) -> "PublicSectionQuerySet":
        """Those that anybody may read today."""
        return self.filter(closed_at=None)


class PublicSection(models.Model):
    """A part of the partnership that anybody may read without signing in, from when to when; none at the start."""

    class Section(models.TextChoices):
        ABOUT = "about", pgettext_lazy("public page", "What we do together")
        PARTNERS = "partners", pgettext_lazy("public page", "The partners")
        VISION = "vision", pgettext_lazy("public page", "The shared vision")
        OBJECTIVES = "objectives", pgettext_lazy("public page", "The objectives")
        CHARTER = "charter", pgettext_lazy("public page", "The charter")
        INDICATORS = "indicators", pgettext_lazy("public page", "The headline indicators")
        STORIES = "stories", pgettext_lazy("public page", "Stories of change")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="public_sections", verbose_name=_("partnership")
    )
    section = models.CharField(_("section"), max_length=12, choices=Section)
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="opened_sections", verbose_name=_("opened by"))
    opened_at = models.DateTimeField(_("opened at"))
    closed_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="closed_sections", verbose_name=_("closed by")
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = PublicSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of the public page")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["partnership", "section"], condition=Q(closed_at=None), name="public_section_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="public_section_closed_whole",
            ),
        )

    def __str__(self) -> str:
        return self.section
