from datetime import date

from django.utils.translation import gettext_lazy as _

from charters.contents.standing import versions_of
from charters.models import Accession, CharterVersion
from charters.rules.versions import is_adopted
from core.rules import Condition, rule
from governance.models import CategoryRule, Decision
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State, Deed = CharterVersion.State, Accession.State
JOINABLE = (State.FROZEN, State.IN_FORCE)


@rule
def prepare_accession(
    by: Member,
    version: CharterVersion,
    partner: Partner | None = None,
    decision: Decision | None = None,
    signing_until_on: date | None = None,
):
    """The facilitator prepares the deed by which a partner that came later joins a version."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield (
        version.state in JOINABLE and version.signing_opened_at is not None,
        _("One joins a version that awaits signatures or is in force, once its PDFs are stored; not this one."),
    )
    if partner is None:
        return
    yield (
        partner.standing in (Partner.Standing.PARTNER, Partner.Standing.CANDIDATE),
        _("Only partners, and organisations invited to become one, join the charter; this one is neither."),
    )
    yield (
        not version.signatories.counted().filter(partner=partner).exists(),
        _("This partner is among the signatories of this version: it signs the version itself."),
    )
    yield (
        not version.accessions.standing().filter(partner=partner).exists(),
        _("A deed by which this partner joins this version stands already."),
    )
    yield (
        signing_until_on is None or signing_until_on >= version.partnership.today(),
        _("The last day to sign is not in the past. Check the date."),
    )
    yield from _decided(version, decision)


def may_decide(version: CharterVersion, decision: Decision) -> bool:
    """Whether this decision lets a partner in: adopted, on the entry of a partner or on this very version."""
    on_entry = decision.matter == CategoryRule.Matter.MEMBERSHIP or decision.pk == version.decision_id
    return is_adopted(decision) and on_entry and decision.partnership_id == version.partnership_id


@rule
def name_deed_signatory(by: Member, accession: Accession, member: Member | None = None):
    """The facilitator writes through whom the partner signs its deed of accession."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(accession.partnership), CLOSED
    yield from _still_joinable(accession)
    yield (
        member is None or member.is_here_for(accession.partner),
        _("The signatory is one of this partner’s own people. Invite that person first."),
    )


@rule
def call_off_accession(by: Member, accession: Accession, reason: str = "-"):
    """The facilitator calls off a deed that does not bind yet, and says why."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(accession.partnership), CLOSED
    yield accession.state != Deed.ABANDONED, _("This deed was called off already.")
    yield (
        accession.state != Deed.IN_FORCE,
        _("This deed is in force: it binds. Its partner may leave the charter by giving notice."),
    )
    yield bool(reason.strip()), _("Write why it is called off: the other partners will read it.")


def _decided(version: CharterVersion, decision: Decision | None):
    """Until a first version is in force the partners are still gathering; from then on the committee decides."""
    begun = any(one.in_force_since for one in versions_of(version.charter))
    yield (
        decision is not None or not begun,
        _("The charter is in force: a new partner joins it by a decision of the committee. Say which."),
    )
    yield (
        decision is None or may_decide(version, decision),
        _("This decision lets nobody in: it must be adopted, on the entry of a partner or on this version."),
    )


def _still_joinable(accession: Accession):
    conditions: list[Condition] = [
        (accession.state != Deed.ABANDONED, _("This deed was called off already.")),
        (accession.is_frozen, _("This deed is signed: nobody else signs it.")),
        (
            accession.version.state in JOINABLE,
            _("The version that this deed joins is neither awaiting signatures nor in force any more."),
        ),
    ]
    yield from conditions
