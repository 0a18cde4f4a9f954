from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNER_INVITED = Event(
    "partnerships.partner_invited", "invite_partner", _("%(who)s invited %(partner)s."), mark="wait"
)
OBSERVER_INVITED = Event(
    "partnerships.observer_invited", "invite_partner", _("%(who)s invited %(partner)s as an observer."), mark="wait"
)
MEMBER_INVITED = Event(
    "partnerships.member_invited", "invite_member", _("%(who)s invited a person for %(partner)s."), mark="wait"
)
PARTNERS_INVITED = Event(
    "partnerships.partners_invited", "invite_partners", _("%(who)s invited people of: %(partners)s."), mark="wait"
)
FACILITATOR_INVITED = Event(
    "partnerships.facilitator_invited",
    "invite_facilitator",
    _("%(who)s invited somebody to facilitate too."),
    mark="wait",
)
INVITATION_REVOKED = Event(
    "partnerships.invitation_revoked",
    "revoke_invitation",
    _("%(who)s withdrew the invitation sent to %(partner)s."),
    mark="against",
)
INVITATION_RESENT = Event(
    "partnerships.invitation_resent", "resend_invitation", _("%(who)s sent %(partner)s a new invitation."), mark="wait"
)
INVITATION_ACCEPTED = Event("partnerships.invitation_accepted", "accept_invitation", _("%(who)s joined."))
PARTNER_JOINED = Event("partnerships.partner_joined", "accept_invitation", _("%(partner)s joined the partnership."))
OBSERVER_JOINED = Event(
    "partnerships.observer_joined", "accept_invitation", _("%(partner)s joined the partnership as an observer.")
)
ORGANISATION_NAMED = Event(
    "partnerships.organisation_named",
    "accept_invitation",
    _("%(who)s wrote that the organisation invited as “%(invited)s” is %(partner)s."),
)
