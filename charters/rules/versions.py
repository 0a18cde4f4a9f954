from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion
from core.rules import rule
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State = CharterVersion.State


@rule
def open_review(by: Member, version: CharterVersion):
    """The facilitator gives the charter to everybody to read."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.state == State.DRAFT, _("This version is not being written any more.")
    yield version.charter.articles.standing().exists(), _("There is nothing to read yet: write a first article.")


@rule
def freeze_charter(by: Member, version: CharterVersion, blocking=(), warnings=(), reason: str = ""):
    """The facilitator freezes the charter to exact bytes; what is missing asks for a reason."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, _("This version is frozen already.")
    for line in blocking:
        said = _("This cannot be frozen yet. %(statement)s: %(detail)s.")
        yield False, said % {"statement": line.statement, "detail": line.detail}
    yield (
        not warnings or bool(reason.strip()),
        _("Something is still missing. Write why you freeze all the same."),
    )


@rule
def retry_pdf(by: Member, version: CharterVersion):
    """The facilitator has a PDF made again that could not be made."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield version.frozen_at is not None, _("There is no PDF before the charter is frozen.")
