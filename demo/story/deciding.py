"""How the story's committee sits and decides: seats, mandates, rules, the lead, every round from its ballots."""

from datetime import timedelta
from decimal import Decimal

from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage
from governance import actions
from governance.models import Mandate, Round, Seat
from governance.tally import Method

MODES = {"meeting": Round.Mode.MEETING, "written": Round.Mode.WRITTEN}
VOTES = {"for", "against", "abstain", "not_taking_part", "consent", "concern", "objection"}
METHODS = {method.value for method in Method}


def prepare(stage: Stage) -> None:
    """Put on the agenda the committee, its rules and its lead, then every decision round by round."""
    first_day = stage.story["rules"]["start"]
    stage.on(stage.when(stage.play.get("committee").get("seated_on"), first_day, 9), _seat)
    stage.on(stage.when(stage.play.get("lead").get("on"), first_day, 10), _lead)
    for row in stage.story.get("decisions"):
        more = stage.play.get("decisions").get(row["id"].text())
        _decision(stage, row, more)


def _seat(stage: Stage) -> None:
    told, rules = stage.play.get("committee"), stage.story["rules"]
    name = told.get("name").words() if told.get("name") else Localized({"fr": "Comité de pilotage", "en": "Steering committee"})
    body = actions.seat_committee(stage.partnership, by=stage.facilitator, name=name)
    seats = {seat.partner.code: seat for seat in Seat.objects.filter(body=body).select_related("partner__organisation")}
    if len(seats) != rules["seats"].whole(1):
        raise rules["seats"].wrong(f"{len(seats)} partners are in the file")
    stage.things["seats"] = seats
    for code, seat in seats.items():
        _mandates(stage, seat, code)
    categories = actions.usual_categories(quorum=rules["quorum"].whole(1), written_days=10)
    for category in categories:
        category["lead_may_settle"] = category["category"] in (rules.get("lead_categories").value or ())
    actions.set_rules(stage.partnership, by=stage.facilitator, categories=categories)
    stage.done("committee")


def _mandates(stage: Stage, seat: Seat, code: str) -> None:
    people = {Mandate.Capacity.TITULAR: stage.titular.get(code), Mandate.Capacity.ALTERNATE: stage.alternate.get(code)}
    act = next((row.get("auth_fr").value for row in stage.story["partners"] if row["k"].value == code), None) or ""
    until = stage.story["rules"]["end"].day()
    for capacity, member in people.items():
        if member is not None:
            since = stage.partnership.today()
            actions.give_mandate(
                seat,
                by=stage.titular[code],
                member=member,
                capacity=capacity,
                since_on=since,
                until_on=until,
                appointed=act,
            )
            stage.done("mandate")


def _lead(stage: Stage) -> None:
    rules, told = stage.story["rules"], stage.play.get("lead")
    code = stage.partner(rules["lead"]).code
    actions.elect_lead(
        stage.partnership,
        by=stage.facilitator,
        member=stage.titular[code],
        seat=stage.things["seats"][code],
        since_on=told["since_on"].day() if told.get("since_on") else rules["start"].day(),
        until_on=told["until_on"].day() if told.get("until_on") else rules["milestone_date"].day(),
        cap=rules["lead_max"].number(),
        categories=rules.get("lead_categories").value or (),
        succession=told.get("succession").words_or_not_stated(),
        limits=told.get("limits").words_or_not_stated(),
        elected=told.get("elected").words().into("fr") if told.get("elected") else "",
    )
    stage.done("lead")


def _decision(stage: Stage, row: At, more: At) -> None:
    rounds = list(row["rounds"])
    first = rounds[0]["date"].moment(stage.zone, 14)
    opened = more.get("opened_on").moment(stage.zone, 14) if more.get("opened_on") else first
    stage.on(min(first, opened) - timedelta(days=14), _propose, row, more)
    for number, place in enumerate(rounds, 1):
        _round(stage, row, more, number, place, opened if number == 1 else None)
    if row.get("lead"):
        if more.get("ruling"):
            stage.on(row["lead"].moment(stage.zone), _settle, row, more["ruling"])
        else:
            stage.skip(row["lead"], "the lead's reasons and the outcome they settled are not in the file")
    if row.get("withdrawn"):
        reason = more.get("withdrawal").words_or_not_stated()
        stage.on(row["withdrawn"].moment(stage.zone), _withdraw, row, reason)


def _propose(stage: Stage, row: At, more: At) -> None:
    stage.things[row["id"].text()] = actions.propose_decision(
        stage.partnership,
        by=stage.facilitator,
        title=row.words(),
        question=more.get("question").words() if more.get("question") else None,
        text=more.get("text").words() if more.get("text") else row.words(),
        category=row["category"].text(),
        amount=Decimal(row["amount"].number()),
        review_on=more.get("review_on").day() if more.get("review_on") else None,
    )
    stage.done("decision")


