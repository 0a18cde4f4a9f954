from datetime import datetime
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from core.names import NameField
from partnerships.models.partners import Member, Partner, Role
from partnerships.models.partnership import Partnership


class InvitationQuerySet(models.QuerySet):
    def pending(self, at: datetime | None = None) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(state=Invitation.State.SENT, expires_at__gt=at or clock.now())


class Invitation(models.Model):
    """A link sent to one address, good once and for a week, that opens one place in a partnership."""

    class State(models.TextChoices):
        SENT = "sent", pgettext_lazy("an invitation", "sent")
        ACCEPTED = "accepted", pgettext_lazy("an invitation", "accepted")
        REVOKED = "revoked", pgettext_lazy("an invitation", "withdrawn")

    TRANSITIONS = {
        State.SENT: {State.ACCEPTED, State.REVOKED},
        State.ACCEPTED: set(),
        State.REVOKED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="invitations", verbose_name=_("partnership")
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("partner")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.Name, default=Role.Name.REPRESENTATIVE)
    email = models.EmailField(_("e-mail address"))
    name = NameField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    token_digest = models.CharField(_("digest of the link"), max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(Member, models.PROTECT, related_name="sent_invitations", verbose_name=_("sent by"))
    expires_at = models.DateTimeField(_("expires at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accepted_invitations",
        verbose_name=_("accepted by"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="accepted", accepted_at__isnull=False, accepted_by__isnull=False)
                | (~models.Q(state="accepted") & models.Q(accepted_at=None, accepted_by=None)),
                name="invitation_accepted_whole",
            ),
        )

    def __str__(self) -> str:
        return self.email

    @property
    def expired(self) -> bool:
        return self.expires_at <= clock.now()
