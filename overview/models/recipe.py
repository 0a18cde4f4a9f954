from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership


class Mark(models.Model):
    """The latest reading of one line of a partnership's recipe, for the rail of every page."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="marks", verbose_name=_("partnership"))
    line = models.CharField(_("line"), max_length=2)
    state = models.CharField(_("state"), max_length=10)
    params = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("reading of the recipe")
        constraints = (models.UniqueConstraint(fields=["partnership", "line"], name="mark_once"),)

    def __str__(self) -> str:
        return f"{self.line} {self.state}"


class Picture(models.Model):
    """The overview as it was last read, on which day, at which line of the register; any later one is read again."""

    partnership = models.OneToOneField(
        Partnership, models.CASCADE, related_name="picture", verbose_name=_("partnership")
    )
    sequence = models.PositiveBigIntegerField(_("line of the register"))
    day = models.DateField(_("day"))
    content = models.JSONField(_("what it says, by language"))

    class Meta:
        verbose_name = _("kept overview")

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.sequence}"


class MarkChangeQuerySet(models.QuerySet):
    def latest_of(self, partnership: Partnership) -> "dict[str, MarkChange]":
        """The last change of each line, in one query."""
        later = MarkChange.objects.filter(
            partnership=models.OuterRef("partnership"), line=models.OuterRef("line"), rank__gt=models.OuterRef("rank")
        )
        return {row.line: row for row in self.filter(~models.Exists(later), partnership=partnership)}


class MarkChange(models.Model):
    """That a line of the recipe came to another state, when, with what it read from; kept for its history."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="mark_changes", verbose_name=_("partnership")
    )
    line = models.CharField(_("line"), max_length=2)
    rank = models.PositiveIntegerField(_("rank"))
    state = models.CharField(_("state"), max_length=10)
    params = models.JSONField(_("details"), default=dict)
    read_at = models.DateTimeField(_("read at"))

    objects = MarkChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of the recipe")
        ordering = ("read_at", "pk")
        constraints = (models.UniqueConstraint(fields=["partnership", "line", "rank"], name="mark_change_once"),)

    def __str__(self) -> str:
        return f"{self.line} {self.state}"
