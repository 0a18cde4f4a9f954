"""How outsiders look at the story's partnership: invited, blind to each other, read together, answered."""

import re

from accounts.models import User
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage, address
from impact import actions
from impact.models import Recommendation, Reviewer, ReviewMark, ReviewRound
from partnerships.models import Partnership

PEER = re.compile(r"^(?P<fr>[^/(]+?)\s*/\s*(?P<en>[^(]+?)\s*\((?P<organisation>.+)\)$")
LANGUAGES, POSITIONS = set(Partnership.Language.values), set(Recommendation.Position.values)
NO_LINK = {"fr": "Je n’ai aucun lien avec les partenaires.", "en": "I have no link with any partner."}


def prepare(stage: Stage) -> None:
    """Put on the agenda a round of peers, when the file says on which days it was held."""
    story, told = stage.story.get("peer_review"), stage.play.get("peer_review")
    if not story:
        return
    if not told:
        stage.skip(story, "the days of the peer review are not in the file")
        return
    stage.on(told["opened_on"].moment(stage.zone, 9), _open, told)
    for key, marks in story["marks"].items():
        more = told["peers"][_letter(key, marks)]
        stage.on(told["opened_on"].moment(stage.zone, 10), _invite, marks, key, more)
        stage.on(more["accepted_on"].moment(stage.zone, 11), _accept, more, key)
        stage.on(more["handed_in_on"].moment(stage.zone, 17), _hand_in, marks, key, more)
    for code, place in told.get("discussions").items():
        stage.on(place["on"].moment(stage.zone, 15), _discuss, place, code)
    for place in told.get("remarks"):
        stage.on(place["on"].moment(stage.zone, 12), _remark, place)
    for rank, place in enumerate(told.get("answers")):
        stage.on(place["on"].moment(stage.zone, 16), _answer, place, story["text"]["resp"].nth(rank))


def _letter(key: str, place: At) -> str:
    """What stands for a peer in the file: the A of “Pair A / Peer A (Network, town)”."""
    found = PEER.match(key)
    if not found:
        raise place.wrong("a peer is expected here, as “Pair A / Peer A (organisation)”")
    return found["en"].split()[-1]


def _open(stage: Stage, told: At) -> None:
    brief = told["brief"].words() if told.get("brief") else NOT_STATED
    closes_on = told["closes_on"].day()
    stage.things["review"] = actions.open_review(
        stage.partnership, by=stage.facilitator, brief=brief, closes_on=closes_on
    )
    stage.done("peer review")


def _round(stage: Stage) -> ReviewRound:
    """The round as it stands."""
    return ReviewRound.objects.select_related("partnership").get(pk=stage.things["review"].pk)


def _invite(stage: Stage, marks: At, key: str, more: At) -> None:
    found = PEER.match(key)
    language = more.get("language").one_of(LANGUAGES, "a language") if more.get("language") else "fr"
    name = more["name"].line(120) if more.get("name") else found[language]
    invited = {"name": name, "organisation": found["organisation"], "email": address(name), "language": language}
    stage.things[key] = actions.invite_reviewer(_round(stage), by=stage.facilitator, **invited)
    stage.done("invited peer")


def _accept(stage: Stage, more: At, key: str) -> None:
    peer = stage.things[key]
    user: User = actions.open_reviewer_account(peer)
    links = more["links"].text() if more.get("links") else NO_LINK[peer.language]
    stage.things[key] = actions.accept_review(peer, by=user, links=links)


def _hand_in(stage: Stage, marks: At, key: str, more: At) -> None:
    peer = Reviewer.objects.select_related("round__partnership").get(pk=stage.things[key].pk)
    story = stage.story["peer_review"]
    criteria = [row.nth(0).one_of(set(ReviewMark.Criterion.values), "a criterion") for row in story["criteria"]]
    given = [None if mark.value is None else mark.whole(1, 5) for mark in marks]
    if len(given) != len(criteria):
        raise marks.wrong(f"{len(criteria)} marks are expected here, one for each criterion")
    advised = [story["text"]["resp"].nth(place.whole(0, 99)) for place in more["recommendations"]]
    own, shared = more.get, story["text"]
    actions.write_review(
        peer,
        by=peer,
        marks=dict(zip(criteria, given, strict=True)),
        evidence={code: place.text() for code, place in more.get("evidence").items()},
        strengths=(own("strengths") or shared[f"strengths_{peer.language}"]).text(),
        concerns=(own("concerns") or shared[f"concerns_{peer.language}"]).text(),
        recommendations=[Localized({"fr": row.nth(0).text(), "en": row.nth(1).text()}) for row in advised],
    )
    actions.submit_review(peer, by=peer)
    stage.done("peer's review")


def _discuss(stage: Stage, place: At, code: str) -> None:
    criterion = At(code, place.path).one_of(set(ReviewMark.Criterion.values), "a criterion")
    actions.discuss_spread(_round(stage), by=stage.facilitator, criterion=criterion, body=place.words())
    stage.done("discussed spread")


def _remark(stage: Stage, place: At) -> None:
    """A remark of fact, and at once the peer's answer when the file has one: it stands beside."""
    peers = {_letter(key, place): key for key, _marks in stage.story["peer_review"]["marks"].items()}
    key = place["peer"].one_of(peers, "the letter of a peer")
    peer = Reviewer.objects.select_related("round__partnership").get(pk=stage.things[key].pk)
    remark = actions.remark_fact(peer, by=stage.somebody(place["by"]), body=place["text"].text())
    if place.get("answer"):
        actions.answer_fact(remark, by=peer, answer=place["answer"].text())
    stage.done("remark of fact")


def _answer(stage: Stage, place: At, row: At) -> None:
    """The partnership's answer to the recommendation that stands at the same rank."""
    rows = Recommendation.objects.filter(reviewer__round=stage.things["review"]).select_related(
        "reviewer__round__partnership"
    )
    body, position = row.nth(0).text(), row.nth(2).one_of(POSITIONS, "an answer to a recommendation")
    found = next((one for one in rows if one.body.get("fr") == body), None)
    if found is None:
        raise row.wrong("no peer recommends this")
    reason = place["reason"].words() if place.get("reason") else Localized()
    if position != Recommendation.Position.ACCEPTED and not reason:
        reason = NOT_STATED
    due = row.nth(4)
    actions.answer_recommendation(
        found,
        by=stage.facilitator,
        position=position,
        reason=reason,
        owner=stage.partner(row.nth(3)),
        due_on=due.day() if due else None,
    )
    stage.done("answered recommendation")
