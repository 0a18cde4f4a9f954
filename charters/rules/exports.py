from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion
from core.rules import rule
from partnerships.models import Member
from partnerships.rules import NOT_IN


@rule
def ask_draft_pdf(by: Member, version: CharterVersion):
    """Everybody in the partnership may have the working draft on paper, to annotate it, while it is being written."""
    yield by.ended_at is None and by.partnership_id == version.partnership_id, NOT_IN
    yield version.is_open, _("This version is not being written any more: its own PDF is the one to read.")
    yield version.charter.articles.standing().exists(), _("There is nothing to read yet: write a first article.")
