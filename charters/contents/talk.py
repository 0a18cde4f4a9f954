"""What is still discussed about the articles: how much is open on each, and where one reads it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from charters.models import Charter
from partnerships.models import Amendment


@dataclass(frozen=True)
class Talk:
    """What is open on the words of an article, and the page on which it is discussed."""

    url: str
    remarks: int
    amendments: int


def talk_of(charter: Charter) -> dict[str, Talk]:
    """The talk about each written article, by the article's identity, in one query."""
    remarks = Count("text__remarks", filter=Q(text__remarks__resolved_at=None), distinct=True)
    open_ones = Q(text__amendments__state=Amendment.State.OPEN)
    amendments = Count("text__amendments", filter=open_ones, distinct=True)
    rows = charter.articles.standing().exclude(text=None).select_related("text__vision", "text__partnership")
    found = {}
    for row in rows.annotate(remarks=remarks, amendments=amendments):
        found[str(row.uuid)] = Talk(row.text.get_absolute_url(), row.remarks, row.amendments)
    return found
