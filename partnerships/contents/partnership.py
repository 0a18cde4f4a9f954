from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from core.texts import Localized, every_language
from partnerships.contents.contributions import promises_of
from partnerships.contents.sdg import ZEROS, named_goals
from partnerships.contents.tasks import Grid, task_grid
from partnerships.contents.texts import consents_to, vision_text
from partnerships.models import Contribution, Member, Partner, Partnership, StageStep

State = Partnership.State
ORDER = list(State)


def places_of(user: User, wanted: str = "") -> QuerySet[Member]:
    """This person's places, one per partnership, those whose name holds `wanted`."""
    full = Partner.objects.full().filter(partnership=OuterRef("partnership")).order_by().values("partnership")
    rows = Member.objects.current().filter(user=user).select_related("partnership", "partner__organisation")
    if wanted:
        rows = rows.filter(partnership__name__icontains=wanted)
    counted = rows.annotate(partners=Subquery(full.annotate(n=Count("pk")).values("n")))
    return counted.prefetch_related("roles").order_by("-partnership__started_at", "-pk")


def missing_before(partnership: Partnership) -> dict[str, list[str]]:
    """For each stage, what its gate advises to have first, as far as is known here; going back is free."""
    partners, grid = list(partnership.partners.full().with_profile()), task_grid(partnership)
    known: list[tuple[str, list[str]]] = [
        (State.ENGAGING, _said(_partners(partners), _needs(partnership))),
        (State.CO_CONSTRUCTION, _said(_profiles(partners))),
        (State.SIGNING, _said(_vision(partnership), _objectives(partnership), _tasks(grid))),
        (State.RUNNING, _said(_bound(partners))),
    ]
    free = {State.INITIATION, State.DIAGNOSIS, *ORDER[: ORDER.index(State(partnership.state)) + 1]}
    missing = {
        stage: []
        if stage in free
        else [line for gate, said in known if ORDER.index(gate) <= ORDER.index(stage) for line in said]
        for stage in ORDER
    }
    if State.CLOSED not in free:  # it may come at any time: what it advises is to have finished, not to have prepared
        missing[State.CLOSED] = _said(_unreached(grid, partnership.today()), _undelivered(partnership))
    return missing


def missing_everywhere(partnership: Partnership, stage: str) -> Localized:
    """What the gate of this stage advises to have first, in every language of the site: for the register."""
    return every_language(lazy(lambda: " ".join(missing_before(partnership).get(stage, ())), str)())


def steps_of(partnership: Partnership) -> list[StageStep]:
    """The stages entered so far, the latest first, with the reasons that were written."""
    return list(partnership.steps.order_by("-entered_at", "-pk"))


def note_of(partnership: Partnership) -> dict[str, Any]:
    """The goals and the zeros of the note of intent, by name."""
    served = [ZEROS[zero] for zero in partnership.zeros.split(", ") if zero in ZEROS]
    return {"goals": named_goals(partnership.sdg_targets), "zeros": served}


def _said(*lines: str) -> list[str]:
    return [line for line in lines if line]


def _partners(partners: list[Partner]) -> str:
    return "" if len(partners) > 1 else _("Fewer than two partners are in.")


def _needs(partnership: Partnership) -> str:
    return "" if partnership.needs.exists() else _("What the partnership needs is not written yet.")


def _profiles(partners: list[Partner]) -> str:
    silent = sum(not partner.has_profile for partner in partners)
    return (
        ngettext(
            "%(n)d partner has not said what it seeks and what it will not give up.",
            "%(n)d partners have not said what they seek and what they will not give up.",
            silent,
        )
        % {"n": silent}
        if silent
        else ""
    )


def _vision(partnership: Partnership) -> str:
    text = vision_text(partnership)
    version = text.current() if text else None
    return "" if version and consents_to(version).shared else _("Not every partner consents to the vision.")


def _objectives(partnership: Partnership) -> str:
    rows = list(partnership.objectives.all())
    return (
        ""
        if rows and not any(row.missing for row in rows)
        else _("An objective lacks its start, its target or its date, or none is written.")
    )


def _tasks(grid: Grid) -> str:
    return "" if grid.complete else _("A task has no accountable partner, or none is written.")


def _bound(partners: list[Partner]) -> str:
    return "" if any(partner.bound_since for partner in partners) else _("No partner is bound by a charter yet.")


def _unreached(grid: Grid, today: date) -> str:
    n = sum(row.task.due_on is not None and row.task.due_on >= today for row in grid.rows)
    said = ngettext("%(n)d task has not reached its date.", "%(n)d tasks have not reached their date.", n)
    return said % {"n": n} if n else ""


def _undelivered(partnership: Partnership) -> str:
    """A guarantee is not waited for: it does its work unused."""
    today, held = partnership.today(), promises_of(partnership).values()
    promises = [row.promise for row in held if row.promise.kind != Contribution.Kind.GUARANTEE]
    n = sum(not promise.withdrawn and not promise.whole(today) for promise in promises)
    said = ngettext("%(n)d contribution is not wholly delivered.", "%(n)d contributions are not wholly delivered.", n)
    return said % {"n": n} if n else ""
