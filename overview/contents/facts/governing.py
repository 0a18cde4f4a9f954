from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, Max, Min, OuterRef

from core import clock
from governance.models import Body, Lead, Mandate, Meeting, Minutes, Round, RuleSet, Seat
from governance.tally import Rule
from overview.contents.facts.place import Place
from partnerships.models import Restriction

MONTH = timedelta(days=31)
LONGEST = timedelta(days=366)  # a line of the register is not kept from anybody for longer than a year
MINUTES_DAYS = 7


def _committee(place: Place) -> dict:
    """The steering committee: its seats, its quorum, when it met last and by when it meets again."""
    held = Mandate.objects.running(place.today).filter(seat=OuterRef("pk"))
    rows = Seat.objects.voting().filter(partnership=place.partnership, body__kind=Body.Kind.STEERING)
    seats = list(rows.annotate(is_held=Exists(held)))
    vacant = [seat.partner.name for seat in seats if not seat.is_held]
    rules = RuleSet.objects.in_force(place.partnership)
    asked = _quorums(rules, len(seats), len(seats) - len(vacant)) if rules else ()
    told = {"seats": len(seats), "vacant": vacant, "rules": rules is not None, "quorum": max(asked, default=0)}
    return told | _met(place) | _minutes(place, rules.minutes_days if rules else MINUTES_DAYS)


def _quorums(rules: RuleSet, seats: int, held: int) -> Iterator[int]:
    """How many seats each rule in force asks to be there; with seats that nobody holds, less may be eligible."""
    for row in rules.categories.all():
        for written in filter(None, (row.rule, row.consent_rule)):
            quorum = Rule.from_dict(written).quorum
            if quorum is not None:
                yield quorum.needed(all_seats=seats, seats_eligible=held)


def _met(place: Place) -> dict:
    body = Body.objects.filter(partnership=place.partnership, kind=Body.Kind.STEERING).first()
    if body is None:
        return {}
    held = Meeting.objects.filter(body=body, state=Meeting.State.HELD).aggregate(last=Max("ended_at"))["last"]
    rounds = Round.objects.filter(decision__body=body, mode=Round.Mode.MEETING)
    decided = rounds.aggregate(last=Max("closed_at"))["last"]
    zone = place.partnership.zone
    last = max(filter(None, (held, decided)), default=None)
    since = (last or body.seated_at).astimezone(zone).date()
    met_on = last.astimezone(zone).date() if last else None
    return {"met_on": met_on, "meet_by": since + MONTH * body.months_between}


def _minutes(place: Place, days: int) -> dict:
    """The meetings whose minutes are late, and when those of the last one were sent."""
    delay = timedelta(days=days + 1)
    held = Meeting.objects.filter(partnership=place.partnership, state=Meeting.State.HELD)
    sent = Minutes.objects.filter(meeting=OuterRef("pk")).exclude(sent_at=None)
    late = held.filter(~Exists(sent), ended_at__lt=clock.now() - delay).count()
    done = held.annotate(sent=Min("minutes__sent_at")).exclude(sent=None).order_by("-ended_at")
    last = done.values_list("ended_at", "sent").first()
    if last is None:
        return {"minutes_late": late}
    ended, sent_on = (moment.astimezone(place.partnership.zone).date() for moment in last)
    told = {"last_meeting_on": ended, "last_minutes_on": sent_on, "last_minutes_late": last[1] - last[0] > delay}
    return told | {"minutes_late": late}


def _restrictions(place: Place) -> dict:
    rows = Restriction.objects.running(place.today).filter(partnership=place.partnership)
    spans = [
        (until, set_at.astimezone(place.partnership.zone).date())
        for until, set_at in rows.values_list("until_on", "set_at")
    ]
    return {
        "restricted": len(spans),
        "restricted_until": max((until for until, _since in spans), default=None),
        "restricted_too_long": sum(until - since > LONGEST for until, since in spans),
    }


def _lead(place: Place) -> dict:
    rows = Lead.objects.answering().chosen().filter(partnership=place.partnership, ended_on=None)
    rows = rows.filter(since_on__lte=place.today).select_related("member", "seat__partner__organisation")
    lead = rows.order_by("-until_on").first()
    if lead is None:
        return {}
    return {
        "lead": str(lead.member.uuid),
        "lead_of": lead.seat.partner.name,
        "lead_until": lead.until_on,
        "succession": bool(lead.succession),
        "limits": bool(lead.limits or lead.cap or lead.categories),
    }


GATHERERS = (_committee, _restrictions, _lead)
