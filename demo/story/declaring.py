"""What the story's partners declare: their lasting interests, and those that take a seat out of one decision."""

from datetime import datetime, timedelta

from demo.story.at import At
from demo.story.stage import Stage, named
from governance import actions

JUST_BEFORE = timedelta(minutes=30)


def prepare(stage: Stage) -> None:
    """Put on the agenda the interests that are declared before any decision, and those that have ended."""
    for row in stage.play.get("interests"):
        stage.on(row["on"].moment(stage.zone), _interest, row)
        if row.get("ended"):
            stage.on(row["ended"]["on"].moment(stage.zone), _end, row["ended"], row)


def _interest(stage: Stage, row: At) -> None:
    partner = stage.partner(row["k"])
    stage.things[row.path] = actions.declare_interest(
        stage.partnership,
        by=stage.titular[partner.code],
        partner=partner,
        member=named(stage, partner, row.get("person")),
        words=row.words().into("fr"),
    )
    stage.done("interest")


def _end(stage: Stage, ended: At, row: At) -> None:
    reason = ended.words().into("fr")
    actions.end_interest(stage.things[row.path], by=stage.titular_of(row["k"]), reason=reason)


def recusals(stage: Stage, row: At, more: At, place: At, opened: datetime) -> None:
    """The interests of a round: declared just before it, or proposed earlier by a peer and confirmed by the seat."""
    for code in place.get("recused"):
        told = more.get("interests").get(code.text())
        if not told.get("proposed"):
            stage.on(opened - JUST_BEFORE, _declare, code, row, told)
            continue
        stage.on(told["proposed"]["on"].moment(stage.zone), _propose, told["proposed"], code, row, told)
        if told.get("confirmed"):
            stage.on(told["confirmed"]["on"].moment(stage.zone), _confirm, told["confirmed"], code, row)


def _declare(stage: Stage, code: At, row: At, told: At) -> None:
    partner, decision = stage.partner(code), stage.decision(row["id"])
    seat = stage.things["seats"][partner.code]
    if decision.recusals.filter(seat=seat).exists():
        return  # declared in an earlier round, and it lasts
    reason = told.words_or_not_stated().into("fr")
    actions.declare_recusal(decision, by=stage.titular[partner.code], seat=seat, reason=reason)
    stage.done("recusal")


def _propose(stage: Stage, proposed: At, code: At, row: At, told: At) -> None:
    seat, peer = stage.things["seats"][stage.partner(code).code], stage.somebody(proposed["by"])
    reason = told.words().into("fr")
    actions.propose_recusal(stage.decision(row["id"]), by=peer, seat=seat, reason=reason)
    stage.done("recusal")


def _confirm(stage: Stage, confirmed: At, code: At, row: At) -> None:
    seat = stage.things["seats"][stage.partner(code).code]
    recusal = stage.decision(row["id"]).recusals.get(seat=seat)
    answer = confirmed.words().into("fr") if confirmed.get("fr") else ""
    actions.confirm_recusal(recusal, by=stage.titular_of(code), answer=answer)
