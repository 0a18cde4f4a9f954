"""What happens while a partnership is built, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

PARTNERSHIP_STARTED = Event(
    "partnerships.partnership_started", "start_partnership", _("%(who)s started the partnership."), mark="now"
)
STAGE_CHANGED = Event(
    "partnerships.stage_changed",
    "change_stage",
    _("%(who)s moved the partnership to the stage “%(stage)s”."),
    mark="now",
)
STAGE_FORCED = Event(
    "partnerships.stage_forced",
    "change_stage",
    _("%(who)s moved the partnership to the stage “%(stage)s” although something was missing: %(reason)s"),
    mark="wait",
)
LEAD_PARTNER_NAMED = Event(
    "partnerships.lead_partner_named", "name_lead_partner", _("%(who)s wrote down %(partner)s as lead partner.")
)
PARTNER_INVITED = Event(
    "partnerships.partner_invited", "invite_partner", _("%(who)s invited %(partner)s."), mark="wait"
)
MEMBER_INVITED = Event(
    "partnerships.member_invited", "invite_member", _("%(who)s invited a person for %(partner)s."), mark="wait"
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
PARTNER_DESCRIBED = Event(
    "partnerships.partner_described",
    "describe_partner",
    _("%(who)s wrote what %(partner)s seeks and will not give up."),
)
PARTNER_BOUND = Event(
    "partnerships.partner_bound", "bind_partner", _("%(partner)s is bound by the charter from this day.")
)
NEED_ADDED = Event("partnerships.need_added", "add_need", _("%(who)s added the need %(code)s, “%(title)s”."))
OFFER_MADE = Event(
    "partnerships.offer_made", "make_offer", _("%(who)s offered something to the need %(code)s for %(partner)s.")
)
OFFER_CONFIRMED = Event(
    "partnerships.offer_confirmed",
    "confirm_offer",
    _("%(who)s confirmed the offer of %(partner)s to the need %(code)s."),
)
VERSION_PROPOSED = Event(
    "partnerships.version_proposed",
    "propose_version",
    _("%(who)s proposed version %(label)s of the vision."),
    subject=_("your answer to version %(label)s of the vision"),
    mark="now",
)
CONSENT_GIVEN = Event(
    "partnerships.consent_given",
    "give_consent",
    _("%(who)s answered “%(position)s” to version %(label)s of the vision."),
)
VISION_SHARED = Event(
    "partnerships.vision_shared",
    "give_consent",
    _("Every partner consents to version %(label)s: the vision is shared."),
)
OBJECTIVE_ADDED = Event(
    "partnerships.objective_added", "add_objective", _("%(who)s added the objective %(code)s, “%(title)s”.")
)
OBJECTIVE_CHANGED = Event(
    "partnerships.objective_changed", "change_objective", _("%(who)s completed the objective %(code)s.")
)
TASK_ADDED = Event("partnerships.task_added", "add_task", _("%(who)s added the task %(code)s, “%(title)s”."))
TASK_ASSIGNED = Event(
    "partnerships.task_assigned", "assign_task", _("%(who)s made %(partner)s accountable for the task %(code)s.")
)
