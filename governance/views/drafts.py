"""What the pages of a question being prepared have in common."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from governance import actions
from governance.models import Decision
from partnerships.models import Member

PLAIN = ("title", "question", "text", "conditions", "category", "amount", "due_on", "review_on")


def draft_named(request: HttpRequest) -> Decision | None:
    """The draft that the form proposes; None for a new question; 404 when it is none of this partnership's."""
    given = request.POST.get("draft", "")
    if not given:
        return None
    try:
        uuid = UUID(given)
    except ValueError as error:
        raise Http404 from error
    draft = request.partnership.decisions.filter(uuid=uuid).select_related("partnership").first()
    if draft is None:
        raise Http404
    return draft


def draft_typed(draft: Decision) -> dict[str, Any]:
    """What was prepared, as the form shows it."""
    keys = {"objective": "code", "supersedes": "uuid", "owner": "uuid", "body": "uuid"}
    chosen = {name: getattr(getattr(draft, name), key, None) for name, key in keys.items()}
    return {name: getattr(draft, name) for name in PLAIN} | chosen


def dropped(draft: Decision, by: Member) -> bool:
    """The draft thrown away; a form needs to hear that it was."""
    actions.drop_draft(draft, by=by)
    return True


def kept_or_proposed(decision: Decision) -> str:
    """What to tell once a question was kept or proposed."""
    if decision.state == Decision.State.DRAFT:
        return _("Kept as a draft: nobody has been asked anything yet.")
    return _("Proposed as %(number)s.") % {"number": decision.number}
