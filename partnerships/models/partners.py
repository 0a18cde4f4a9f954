from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.once import once
from core.texts import LocalizedField
from partnerships.models.partnership import Partnership

PROFILE = ("stake", "expectation", "non_negotiable")  # the answers without which mistrust sets in


class PartnerQuerySet(models.QuerySet):
    def full(self) -> "PartnerQuerySet":
        """Those who count when a rule says "every partner"."""
        return self.filter(standing=Partner.Standing.PARTNER)

    def inside(self) -> "PartnerQuerySet":
        """Everybody but those who left."""
        return self.exclude(standing=Partner.Standing.FORMER)

    def described(self) -> "PartnerQuerySet":
        """Those that have said what they seek and will not give up, whoever may read it."""
        rows = self
        for question in PROFILE:
            rows = rows.filter(answers__question=question)
        return rows

    def with_profile(self) -> "PartnerQuerySet":
        """Each with `has_profile`: whether it is among those described."""
        described = Partner.objects.described().filter(pk=models.OuterRef("pk"))
        return self.annotate(has_profile=models.Exists(described))


class Partner(models.Model):
    """An organisation in a partnership: its standing, its part, why it came."""

    class Standing(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        PARTNER = "partner", _("partner")
        OBSERVER = "observer", _("observer")
        FORMER = "former", _("former partner")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="partners", verbose_name=_("partnership"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="partnerships", verbose_name=_("organisation")
    )
    code = models.CharField(_("short name"), max_length=8)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.CANDIDATE)
    part = LocalizedField(_("part in the partnership"), blank=True)
    speaks_for_concerned = models.BooleanField(_("speaks for the people concerned"), default=False)
    joined_at = models.DateTimeField(_("joined at"), null=True, blank=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    left_because = models.TextField(_("why it left"), blank=True)
    bound_since = models.DateField(_("bound by the charter since"), null=True, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "organisation"], name="partner_once"),
            models.UniqueConstraint(fields=["partnership", "code"], name="partner_code_once"),
        )

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def identity(self) -> dict[str, Any]:
        """What the charter names it by, which every partner reads."""
        organisation = self.organisation
        return {
            "name": organisation.name,
            "legal_form": organisation.legal_form,
            "registration": organisation.registration,
            "seat": organisation.seat,
            "part": self.part,
            "speaks_for_concerned": self.speaks_for_concerned,
        }


@once
def full_partners(partnership: Partnership) -> list[Partner]:
    """Those who count when a rule says "every partner", in the order they came."""
    return list(partnership.partners.full().select_related("organisation"))


class MemberQuerySet(models.QuerySet):
    def current(self) -> "MemberQuerySet":
        return self.filter(ended_at=None)

    def speaking(self) -> "MemberQuerySet":
        """Those who represent a partner now."""
        return self.current().filter(roles__role=Role.Name.REPRESENTATIVE, roles__ended_at=None)

    def standing_of(self, user, partnership: Partnership) -> "Member | None":
        """The person's standing here, with all that rules ask of it, in one query."""
        rows = self.current().filter(user=user, partnership=partnership)
        return rows.select_related("user", "partner__organisation", "partnership").first_with_roles()

    def first_with_roles(self) -> "Member | None":
        """The first of them with the roles they hold now, in one query: a row comes back once for each role."""
        now = models.FilteredRelation("roles", condition=models.Q(roles__ended_at=None))
        rows = list(self.annotate(now=now, role=models.F("now__role")).order_by("pk"))
        for member in rows[:1]:
            member.held_roles = frozenset(row.role for row in rows if row.pk == member.pk and row.role)
            return member
        return None


class Member(models.Model):
    """A person in a partnership, for a partner or on their own, with the roles they hold."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="members", verbose_name=_("partnership"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("partner")
    )
    function = LocalizedField(_("function"), blank=True)
    joined_at = models.DateTimeField(_("joined at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["partnership", "user"], name="member_once"),)

    def __str__(self) -> str:
        return self.user.name

    @cached_property
    def held_roles(self) -> frozenset[str]:
        """The roles held now."""
        return frozenset(role.role for role in self.roles.all() if role.ended_at is None)

    @property
    def is_facilitator(self) -> bool:
        return Role.Name.FACILITATOR in self.held_roles

    def is_here_for(self, partner: Partner | None) -> bool:
        """Whether this person has a place here now, among this partner's people."""
        return partner is not None and self.ended_at is None and self.partner_id == partner.pk

    @property
    def represents(self) -> bool:
        """Whether this person speaks for a partner that is in."""
        return (
            Role.Name.REPRESENTATIVE in self.held_roles
            and self.partner is not None
            and self.partner.standing == Partner.Standing.PARTNER
        )


class Role(models.Model):
    """A role held by a member, from a date to a date."""

    class Name(models.TextChoices):
        FACILITATOR = "facilitator", _("facilitator")
        REPRESENTATIVE = "representative", _("representative")

    member = models.ForeignKey(Member, models.PROTECT, related_name="roles", verbose_name=_("member"))
    role = models.CharField(_("role"), max_length=20, choices=Name)
    since_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["member", "role"], condition=models.Q(ended_at=None), name="role_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.get_role_display()
