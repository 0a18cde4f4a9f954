from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Consent, Member, Text, Version
from partnerships.rules.who import CLOSED, NOT_IN, is_open


@rule
def propose_version(by: Member, text: Text):
    """A partner's representative, or the facilitator, proposes a new version of the text."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(text.partnership), CLOSED
    yield (
        text.locked_at is None,
        _("This text is frozen with the charter. It changes through an amendment to the charter."),
    )


@rule
def give_consent(by: Member, version: Version, fingerprint=None, position="", reason=""):
    """A partner's representative answers for it to the current version, to the very text they have read."""
    yield by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield version.text.current() == version, _("There is a newer version of this text. Read it and answer to that one.")
    yield (
        fingerprint in (None, version.fingerprint),
        _("The text has changed since you opened this page. Read it again before you answer."),
    )
    yield (
        position != Consent.Position.OBJECTION or bool(reason.strip()),
        _("An objection comes with its reason: what harm would this text do to our purpose?"),
    )


def awaiting_consent_from(member: Member) -> Q:
    """The query twin of `give_consent`: current versions to which this member's partner has not answered."""
    answered = Consent.objects.filter(partner=member.partner).values("version")
    return Q(partnership=member.partnership) & ~Q(pk__in=answered)
