"""Peers from outside: asked, accepted, handed in, read together."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import SimpleNamespace

from core import mail
from core.models import Mail
from impact import actions
from impact.models import Reviewer, ReviewMark, ReviewRound
from partnerships.models import Member, Partnership
from tests.conftest import text

CRITERIA = ReviewMark.Criterion.values
MARKS = {
    "vera": [5, 4, 4, 3, 3, 4, 4, 3],
    "walter": [4, 4, 3, 2, 3, 4, 4, 2],
    "xenia": [5, 5, 4, 4, 2, None, 4, 3],
}


def opened(partnership: Partnership, facilitator: Member, closes_on: date | None = None) -> ReviewRound:
    """A round open for twenty days, unless told."""
    closes_on = closes_on or partnership.today() + timedelta(days=20)
    brief = text("Sommes-nous justes ?", "Are we fair?")
    return actions.open_review(partnership, by=facilitator, brief=brief, closes_on=closes_on)


def invited(round_: ReviewRound, facilitator: Member, name: str) -> Reviewer:
    """A peer named after their address."""
    details = {"organisation": f"Réseau {name}", "email": f"{name}@outside.example", "language": "en"}
    return actions.invite_reviewer(round_, by=facilitator, name=name.title(), **details)


def accepted(round_: ReviewRound, facilitator: Member, name: str, links: str = "No link.") -> Reviewer:
    """A peer who has come in and said which links they have."""
    reviewer = invited(round_, facilitator, name)
    return actions.accept_review(reviewer, by=actions.open_reviewer_account(reviewer), links=links)


def draft(reviewer: Reviewer, **more: object) -> Reviewer:
    """A whole draft, with words that stand nowhere else."""
    name = reviewer.name.lower()
    given = dict(zip(CRITERIA, MARKS.get(name, MARKS["vera"]), strict=True))
    said = {
        "marks": given,
        "evidence": {code: f"{name}-evidence-{code}" for code, mark in given.items() if mark in (1, 2, 5)},
        "strengths": f"{name}-strengths",
        "concerns": f"{name}-concerns",
        "recommendations": [text(f"{name}-conseil-{n}", f"{name}-advice-{n}") for n in (1, 2)],
    }
    return actions.write_review(reviewer, by=reviewer, **said | more)


def handed_in(reviewer: Reviewer) -> Reviewer:
    """A review written and handed in."""
    draft(reviewer)
    return actions.submit_review(fresh(reviewer), by=fresh(reviewer))


def fresh(reviewer: Reviewer) -> Reviewer:
    """The same peer, read again."""
    return Reviewer.objects.select_related("round__partnership", "user").get(pk=reviewer.pk)


def reviewed(partnership: Partnership, facilitator: Member, names: tuple[str, ...] = ("vera", "walter", "xenia")):
    """A round that these peers have handed in: revealed."""
    round_ = opened(partnership, facilitator)
    peers = [accepted(round_, facilitator, name) for name in names]
    for peer in peers:
        handed_in(peer)
    round_.refresh_from_db()
    round_.partnership = partnership
    return SimpleNamespace(round=round_, peers=[fresh(peer) for peer in peers])


def answer_all(round_: ReviewRound, by: Member, **answers: Mapping) -> None:
    """Every recommendation accepted, for the partner of the facilitator's choice."""
    for peer in round_.reviewers.select_related("round__partnership"):
        for row in peer.recommendations.select_related("reviewer__round__partnership"):
            actions.answer_recommendation(row, by=by, position="accepted", **answers)


def letters(to: str) -> list[dict[str, str]]:
    """What was written to an address, the latest last."""
    return [mail.opened(row) for row in Mail.objects.filter(to=to).order_by("pk")]


def link_in(to: str) -> str:
    """The latest link that a peer received, without the host."""
    found = [re.search(r"https?://[^/]+(/reviews/[\w-]+/)", letter["text"]) for letter in letters(to)]
    return [match.group(1) for match in found if match][-1]
