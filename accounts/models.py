"""People who sign in, and the organisations they belong to."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.mail import NOWHERE
from core.names import NameField
from core.texts import LocalizedField


class UserManager(BaseUserManager):
    """Opens accounts by address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A person known by their address; without a password they sign in by emailed code."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """Who looks after the site."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def known(self, email: str) -> "User | None":
        """The person at this address, if there is one."""
        return self.filter(email__iexact=email).first()

    def silent(self, people: Iterable["User"]) -> frozenset[int]:
        """Of these people (their keys), those to whom nothing is sent: who arrived and never signed in, who is gone."""
        rows = self.filter(pk__in=[user.pk for user in people])
        return frozenset(rows.filter(models.Q(is_active=False) | ~models.Q(arrival=None)).values_list("pk", flat=True))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in, with their language and their time zone."""

    class Language(models.TextChoices):
        EN = "en", _("English")
        FR = "fr", _("French")

    uuid = models.UUIDField(_("identity"), default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = NameField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.EN)
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/Paris")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("looks after the site"), default=False)
    calendar_serial = models.PositiveIntegerField(_("how often the calendar’s address was renewed"), default=0)
    joined_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    def nowhere(self, why: str) -> str:
        """An address that no mailbox has, for a person who has none here any more, or none yet."""
        return f"{self.uuid}@{why}{NOWHERE}"


class Organisation(models.Model):
    """A company, association, public body, university or residents' group."""

    class Sector(models.TextChoices):
        CIVIL = "civil", _("civil society")
        PUBLIC = "public", _("public body")
        ECONOMIC = "eco", _("business")

    uuid = models.UUIDField(_("identity"), default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    legal_form = LocalizedField(_("legal form"), blank=True)
    sector = models.CharField(_("sector"), max_length=10, choices=Sector, default=Sector.CIVIL)
    registration = models.CharField(_("registration number"), max_length=60, blank=True)
    seat = models.CharField(_("registered office"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """That a person belongs to an organisation, as what, since when and until when."""

    user = models.ForeignKey(User, models.PROTECT, related_name="affiliations", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="affiliations", verbose_name=_("organisation")
    )
    function = LocalizedField(_("function"), blank=True)
    since_on = models.DateField(_("since"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(ended_on=None),
                name="affiliation_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"


class ArrivalManager(models.Manager):
    """Lets people come, and knows them by their address there."""

    def come(self, email: str, site: str, at: datetime, **fields) -> User:
        """A person of another site: until they prove that address here, theirs is one to which nothing can be sent."""
        identity = fields.setdefault("uuid", uuid4())
        user = User.objects.create_user(User(uuid=identity).nowhere("arrived"), **fields)
        self.create(user=user, email=email.lower(), site=site, came_at=at)
        return user

    def under(self, email: str) -> User | None:
        """Who came under this address first, and has not proven it."""
        row = self.filter(email__iexact=email, user__is_active=True).select_related("user").first()
        return row.user if row else None


class Arrival(models.Model):
    """A person who came with a partnership of another site: unverified, until their address signs in here."""

    user = models.OneToOneField(User, models.PROTECT, related_name="arrival", verbose_name=_("person"))
    email = models.EmailField(_("e-mail address there"))
    site = models.CharField(_("site they come from"), max_length=200)
    came_at = models.DateTimeField(_("came at"))

    objects = ArrivalManager()

    class Meta:
        verbose_name = _("person who arrived with a partnership")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.email


class Erasure(models.Model):
    """That a person had what the law lets go erased; the identity alone stays, to erase again after a restore."""

    identity = models.UUIDField(_("identity"), unique=True)
    erased_at = models.DateTimeField(_("erased at"))

    class Meta:
        verbose_name = _("erasure of a person")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.identity)
