"""The register of decisions as files: a table for spreadsheets, and data to work each verdict out again."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from core.canonical import instant
from core.figures import plain
from core.models import ChainHead
from governance.actions.wordings import fingerprint_of
from governance.contents.decisions import line
from governance.contents.paper import decision_on_paper, on_paper
from governance.models import Decision
from partnerships.models import Partnership

FORMAT = "entente.register/1"


def register_table(decisions: Iterable[Decision]) -> list[list[Any]]:
    """One row per decision, under the names of the columns, in the reader's language."""
    names = [
        *(_("Number"), _("Title"), _("Category"), _("State"), _("Amount"), _("Currency")),
        *(_("Who answers for it"), _("Proposed on"), _("Closed on"), _("In effect since")),
        *(_("To be carried out by"), _("Review date"), _("Rounds"), _("Result"), _("Awaited"), _("Page")),
    ]
    return [[str(name) for name in names], *(_row(decision) for decision in decisions)]


def register_data(partnership: Partnership, decisions: Iterable[int]) -> dict[str, Any]:
    """These decisions with all that is written of them, and the head of the register at this moment."""
    head = ChainHead.objects.filter(key=partnership.uuid).first()
    rows = on_paper(partnership).filter(pk__in=list(decisions)).order_by("year", "rank")
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {
        "format": FORMAT,
        "exported_at": instant(clock.now()),
        "partnership": {"uuid": str(partnership.uuid), "name": str(partnership.name)},
        "register": {"line": head.sequence, "sha256": head.digest} if head else None,
        "decisions": [decision_on_paper(row, language, fingerprint_of(row)) for row in rows],
    }


def _row(decision: Decision) -> list[Any]:
    shown, zone = line(decision), decision.partnership.zone
    moments = (decision.proposed_at, decision.closed_at, decision.effective_at)
    days = [at.astimezone(zone).date().isoformat() if at else "" for at in moments]
    amount = "" if decision.amount is None else plain(decision.amount)
    plans = [on.isoformat() if on else "" for on in (decision.due_on, decision.review_on)]
    return [
        *(decision.number, str(decision.title), str(decision.label), shown.state),
        *(amount, decision.partnership.currency, str(decision.owner or "")),
        *(*days, *plans, len(decision.rounds.all()), shown.sentence, shown.waiting),
        f"{settings.SITE_URL}{decision.get_absolute_url()}",
    ]
