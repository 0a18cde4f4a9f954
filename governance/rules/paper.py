from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Decision
from partnerships.models import Member
from partnerships.rules import NOT_IN

Conditions = Iterator[Condition]


@rule
def ask_decision_pdf(by: Member, decision: Decision) -> Conditions:
    """Everybody in the partnership may have a decision on paper once it is proposed."""
    yield by.ended_at is None and by.partnership_id == decision.partnership_id, NOT_IN
    yield (
        decision.state != Decision.State.DRAFT,
        _("A draft has no number yet: it is put on paper once it is proposed."),
    )
