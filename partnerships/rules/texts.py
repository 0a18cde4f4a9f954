from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Consent, Member, Partner, Text, Version
from partnerships.rules.who import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

APART = _(
    "Partners do not answer to this text by itself: propose an amendment to it, or read it with what it belongs to."
)


@rule
def propose_version(by: Member, text: Text, behalf: Partner | None = None):
    """A partner's representative, or the facilitator, proposes a new version of the text."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield behalf is None or speaks_for(by, behalf), OWN_OR_FACILITATOR
    yield is_open(text.partnership), CLOSED
    yield text.consented, APART
    yield (
        text.locked_at is None,
        _("This text is frozen with the charter. It changes through an amendment to the charter."),
    )


@rule
def give_consent(by: Member, version: Version, fingerprint=None, position="", reason=""):
    """A partner's representative answers for it to the current version, to the very text they have read."""
    yield by.represents, NOT_IN
    yield is_open(version.partnership), CLOSED
    yield version.text.consented, APART
    yield version.text.current() == version, _("There is a newer version of this text. Read it and answer to that one.")
    yield (
        fingerprint in (None, version.fingerprint),
        _("The text has changed since you opened this page. Read it again before you answer."),
    )
    yield (
        position != Consent.Position.CONCERN or bool(reason.strip()),
        _("Write your concern: it stays beside your answer, and the others can only answer what they read."),
    )
    yield (
        position != Consent.Position.OBJECTION or bool(reason.strip()),
        _("An objection comes with its reason: what harm would this text do to our purpose?"),
    )
