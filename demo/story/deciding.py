"""How the story's committee sits and decides: seats, mandates, rules, the lead, every round."""

from datetime import datetime, timedelta

from core.acts import CLOCK
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import BEFOREHAND, Stage
from governance import actions
from governance.models import Decision, Mandate, Round, Seat
from governance.rules.lead import deadlock
from governance.tally import Method

MODES = {"meeting": Round.Mode.MEETING, "written": Round.Mode.WRITTEN}
VOTES = {"for", "against", "abstain", "not_taking_part", "consent", "concern", "objection"}
METHODS = {str(method) for method in Method}
WRITTEN_DAYS = 10
COMMITTEE = Localized({"fr": "Comité de pilotage", "en": "Steering committee"})


def prepare(stage: Stage) -> None:
    """Put on the agenda the committee, its rules and its lead, then every decision round by round."""
    seated = stage.when(stage.play.get("committee").get("seated_on"), stage.gathered(5), 9)
    stage.on(seated, _seat, stage.story["rules"])
    elected = stage.when(stage.play.get("lead").get("on"), seated + timedelta(hours=1))
    stage.on(elected, _lead, stage.story["rules"]["lead"])
    rows = list(stage.story.get("decisions"))
    for row, moment in zip(rows, _proposed(stage, rows), strict=True):
        _decision(stage, row, stage.play.get("decisions").get(row["id"].text()), moment)


def _seat(stage: Stage, rules: At) -> None:
    told = stage.play.get("committee")
    name = told["name"].words() if told.get("name") else COMMITTEE
    body = actions.seat_committee(stage.partnership, by=stage.facilitator, name=name)
    rows = Seat.objects.filter(body=body).select_related("partner__organisation")
    seats = {seat.partner.code: seat for seat in rows}
    if len(seats) != rules["seats"].whole(1):
        raise rules["seats"].wrong(f"{len(seats)} partners are in the file")
    stage.things["seats"] = seats
    for code, seat in seats.items():
        _mandates(stage, seat, code, told.get("appointed").get(code))
    categories = actions.usual_categories(quorum=rules["quorum"].whole(1), written_days=WRITTEN_DAYS)
    known = {line["category"]: line["category"] for line in categories if line["matter"] == "ordinary"}
    delegated = [place.one_of(known, "a category that a lead may settle") for place in _delegated(stage)]
    for line in categories:
        line["lead_may_settle"] = line["category"] in delegated
    actions.set_rules(stage.partnership, by=stage.facilitator, categories=categories)
    stage.done("committee")


def _delegated(stage: Stage) -> At:
    return stage.story["rules"].get("lead_categories")


def _mandates(stage: Stage, seat: Seat, code: str, appointed: At) -> None:
    """From the day the committee sits to the partnership's end; the appointing act only when it is told."""
    people = {
        Mandate.Capacity.TITULAR: stage.titular.get(code),
        Mandate.Capacity.ALTERNATE: stage.alternate.get(code),
    }
    period = {"since_on": stage.partnership.today(), "until_on": stage.story["rules"]["end"].day()}
    act = appointed.line(200) if appointed else ""
    for capacity, member in people.items():
        if member is not None:
            given = {"member": member, "capacity": capacity, "appointed": act, **period}
            actions.give_mandate(seat, by=stage.titular[code], **given)
            stage.done("mandate")


def _lead(stage: Stage, lead: At) -> None:
    rules, told = stage.story["rules"], stage.play.get("lead")
    code, since = stage.partner(lead).code, rules["start"].day()
    since = told["since_on"].day() if told.get("since_on") else since
    longest = since.replace(year=since.year + 3, day=min(since.day, 28)) - timedelta(days=1)
    actions.elect_lead(
        stage.partnership,
        by=stage.facilitator,
        member=stage.titular[code],
        seat=stage.things["seats"][code],
        since_on=since,
        until_on=told["until_on"].day() if told.get("until_on") else min(rules["end"].day(), longest),
        cap=rules["lead_max"].amount(),
        categories=[place.text() for place in _delegated(stage)],
        succession=told.get("succession").words_or_not_stated(),
        limits=told.get("limits").words_or_not_stated(),
        elected=told["elected"].words().into("fr")[:200] if told.get("elected") else "",
    )
    stage.done("lead")


