from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.days import date_format
from core.figures import money
from governance.contents.rulebook import RulesInWords, rules_in_words
from governance.models import Body, Lead, Mandate, Proxy, RuleSet, Seat
from governance.rules.held import rules_of
from governance.rules.lead import lead_of
from partnerships.models import Member, Partnership


@dataclass(frozen=True)
class Place:
    """A seat with the people who answer for it today."""

    seat: Seat
    titulars: tuple[Mandate, ...]
    alternates: tuple[Mandate, ...]

    @property
    def vacant(self) -> bool:
        return not self.titulars and not self.alternates

    @property
    def people(self) -> set[int]:
        """Who answers for it."""
        return {mandate.member_id for mandate in (*self.titulars, *self.alternates)}


@dataclass(frozen=True)
class Seated:
    """A committee with its seats, those that vote and those that do not."""

    body: Body
    places: tuple[Place, ...] = ()

    @property
    def voting(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.seat.voting)

    @property
    def observers(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if not place.seat.voting)

    @property
    def vacant(self) -> tuple[Place, ...]:
        return tuple(place for place in self.voting if place.vacant)


@dataclass(frozen=True)
class Committee:
    """The committee as page, charter and report show it; empty where nothing is seated or set yet."""

    body: Body | None
    voting: tuple[Place, ...] = ()
    observers: tuple[Place, ...] = ()
    lead: Lead | None = None
    lead_sentences: tuple[str, ...] = ()
    rules: RulesInWords | None = None
    vacant: tuple[Place, ...] = ()
    advisory: tuple[Seated, ...] = ()
    proxies: tuple[Proxy, ...] = ()

    @property
    def takes_proxies(self) -> bool:
        """Whether the rules in force let a seat answer for another."""
        return self.rules is not None and self.rules.rule_set.proxies_per_seat > 0

    def seats_of(self, by: Member) -> list[Place]:
        """The voting seats on which this person holds a mandate; every one for the facilitator."""
        return [place for place in self.voting if by.is_facilitator or by.pk in place.people]


def committee(partnership: Partnership) -> Committee:
    """Seats, people, lead and rules of the partnership as they stand today, and the committees that advise."""
    seated = _seated(partnership)
    steering = next((each for each in seated if each.body.decides), None)
    lead = lead_of(partnership)
    rule_set = rules_of(partnership)
    return Committee(
        body=steering.body if steering else None,
        voting=steering.voting if steering else (),
        observers=steering.observers if steering else (),
        lead=lead,
        lead_sentences=tuple(lead_in_words(lead, rule_set, partnership)) if lead else (),
        rules=rules_in_words(rule_set, partnership) if rule_set else None,
        vacant=steering.vacant if steering else (),
        advisory=tuple(each for each in seated if not each.body.decides),
        proxies=tuple(running_proxies(partnership)) if steering else (),
    )


def running_proxies(partnership: Partnership) -> list[Proxy]:
    """The proxies that hold today, or will on a day to come."""
    rows = Proxy.objects.filter(partnership=partnership, revoked_at=None, until_on__gte=partnership.today())
    return list(rows.select_related("seat__partner__organisation", "holder__partner__organisation", "decision"))


def lead_in_words(lead: Lead, rule_set: RuleSet | None, partnership: Partnership) -> list[str]:
    """The lead's mandate and its limits, one sentence per thing to know."""
    labels = {row.category: str(row.label) for row in rule_set.categories.all()} if rule_set else {}
    named = ", ".join(labels.get(code, code) for code in lead.categories)
    days = {"since": date_format(lead.since_on), "until": date_format(lead.until_on)}
    sentences = [_("The mandate runs from %(since)s to %(until)s.") % days]
    if named:
        words = {"categories": named, "cap": money(lead.cap, partnership.currency)}
        sentences.append(_("In a deadlock the lead may settle: %(categories)s, up to %(cap)s.") % words)
    else:
        sentences.append(_("No category is delegated: the lead settles nothing alone."))
    sentences.append(
        _(
            "Never: the charter, the decision rules, the entry or the exclusion of a partner, personal data, the "
            "lead’s own mandate, or a question in which the lead has an interest."
        )
    )
    if lead.limits:
        sentences.append(str(lead.limits))
    sentences.append(_("Succession: %(words)s") % {"words": lead.succession})
    return sentences


def _seated(partnership: Partnership) -> list[Seated]:
    """Every committee with its seats, in three queries whatever their number."""
    running = Mandate.objects.running(partnership.today()).select_related("member__user")
    seats = Seat.objects.held().filter(partnership=partnership)
    places: dict[int, list[Place]] = {}
    for seat in seats.prefetch_related(Prefetch("mandates", running, to_attr="running")):
        places.setdefault(seat.body_id, []).append(_place(seat, seat.running))
    return [Seated(body, tuple(places.get(body.pk, ()))) for body in partnership.bodies.all()]


def _place(seat: Seat, mandates: list[Mandate]) -> Place:
    titular = Mandate.Capacity.TITULAR
    first = tuple(row for row in mandates if row.capacity == titular)
    return Place(seat, first, tuple(row for row in mandates if row.capacity != titular))
