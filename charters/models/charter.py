from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models import Partnership, Text


class Charter(models.Model):
    """The charter of a partnership: its articles as they are being written, and its versions."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.OneToOneField(
        Partnership, models.PROTECT, related_name="charter", verbose_name=_("partnership")
    )
    started_at = models.DateTimeField(_("started at"))

    class Meta:
        verbose_name = _("charter")

    def __str__(self) -> str:
        return f"{_('Charter')} {self.partnership_id}"


class ArticleQuerySet(models.QuerySet):
    def standing(self) -> "ArticleQuerySet":
        """Those that the version being written holds: nobody took them out."""
        return self.filter(dropped_at=None)


class Article(models.Model):
    """A numbered article: words written together, a part composed from the partnership's data, or both."""

    class Part(models.TextChoices):
        PARTIES = "parties", _("The parties, and what each seeks")
        VISION = "vision", _("The shared vision")
        VALUES = "values", _("The values, and how one sees them")
        OBJECTIVES = "objectives", _("The objectives")
        ROLES = "roles", _("Who does what")
        CONTRIBUTIONS = "contributions", _("What each partner brings")
        COMMITTEE = "committee", _("The steering committee")
        RULES = "rules", _("The decision rules")
        LEAD = "lead", _("The strategic lead and its limits")
        IMPACT = "impact", _("The indicators")
        RISKS = "risks", _("The risks, and who watches them")
        TERMS = "terms", _("Duration, notice, review and entry into force")
        ANNEXES = "annexes", _("The linked agreements and the annexes")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="articles", verbose_name=_("partnership"))
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="articles", verbose_name=_("charter"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = LocalizedField(_("title"))
    text = models.OneToOneField(
        Text, models.PROTECT, null=True, blank=True, related_name="article", verbose_name=_("written text")
    )
    composed = models.CharField(_("composed parts"), max_length=120, blank=True)
    template_key = models.SlugField(_("article of the template"), max_length=30, blank=True)
    dropped_at = models.DateTimeField(_("taken out at"), null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=["charter", "number"], condition=models.Q(dropped_at=None), name="article_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(text__isnull=False) | ~models.Q(composed=""), name="article_says_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def parts(self) -> tuple[str, ...]:
        """Codes of the parts that follow the written text, in order."""
        return tuple(code for code in self.composed.split(",") if code)