def _round(stage: Stage, row: At, more: At, number: int, place: At, opened=None) -> None:
    day = place["date"].moment(stage.zone, 14)
    place["method"].one_of(METHODS | {"simple"}, "a method")
    if number > 1 and more.get("mediation"):
        told = more["mediation"]
        stage.on(told["from"].moment(stage.zone), _mediate, row, told)
        stage.on(told["to"].moment(stage.zone), _reconcile, row, told)
    written = place["mode"].one_of(MODES, "a way to answer") == Round.Mode.WRITTEN
    stage.on(opened or day, _open, row, more, place)
    for code in place.get("recused"):
        stage.on((opened or day) - timedelta(hours=1), _recuse, row, more, code)
    if not written:
        stage.on(day + timedelta(minutes=5), _attend, row, place)
    if place.get("votes"):
        stage.on(day + timedelta(minutes=20), _vote, row, more, number, place)
    # In writing nobody closes: the deadline does, and the clock writes it down.
    stage.on(day + timedelta(hours=12 if written else 1), _close, row, place)


def _recuse(stage: Stage, row: At, more: At, code: At) -> None:
    partner = stage.partner(code)
    reason = more.get("interests").get(partner.code).words_or_not_stated()
    decision, seat = stage.things[row["id"].text()], stage.things["seats"][partner.code]
    actions.declare_recusal(decision, by=stage.titular[partner.code], seat=seat, reason=reason.into("fr"))


def _open(stage: Stage, row: At, more: At, place: At) -> None:
    mode = MODES[place["mode"].text()]
    decision = stage.things[row["id"].text()]
    skipped = more.get("skipped_consent").words_or_not_stated().into("fr")
    consent = place["method"].text() == Method.CONSENT
    closes = place["date"].day() if mode == Round.Mode.WRITTEN else None
    made = actions.open_round(
        decision, by=stage.facilitator, mode=mode, closes_on=closes, skipped_consent="" if consent else skipped
    )
    frozen = made.rule["method"]
    if frozen != place["method"].text():
        raise place["method"].wrong(f"“{place['method'].value}”, but the rule of this category is “{frozen}”")
    stage.done("round")


def _attend(stage: Stage, row: At, place: At) -> None:
    seats = [stage.things["seats"][stage.partner(code).code] for code in place["present"]]
    actions.record_attendance(stage.things[row["id"].text()], by=stage.facilitator, present=seats)


def _vote(stage: Stage, row: At, more: At, number: int, place: At) -> None:
    reasons = more.get("reasons").get(str(number))
    answers = {}
    for code, vote in place["votes"].items():
        partner = At(code, vote.path).one_of(stage.partners, "the code of a partner")
        position = vote.one_of(VOTES, "an answer")
        said = reasons.get(code)
        missing = NOT_STATED.into("fr") if position == "objection" else ""
        answers[stage.things["seats"][partner.code]] = (position, said.words().into("fr") if said else missing)
    actions.record_vote(stage.things[row["id"].text()], by=stage.facilitator, answers=answers)
    stage.played["ballot"] += len(answers)


def _close(stage: Stage, row: At, place: At) -> None:
    decision = stage.things[row["id"].text()]
    decision.refresh_from_db()
    if any(round_.closed_at is None for round_ in decision.rounds.all()):
        actions.close_round(decision, by=stage.facilitator)


def _mediate(stage: Stage, row: At, told: At) -> None:
    mediator = told["mediator"].text()
    actions.open_mediation(stage.things[row["id"].text()], by=stage.facilitator, mediator=mediator)


def _reconcile(stage: Stage, row: At, told: At) -> None:
    findings = told.get("findings").words_or_not_stated().into("fr")
    actions.close_mediation(stage.things[row["id"].text()], by=stage.facilitator, findings=findings)


def _settle(stage: Stage, row: At, told: At) -> None:
    actions.settle_decision(
        stage.things[row["id"].text()],
        by=stage.titular[stage.story["rules"]["lead"].text()],
        outcome=told["outcome"].one_of({"adopted", "rejected"}, "an outcome"),
        reasons=told["reasons"].words(),
        minority_opinion=told.get("minority").words_or_not_stated(),
        review_on=told.get("review_on").day() if told.get("review_on") else None,
    )
    stage.done("ruling")


def _withdraw(stage: Stage, row: At, reason: Localized) -> None:
    actions.withdraw_decision(stage.things[row["id"].text()], by=stage.facilitator, reason=reason.into("fr"))
