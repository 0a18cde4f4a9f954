"""One decision with all that its page shows: what most decisions do not have is asked for when there is some."""

from typing import Any

from django.db.models import OuterRef, Prefetch, prefetch_related_objects

from core.few import telling, those
from governance.contents.decisions import BESIDE, answered_rounds, told_recusals
from governance.models import Decision, DecisionReview, Extension, Interest, Mediation, MinorityOpinion, Proxy, Wording
from partnerships.models import Partnership

HERE = OuterRef("pk")


def _rare() -> dict[str, tuple[Any, Any]]:
    """What few decisions have: the rows that say whether this one has any, and the rows with what the page reads."""
    recusals, wordings = told_recusals(), Wording.objects.select_related("made_by__user")
    later = Decision.objects.filter(outcome="adopted").select_related("partnership")
    opinions = MinorityOpinion.objects.select_related("seat__partner__organisation", "written_by__user")
    reviews = DecisionReview.objects.select_related("reviewed_by__user")
    return {
        "recusals": (recusals.filter(decision=HERE), recusals),
        "mediations": (Mediation.objects.filter(decision=HERE), Mediation.objects.all()),
        "wordings": (
            wordings.filter(decision=HERE, number__gt=1),
            wordings.prefetch_related("integrations__ballot"),
        ),
        "minority_opinions": (opinions.filter(decision=HERE), opinions),
        "reviews": (reviews.filter(decision=HERE), reviews),
        "superseded_by": (later.filter(supersedes=HERE), later),
        "extensions": (Extension.objects.filter(round__decision=HERE), Extension.objects.all()),
    }


def outlined(partnership: Partnership) -> Any:
    """The partnership's decisions, each saying what it has of what few have, and whether interests or proxies run."""
    interests = Interest.objects.filter(partnership=OuterRef("partnership"), ended_at=None)
    proxies = Proxy.objects.running(partnership.today()).filter(seat__body=OuterRef("body"))
    rare = {name: some for name, (some, _read) in _rare().items()}
    beside = ("objective", "supersedes__partnership", "new_rules", "candidacy__member__user")
    rows = partnership.decisions.select_related(*BESIDE, *beside)
    return telling(rows, interests=interests, proxies=proxies, **rare)


def entire(decision: Decision) -> Decision:
    """The same decision, fetched with `outlined`, with all that its page reads."""
    read = {name: those(decision, name, rows) for name, (_some, rows) in _rare().items()}
    extensions = Prefetch("extensions", read.pop("extensions"))
    rounds = Prefetch("rounds", answered_rounds().prefetch_related(extensions))
    rare = [Prefetch(name, rows) for name, rows in read.items()]
    prefetch_related_objects([decision], rounds, *rare, "body__seats")
    return decision