def _opened(stage: Stage, row: At) -> datetime:
    """When the first round opens: for a consultation, as long before its end as the rules ask, or earlier."""
    first, told = row["rounds"].nth(0), stage.play.get("decisions").get(row["id"].text()).get("opened_on")
    day = first["date"].moment(stage.zone, 14)
    if _mode(first) == Round.Mode.WRITTEN:
        return stage.when(told, day - timedelta(days=WRITTEN_DAYS), 14)
    return day


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
    day, written = place["date"].moment(stage.zone, 14), _mode(place) == Round.Mode.WRITTEN
    opened = day - timedelta(days=WRITTEN_DAYS) if written else day
    opened = _opened(stage, row) if number == 1 else opened
    for code in place.get("recused"):
        stage.on(opened - timedelta(minutes=30), _recuse, code, row, more)
    stage.on(opened, _open, place, row, more)
    if not written:
        stage.on(day + timedelta(minutes=5), _attend, place, row)
    if place.get("votes"):
        answered = day + timedelta(minutes=20)
        stage.on(stage.soon(answered) if written else answered, _vote, place, row, more.get("reasons").get(str(number)))
    # In writing nobody closes: the deadline does, at the end of the day, and the clock writes it down.
    over = datetime.combine(day.astimezone(stage.zone), datetime.min.time(), stage.zone) + timedelta(days=1)
    if written and stage.today and over > stage.today:
        stage.skip(place, "this consultation is still open on the story's today")
        return
    stage.on(over if written else stage.soon(day + timedelta(hours=1)), _close, place, row)


def _mode(place: At) -> str:
    return place["mode"].one_of(MODES, "a way to answer")


def _of(stage: Stage, row: At) -> Decision:
    """The decision of this row, as it stands."""
    decision = stage.decisions[row["id"].text()]
    return Decision.objects.select_related("partnership").get(pk=decision.pk)


def _recuse(stage: Stage, code: At, row: At, more: At) -> None:
    partner, decision = stage.partner(code), _of(stage, row)
    seat = stage.things["seats"][partner.code]
    if decision.recusals.filter(seat=seat).exists():
        return  # declared in an earlier round, and it lasts
    reason = more.get("interests").get(code.text()).words_or_not_stated().into("fr")
    actions.declare_recusal(decision, by=stage.titular[partner.code], seat=seat, reason=reason)
    stage.done("recusal")


def _open(stage: Stage, place: At, row: At, more: At) -> None:
    skipped = more.get("skipped_consent").words_or_not_stated().into("fr")
    consent, mode = place["method"].text() == Method.CONSENT, _mode(place)
    made = actions.open_round(
        _of(stage, row),
        by=stage.facilitator,
        mode=mode,
        closes_on=place["date"].day() if mode == Round.Mode.WRITTEN else None,
        skipped_consent="" if consent else skipped,
    )
    if made.rule["method"] != place["method"].text():
        said = f"“{place['method'].value}”, but the rule frozen in this round is “{made.rule['method']}”"
        raise place["method"].wrong(said)
    stage.done("round")


def _attend(stage: Stage, place: At, row: At) -> None:
    seats = [stage.things["seats"][stage.partner(code).code] for code in place["present"]]
    actions.record_attendance(_of(stage, row), by=stage.facilitator, present=seats)


def _vote(stage: Stage, place: At, row: At, reasons: At) -> None:
    """At a meeting the facilitator notes the show of hands; in writing each titular answers."""
    decision, written = _of(stage, row), _mode(place) == Round.Mode.WRITTEN
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
    actions.close_round(_of(stage, row), by=CLOCK if written else stage.facilitator)


def _mediate(stage: Stage, told: At, row: At) -> None:
    mediator = told["mediator"].line(120)
    actions.open_mediation(_of(stage, row), by=stage.facilitator, mediator=mediator)


def _reconcile(stage: Stage, told: At, row: At) -> None:
    findings = told.get("findings").words_or_not_stated().into("fr")
    actions.close_mediation(_of(stage, row), by=stage.facilitator, findings=findings)
    stage.done("mediation")


def _settle(stage: Stage, told: At, row: At) -> None:
    decision = _of(stage, row)
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
    actions.withdraw_decision(_of(stage, row), by=stage.facilitator, reason=reason.into("fr"))
    stage.done("withdrawal")
