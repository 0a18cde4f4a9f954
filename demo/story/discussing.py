"""What the story's partners say about the vision while they write it: remarks, amendments and what became of them."""

from uuid import UUID

from core.texts import Localized
from demo.story.at import At
from demo.story.stage import Stage
from partnerships import actions
from partnerships.models import Amendment, Member, Opinion, Remark, Text

OUTCOMES = {"accepted", "changed", "refused", "withdrawn"}
FACILITATOR = "facilitator"


def prepare(stage: Stage) -> None:
    """Put on the agenda the remarks and the amendments of the vision, which the file may give."""
    told = stage.play.get("vision")
    for row in told.get("remarks"):
        stage.on(row["on"].moment(stage.zone), _remark, row)
        for reply in row.get("replies"):
            stage.on(reply["on"].moment(stage.zone, 11), _reply, reply, row.path)
        if row.get("resolved"):
            stage.on(row["resolved"]["on"].moment(stage.zone, 18), _resolve, row["resolved"], row.path)
    for row in told.get("amendments"):
        stage.on(row["on"].moment(stage.zone), _amendment, row)
        for code, opinion in row.get("opinions").items():
            stage.on(opinion["on"].moment(stage.zone, 12), _opinion, At(code, opinion.path), opinion, row.path)
        if row.get("outcome"):
            row["outcome"]["state"].one_of(OUTCOMES, "an outcome")
            stage.on(row["outcome"]["on"].moment(stage.zone, 17), _outcome, row["outcome"], row.path)


def made_by_amendment(stage: Stage) -> set[str]:
    """The names of the versions that accepting an amendment makes: the log need not give their text."""
    return {row["outcome"]["makes"].text() for row in stage.play.get("vision").get("amendments") if _makes(row)}


def _makes(row: At) -> bool:
    return bool(row.get("outcome") and row["outcome"].get("makes"))


def _who(stage: Stage, place: At) -> Member:
    return stage.facilitator if place.value == FACILITATOR else stage.titular_of(place)


def _text(stage: Stage, row: At) -> Text:
    text = Text.objects.filter(vision__partnership=stage.partnership).select_related("partnership").first()
    if text is None:
        raise row.wrong("nobody has proposed a vision at that date")
    return text


def _paragraph(text: Text, place: At) -> UUID:
    """The identity of the nth paragraph of the current version, counted from 1."""
    known = list(text.current().paragraphs.values_list("uuid", flat=True))
    return known[place.whole(1, len(known)) - 1]


def _said(place: At) -> str:
    """What a person wrote, in the partnership's main language."""
    return place.words().into("fr")


def _remark(stage: Stage, row: At) -> None:
    text = _text(stage, row)
    paragraph = _paragraph(text, row["paragraph"])
    made = actions.make_remark(text, by=_who(stage, row["by"]), paragraph=paragraph, body=_said(row))
    stage.things[row.path] = made
    stage.done("remark")


def _reply(stage: Stage, reply: At, remark: str) -> None:
    found: Remark = stage.things[remark]
    actions.reply_to_remark(found, by=_who(stage, reply["by"]), body=_said(reply))


def _resolve(stage: Stage, resolved: At, remark: str) -> None:
    found: Remark = stage.things[remark]
    actions.resolve_remark(found, by=_who(stage, resolved["by"]), resolution=_said(resolved))


def _amendment(stage: Stage, row: At) -> None:
    text = _text(stage, row)
    stage.things[row.path] = actions.propose_amendment(
        text,
        by=_who(stage, row["by"]),
        kind=row["kind"].one_of(set(Amendment.Kind.values), "a kind of amendment"),
        paragraph=_paragraph(text, row["paragraph"]) if row.get("paragraph") else None,
        body=row.words() if row.get("fr") else Localized(),
        reason=_said(row["reason"]),
    )
    stage.done("amendment")


def _opinion(stage: Stage, code: At, opinion: At, amendment: str) -> None:
    position = opinion["position"].one_of(set(Opinion.Position.values), "an opinion on an amendment")
    reason = _said(opinion["reason"]) if opinion.get("reason") else ""
    actions.give_opinion(stage.things[amendment], by=stage.titular_of(code), position=position, reason=reason)


def _outcome(stage: Stage, outcome: At, amendment: str) -> None:
    found: Amendment = stage.things[amendment]
    reason = _said(outcome["reason"]) if outcome.get("reason") else ""
    state = outcome["state"].text()
    if state == "withdrawn":
        actions.withdraw_amendment(found, by=found.made_by)
    elif state == "refused":
        actions.refuse_amendment(found, by=stage.facilitator, reason=reason)
    else:
        body = outcome.words() if outcome.get("fr") else None
        taken = actions.accept_amendment(found, by=stage.facilitator, body=body, reason=reason)
        wanted = outcome.get("makes")
        if wanted and taken.taken_into.label != wanted.value:
            raise wanted.wrong(f"“{wanted.value}”, but it makes the version “{taken.taken_into.label}”")
        if taken.state != state:
            raise outcome["state"].wrong(f"“{state}”, but its words make it “{taken.state}”")
