"""What comes next for everybody: meetings, milestones, reviews, ends of mandates, the charter's own dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion
from core import clock
from governance.models import Decision, Lead, Meeting
from impact.models import Indicator, Milestone
from overview.contents.waiting.rows import Said
from partnerships.models import Partnership

MOST = 5  # of each kind, and in all
MANY = 100  # milestones that are read
State = Meeting.State


@dataclass(frozen=True)
class Coming:
    """A date of the partnership: the day, with its hour when it has one, what it is, where to read more."""

    day: date
    title: Any
    link: str
    at: datetime | None = None


def dates(place: Partnership) -> list[Coming]:
    """The next dates, the nearest first, in six queries."""
    kinds = (_meetings, _milestones, _objectives, _reviews, _charter, _lead)
    found = [coming for kind in kinds for coming in kind(place)]
    return sorted(found, key=lambda one: (one.day, str(one.at), one.link))[:MOST]


def _meetings(place: Partnership) -> Iterator[Coming]:
    rows = Meeting.objects.filter(partnership=place, state__in=(State.PLANNED, State.CONVENED, State.OPEN))
    for row in rows.filter(ends_at__gte=clock.now()).select_related("body").order_by("starts_at")[:MOST]:
        row.partnership = place
        title = row.title or row.body.name
        day = row.starts_at.astimezone(place.zone).date()
        words = Said("%(number)s, %(title)s", {"number": row, "title": title})
        yield Coming(day, words, row.get_absolute_url(), row.starts_at)


def _milestones(place: Partnership) -> Iterator[Coming]:
    rows = Milestone.objects.filter(indicator__partnership=place, indicator__state=Indicator.State.ADOPTED)
    rows = rows.filter(due_on__gte=place.today()).select_related("indicator").order_by("due_on", "indicator__code")
    for day, same in islice(groupby(rows[:MANY], key=lambda row: row.due_on), MOST):
        one, *others = (row.indicator for row in same)
        if others:  # those of one day on one line: they would hide every other date
            codes = ", ".join(indicator.code for indicator in (one, *others))
            page = reverse("impact:indicator_list", args=[place.slug])
            yield Coming(day, Said(_("Milestones of the indicators %(codes)s"), {"codes": codes}), page)
        else:
            one.partnership = place
            title = Said(_("Milestone of %(code)s, %(title)s"), {"code": one.code, "title": one.title})
            yield Coming(day, title, one.get_absolute_url())


def _objectives(place: Partnership) -> Iterator[Coming]:
    for row in place.objectives.filter(due_on__gte=place.today()).order_by("due_on", "rank")[:MOST]:
        link = reverse("partnerships:objective_detail", args=[place.slug, row.code])
        title = Said(_("Date of the objective %(code)s, %(title)s"), {"code": row.code, "title": row.title})
        yield Coming(row.due_on, title, link)


def _reviews(place: Partnership) -> Iterator[Coming]:
    rows = place.decisions.filter(outcome=Decision.Outcome.ADOPTED, review_on__gt=place.today())
    for row in rows.order_by("review_on", "pk")[:MOST]:
        row.partnership = place
        title = Said(_("Look again at %(number)s, %(title)s"), {"number": row.number, "title": row.title})
        yield Coming(row.review_on, title, row.get_absolute_url())


def _charter(place: Partnership) -> Iterator[Coming]:
    page, today = reverse("charters:charter", args=[place.slug]), place.today()
    version = CharterVersion.objects.filter(partnership=place, state=CharterVersion.State.IN_FORCE).first()
    if version is not None and version.review_on is not None and version.review_on >= today:
        yield Coming(version.review_on, _("Look at the charter again together"), page)
    if place.ends_on is not None and place.ends_on >= today:
        yield Coming(place.ends_on, _("Last day of the partnership"), page)


def _lead(place: Partnership) -> Iterator[Coming]:
    lead = Lead.objects.running(place.today()).filter(partnership=place).order_by("-until_on").first()
    if lead is not None:
        title = _("The mandate of the strategic lead ends")
        yield Coming(lead.until_on, title, reverse("governance:committee", args=[place.slug]))
