"""The sections of the public page that are words. No person is named; a partner's own answers stay inside."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from charters.contents.registered import reference
from charters.contents.standing import standing
from impact.models import Story
from partnerships.contents.objectives import objectives_page
from partnerships.contents.partnership import note_of
from partnerships.contents.texts import paragraphs_of
from partnerships.models import Consent, Partnership, Version

MOST_STORIES = 12


def about(partnership: Partnership) -> dict[str, Any]:
    """The note of intent: the issue, the territory, how long, what it serves."""
    return {"place": partnership, "note": note_of(partnership)}


def partners(partnership: Partnership) -> list[Any]:
    """The organisations that are partners, with their part, as the charter names them."""
    rows = partnership.partners.full().select_related("organisation")
    return sorted(rows, key=lambda row: row.name.casefold())


def vision(partnership: Partnership) -> dict[str, Any] | None:
    """The latest version of the vision to which every partner consents: what is not shared yet is nobody's to show."""
    wanted = partnership.partners.full().count()
    agreed = Consent.objects.live().exclude(position=Consent.Position.OBJECTION)
    agreed = agreed.filter(version__text__vision__partnership=partnership, partner__standing="partner")
    counts = dict(agreed.order_by().values_list("version").annotate(n=Count("partner", distinct=True)))
    shared = [key for key, n in counts.items() if wanted and n == wanted]
    version = Version.objects.filter(pk__in=shared).order_by("-number").first()
    if version is None:
        return None
    return {"label": version.label, "paragraphs": [body for _uuid, body in paragraphs_of(version)], "partners": wanted}


def objectives(partnership: Partnership) -> list[Any]:
    """The objectives in the order that the partners chose, with the goals and the zeros they serve."""
    return objectives_page(partnership).rows


def charter(partnership: Partnership) -> dict[str, Any] | None:
    """The sentence that every page says of a charter in force, and where anybody checks it."""
    found = standing(partnership)
    if found.in_force is None:
        return None
    told = {"sentence": found.sentence, "pin": found.mark, "label": found.in_force.label}
    return told | {"verify": reverse("verify:reference", args=[reference(found.in_force)])}


def stories(partnership: Partnership) -> list[Story]:
    """The latest stories whose tellers agreed that anybody may read them."""
    public = Q(consent_scope=Story.Scope.PUBLIC, partnership=partnership)
    return list(Story.objects.leaving().filter(public).order_by("-told_on", "-pk")[:MOST_STORIES])
