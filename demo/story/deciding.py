"""How the story's committee decides: every question, round by round, at its meetings or in writing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.acts import CLOCK
from core.texts import Localized
from demo.story import declaring, meeting
from demo.story.agreeing import objective_of
from demo.story.at import NOT_STATED, At
from demo.story.seating import WRITTEN_DAYS
from demo.story.stage import BEFOREHAND, Stage
from governance import actions
from governance.models import Round
from governance.rules.lead import deadlock
from governance.tally import Method

MODES = {"meeting": Round.Mode.MEETING, "written": Round.Mode.WRITTEN}
VOTES = {"for", "against", "abstain", "not_taking_part", "consent", "concern", "objection"}
METHODS = {str(method) for method in Method}


@dataclass(frozen=True)
class Hours:
    """When a round at a meeting opens, is answered and closes, and the point at which it is held."""

    starts: datetime
    answered: datetime
    ends: datetime
    point: meeting.Point | None = None


def prepare(stage: Stage) -> None:
    """Put on the agenda every decision, round by round."""
    rows = list(stage.story.get("decisions"))
    for row, moment in zip(rows, _proposed(stage, rows), strict=True):
        _decision(stage, row, stage.play.get("decisions").get(row["id"].text()), moment)


def _opened(stage: Stage, row: At) -> datetime:
    """When the first round opens: for a consultation, as long before its end as the rules ask, or earlier."""
    first, told = row["rounds"].nth(0), stage.play.get("decisions").get(row["id"].text()).get("opened_on")
    if _mode(first) == Round.Mode.WRITTEN:
        return stage.when(told, first["date"].moment(stage.zone, 14) - timedelta(days=WRITTEN_DAYS), 14)
    return _hours(stage, row, first).starts


def _proposed(stage: Stage, rows: list[At]) -> list[datetime]:
    """When each decision is proposed: in the order of the file, in the year of its first round."""
    moments: list[datetime] = []
    for row in reversed(rows):
        opened = _opened(stage, row)
        year = opened.astimezone(stage.zone).replace(month=1, day=1, hour=0, minute=1)
        moments.append(min(max(opened - BEFOREHAND, year), opened, *moments[-1:]))
    return moments[::-1]


def _decision(stage: Stage, row: At, more: At, proposed: datetime) -> None:
    stage.on(proposed, _propose, row, more)
    for number, place in enumerate(row["rounds"], 1):
        _round(stage, row, more, number, place)
    if more.get("mediation"):
        told = more["mediation"]
        stage.on(told["from"].moment(stage.zone), _mediate, told, row)
        stage.on(told["to"].moment(stage.zone), _reconcile, told, row)
    if row.get("lead") and more.get("ruling"):
        stage.on(row["lead"].moment(stage.zone), _settle, more["ruling"], row)
    elif row.get("lead"):
        stage.skip(row["lead"], "the lead's reasons and the outcome they settled are not in the file")
    if row.get("withdrawn"):
        reason = more.get("withdrawal").words_or_not_stated()
        stage.on(row["withdrawn"].moment(stage.zone), _withdraw, row, reason)


def _propose(stage: Stage, row: At, more: At) -> None:
    decision = actions.propose_decision(
        stage.partnership,
        by=stage.facilitator,
        title=row.words(),
        question=more["question"].words() if more.get("question") else None,
        text=more["text"].words() if more.get("text") else row.words(),
        conditions=more["conditions"].words() if more.get("conditions") else None,
        objective=objective_of(stage, more.get("objective")),
        category=row["category"].text(),
        amount=row["amount"].amount(),
        review_on=more["review_on"].day() if more.get("review_on") else None,
    )
    if row["id"].text() in stage.decisions:
        raise row["id"].wrong(f"“{row['id'].value}” is there twice")
    stage.decisions[row["id"].text()] = decision
    if decision.number != row["id"].text():
        stage.skip(row["id"], f"the register numbers what it is given: this one is {decision.number}")
    stage.done("decision")


def _round(stage: Stage, row: At, more: At, number: int, place: At) -> None:
    place["method"].one_of(METHODS, "a method")
    reasons = more.get("reasons").get(str(number))
    if _mode(place) == Round.Mode.WRITTEN:
        _in_writing(stage, row, more, number, place, reasons)
        return
    hours = _hours(stage, row, place)
    declaring.recusals(stage, row, more, place, hours.starts)
    stage.on(hours.starts, _open, place, row, more)
    if hours.point is None:
        stage.on(hours.starts + timedelta(minutes=5), _attend, place, row)
    if place.get("votes"):
        stage.on(hours.answered, _vote, place, row, reasons)
    stage.on(stage.soon(hours.ends), _close, place, row)


def _hours(stage: Stage, row: At, place: At) -> Hours:
    """When a round is held: at its point of a meeting that the file tells, or else for an hour of that afternoon."""
    point = meeting.point_of(stage, row, place)
    if point is not None:
        return Hours(point.starts, point.starts + (point.ends - point.starts) / 2, point.ends, point)
    day = place["date"].moment(stage.zone, 14)
    return Hours(day, day + timedelta(minutes=20), day + timedelta(hours=1))


def _in_writing(stage: Stage, row: At, more: At, number: int, place: At, reasons: At) -> None:
    day = place["date"].moment(stage.zone, 14)
    opened = _opened(stage, row) if number == 1 else day - timedelta(days=WRITTEN_DAYS)
    declaring.recusals(stage, row, more, place, opened)
    stage.on(opened, _open, place, row, more)
    if place.get("votes"):
        stage.on(stage.soon(day + timedelta(minutes=20)), _vote, place, row, reasons)
    # Nobody closes: the deadline does, at the end of the day, and the clock writes it down.
    over = datetime.combine(day.astimezone(stage.zone), datetime.min.time(), stage.zone) + timedelta(days=1)
    if stage.today and over > stage.today:
        stage.skip(place, "this consultation is still open on the story's today")
        return
    stage.on(over, _close, place, row)


def _mode(place: At) -> str:
    return place["mode"].one_of(MODES, "a way to answer")


def _open(stage: Stage, place: At, row: At, more: At) -> None:
    skipped = more.get("skipped_consent").words_or_not_stated().into("fr")
    consent, mode = place["method"].text() == Method.CONSENT, _mode(place)
    point = None if mode == Round.Mode.WRITTEN else meeting.point_of(stage, row, place)
    if point is not None:
        meeting.attend(stage, place["present"], point.meeting)
    made = actions.open_round(
        stage.decision(row["id"]),
        by=stage.facilitator,
        mode=mode,
        closes_on=place["date"].day() if mode == Round.Mode.WRITTEN else None,
        skipped_consent="" if consent else skipped,
        meeting=meeting.held(stage, point) if point is not None else None,
    )
    if made.rule["method"] != place["method"].text():
        said = f"“{place['method'].value}”, but the rule frozen in this round is “{made.rule['method']}”"
        raise place["method"].wrong(said)
    stage.done("round")


def _attend(stage: Stage, place: At, row: At) -> None:
    seats = [stage.things["seats"][stage.partner(code).code] for code in place["present"]]
    actions.record_attendance(stage.decision(row["id"]), by=stage.facilitator, present=seats)


def _vote(stage: Stage, place: At, row: At, reasons: At) -> None:
    """At a meeting the facilitator notes the show of hands; in writing each titular answers."""
    decision, written = stage.decision(row["id"]), _mode(place) == Round.Mode.WRITTEN
    for code, vote in place["votes"].items():
        partner, position = stage.partner(At(code, vote.path)), vote.one_of(VOTES, "an answer")
        missing = NOT_STATED if position == "objection" else Localized()
        reason = (reasons.get(code).words() if reasons.get(code) else missing).into("fr")
        stage.here = vote.path
        if written:
            me = stage.titular[partner.code]
            actions.cast_vote(decision, by=me, position=position, reason=reason)
        else:
            answer = {stage.things["seats"][partner.code]: (position, reason)}
            actions.record_vote(decision, by=stage.facilitator, answers=answer)
        stage.done("ballot")


def _close(stage: Stage, place: At, row: At) -> None:
    written = _mode(place) == Round.Mode.WRITTEN
    actions.close_round(stage.decision(row["id"]), by=CLOCK if written else stage.facilitator)


def _mediate(stage: Stage, told: At, row: At) -> None:
    mediator = told["mediator"].line(120)
    actions.open_mediation(stage.decision(row["id"]), by=stage.facilitator, mediator=mediator)


def _reconcile(stage: Stage, told: At, row: At) -> None:
    findings = told.get("findings").words_or_not_stated().into("fr")
    actions.close_mediation(stage.decision(row["id"]), by=stage.facilitator, findings=findings)
    stage.done("mediation")


def _settle(stage: Stage, told: At, row: At) -> None:
    decision = stage.decision(row["id"])
    if deadlock(decision) is None:
        raise told.wrong("nothing to settle: no deadlock in two rounds with a mediation between them")
    actions.settle_decision(
        decision,
        by=stage.titular_of(stage.story["rules"]["lead"]),
        outcome=told["outcome"].one_of({"adopted", "rejected"}, "an outcome"),
        reasons=told["reasons"].words(),
        minority_opinion=told.get("minority").words_or_not_stated(),
        review_on=told["review_on"].day() if told.get("review_on") else None,
    )
    stage.done("ruling")


def _withdraw(stage: Stage, row: At, reason: Localized) -> None:
    actions.withdraw_decision(stage.decision(row["id"]), by=stage.facilitator, reason=reason.into("fr"))
    stage.done("withdrawal")
