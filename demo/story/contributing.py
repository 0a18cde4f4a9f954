"""What the story's partners commit to, promise and deliver, and what a candidate would bring."""

from datetime import datetime
from decimal import Decimal

from core import clock
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.gathering import SECTORS
from demo.story.stage import Stage, address, person
from partnerships import actions
from partnerships.models import Contribution, Need, Offer

Kind = Contribution.Kind
KINDS = {**{kind: kind for kind in Kind.values}, "volunteer": Kind.VOLUNTEERING}
CODE = "C{:02}"


def prepare(stage: Stage) -> None:
    """Put on the agenda the offers that are committed, the contributions with their deliveries, the candidates."""
    committed = stage.play.get("committed_offers")
    moment = stage.when(committed.get("on"), stage.gathered(4), 20)
    for code, partners in committed.items():
        if code != "on":
            stage.on(moment, _commit, At(code, partners.path), partners)
    valued, unvalued = list(stage.story.get("contributions")), list(stage.story.get("unvalued"))
    promised = stage.when(stage.play.get("contributions").get("on"), stage.gathered(3), 11)
    for rank, row in enumerate(valued, 1):
        _contribution(stage, promised, row, CODE.format(rank))
    for rank, row in enumerate(unvalued, len(valued) + 1):
        stage.on(promised, _unvalued, row, CODE.format(rank))
    for row in stage.play.get("candidates"):
        stage.on(stage.when(row.get("invited_on"), stage.gathered(5), 11), _candidate, row)


def _commit(stage: Stage, code: At, partners: At) -> None:
    for place in partners:
        by = stage.titular_of(place)
        offer = _offer(stage, code, by.partner.code)
        if offer is None or offer.state != Offer.State.CONFIRMED:
            raise place.wrong(f"{by.partner.code} has no confirmed offer to the need {code.value}")
        actions.commit_offer(offer, by=by)
        stage.done("committed offer")


def _offer(stage: Stage, code: At, partner: str) -> Offer | None:
    rows = Offer.objects.standing().filter(partnership=stage.partnership, need__code=code.text())
    return rows.filter(partner__code=partner).first()


def _contribution(stage: Stage, promised: datetime, row: At, code: str) -> None:
    """A contribution, and its deliveries: those of `play`, or one on the last day for all that is realised."""
    stage.on(promised, _promise, row, code)
    more, realised = stage.play.get("contributions").get(code), _amount(row.get("realised")) or Decimal()
    if realised and _amount(row.get("planned")) is None:
        stage.skip(row["realised"], "what is not valued has no amount to deliver")
        return
    lines = list(more.get("delivered"))
    if lines and sum((line["amount"].number() for line in lines), Decimal()) != realised:
        raise more.get("delivered").wrong(f"these deliveries do not come to the {realised} of {row.path}.realised")
    for line in lines:
        stage.on(line["on"].moment(stage.zone, 17), _deliver, line["amount"], code, line)
    if realised and not lines:
        last = max([promised, *(moment for moment, *_rest in stage.agenda)])
        stage.on(stage.today or last, _deliver, row["realised"], code, At(None, row.path))


def _amount(place: At) -> Decimal | None:
    """An amount of money, of which nothing is the same as none."""
    return (place.amount() or None) if place.value is not None else None


def _promise(stage: Stage, row: At, code: str) -> None:
    more = stage.play.get("contributions").get(code)
    by = stage.titular_of(row["partner"])
    offer = _offer(stage, more["offer"], by.partner.code) if more.get("offer") else None
    if more.get("offer") and offer is None:
        raise more["offer"].wrong(f"{by.partner.code} offers nothing to this need")
    actions.promise_contribution(
        stage.partnership,
        by=by,
        code=code,
        kind=row["kind"].one_of(KINDS, "a kind of contribution"),
        title=row.words(),
        planned=_amount(row.get("planned")),
        basis=row.words("basis") if row.get("basis_fr") else NOT_STATED,
        starts_on=more["starts_on"].day() if more.get("starts_on") else None,
        ends_on=more["ends_on"].day() if more.get("ends_on") else None,
        offer=offer,
    )
    stage.done("contribution")


def _unvalued(stage: Stage, row: At, code: str) -> None:
    more = stage.play.get("contributions").get(code)
    kind = more["kind"].one_of(KINDS, "a kind of contribution") if more.get("kind") else Kind.IN_KIND
    title = Localized({"fr": row.nth(1).text(), "en": row.nth(2).text()})
    actions.promise_contribution(stage.partnership, by=stage.titular_of(row.nth(0)), code=code, kind=kind, title=title)
    stage.done("contribution")


def _deliver(stage: Stage, amount: At, code: str, line: At) -> None:
    contribution = Contribution.objects.get(partnership=stage.partnership, code=code)
    by = stage.titular[contribution.partner.code]
    note = line.get("note").words().into("fr") if line.get("note") else ""
    day = clock.today(stage.partnership.zone)
    actions.record_delivery(contribution, by=by, delivered_on=day, amount=amount.number(), note=note)
    stage.done("delivery")


def _candidate(stage: Stage, row: At) -> None:
    """An organisation that is invited and has not answered yet; the facilitator writes its offers on its behalf."""
    name, _function = person(row["titular"])
    partner = actions.invite_partner(
        stage.partnership,
        by=stage.facilitator,
        organisation=row["name"].line(160),
        code=row["k"].code(),
        name=name,
        email=address(name),
        sector=row["college"].one_of(SECTORS, "a sector"),
        part=row.get("role").words_or_not_stated(),
    )
    stage.done("candidate")
    for code, level in row.get("offers").items():
        need = Need.objects.filter(partnership=stage.partnership, code=code).first()
        if need is None:
            raise level.wrong(f"“{code}” is not the code of a need")
        actions.make_offer(need, by=stage.facilitator, partner=partner, level=level.whole(1, 3))
        stage.done("offer")
