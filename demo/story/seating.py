"""How the story's committee is seated: seats, mandates, the rules it decides by, its lead, those who advise it."""

from datetime import timedelta
from typing import Any

from core.texts import Localized
from demo.story.at import At
from demo.story.stage import Stage, named
from governance import actions
from governance.actions.rulebook import DELAYS
from governance.models import Mandate, Seat

WRITTEN_DAYS = 10
LONGEST_DELAY = 365
COMMITTEE = Localized({"fr": "Comité de pilotage", "en": "Steering committee"})


def prepare(stage: Stage) -> None:
    """Put on the agenda the committee, its rules and its lead, then the committees that advise it."""
    seated = stage.when(stage.play.get("committee").get("seated_on"), stage.gathered(5), 9)
    stage.on(seated, _seat, stage.story["rules"])
    elected = stage.when(stage.play.get("lead").get("on"), seated + timedelta(hours=1))
    stage.on(elected, _lead, stage.story["rules"]["lead"])
    for row in stage.play.get("bodies"):
        stage.on(stage.when(row.get("on"), elected, 11), _body, row)


def _seat(stage: Stage, rules: At) -> None:
    told = stage.play.get("committee")
    name = told["name"].words() if told.get("name") else COMMITTEE
    body = actions.seat_committee(stage.partnership, by=stage.facilitator, name=name)
    rows = Seat.objects.filter(body=body).select_related("partner__organisation")
    seats = {seat.partner.code: seat for seat in rows}
    if len(seats) != rules["seats"].whole(1):
        raise rules["seats"].wrong(f"{len(seats)} partners are in the file")
    stage.things["body"], stage.things["seats"] = body, seats
    for code, seat in seats.items():
        _mandates(stage, seat, code, told.get("appointed").get(code))
    categories = actions.usual_categories(quorum=rules["quorum"].whole(1), written_days=WRITTEN_DAYS)
    known = {line["category"]: line["category"] for line in categories if line["matter"] == "ordinary"}
    delegated = [place.one_of(known, "a category that a lead may settle") for place in _delegated(stage)]
    for line in categories:
        line["lead_may_settle"] = line["category"] in delegated
    delays = {_delay(place): place.whole(0, LONGEST_DELAY) for _name, place in stage.play.get("delays").items()}
    actions.set_rules(stage.partnership, by=stage.facilitator, categories=categories, **delays)
    stage.done("committee")


def _delegated(stage: Stage) -> At:
    return stage.story["rules"].get("lead_categories")


def _delay(place: At) -> str:
    name = place.path.rpartition(".")[2]
    return At(name, place.path).one_of(set(DELAYS), "a delay of the rules")


def _mandates(stage: Stage, seat: Seat, code: str, appointed: At) -> None:
    """The titular and the alternate of a seat; the appointing act only when it is told."""
    people = {
        Mandate.Capacity.TITULAR: stage.titular.get(code),
        Mandate.Capacity.ALTERNATE: stage.alternate.get(code),
    }
    act = appointed.line(200) if appointed else ""
    for capacity, member in people.items():
        if member is not None:
            given = {"member": member, "capacity": capacity, "appointed": act, **_period(stage)}
            actions.give_mandate(seat, by=stage.titular[code], **given)
            stage.done("mandate")


def _period(stage: Stage) -> dict[str, Any]:
    """From this day to the partnership's end."""
    return {"since_on": stage.partnership.today(), "until_on": stage.story["rules"]["end"].day()}


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


def _body(stage: Stage, row: At) -> None:
    """A committee that advises: its seats, and who the partners send there."""
    more = {"months_between": row["months_between"].whole(1, 24)} if row.get("months_between") else {}
    purpose = row["purpose"].words() if row.get("purpose") else None
    body = actions.add_body(stage.partnership, by=stage.facilitator, name=row["name"].words(), purpose=purpose, **more)
    for code, name in row.get("seats").items():
        partner = stage.partner(At(code, name.path))
        stage.here = name.path
        seat = actions.add_seat(body, by=stage.facilitator, partner=partner)
        given = {"member": named(stage, partner, name), "capacity": Mandate.Capacity.TITULAR, **_period(stage)}
        actions.give_mandate(seat, by=stage.titular[partner.code], **given)
    stage.done("advisory committee")
