from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.figures import money
from governance.models import Body, CategoryRule, Lead, Mandate, Proxy, RuleSet, Seat
from governance.rules.lead import lead_of
from governance.sentences import rule_sentences
from governance.tally import Mode, Rule
from partnerships.models import Member, Partner, Partnership


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
class CategoryInWords:
    """How decisions of one category are taken: sentences for a meeting, in writing, for the lead."""

    code: str
    label: str
    condition: str
    meeting: tuple[str, ...]
    writing: tuple[str, ...]
    consent: tuple[str, ...]
    lead: str


@dataclass(frozen=True)
class RulesInWords:
    """A version of the rules, category by category, and what happens in a deadlock."""

    rule_set: RuleSet
    categories: tuple[CategoryInWords, ...]
    common: tuple[str, ...]


@dataclass(frozen=True)
class Committee:
    """The committee as page, charter and report show it; empty where nothing is seated or set yet."""

    body: Body | None
    voting: tuple[Place, ...] = ()
    observers: tuple[Place, ...] = ()
    lead: Lead | None = None
    lead_sentences: tuple[str, ...] = ()
    rules: RulesInWords | None = None
    vacant: tuple[Place, ...] = field(default=())
    proxies: tuple[Proxy, ...] = ()

    @property
    def takes_proxies(self) -> bool:
        """Whether the rules in force let a seat answer for another."""
        return self.rules is not None and self.rules.rule_set.proxies_per_seat > 0

    def seats_of(self, by: Member) -> list[Place]:
        """The voting seats on which this person holds a mandate; every one for the facilitator."""
        return [place for place in self.voting if by.is_facilitator or by.pk in place.people]


def committee(partnership: Partnership) -> Committee:
    """Seats, people, lead and rules of the partnership as they stand today."""
    body = Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).select_related("partnership").first()
    places = tuple(_places(partnership, body)) if body else ()
    voting = tuple(place for place in places if place.seat.voting)
    lead = lead_of(partnership)
    rule_set = RuleSet.objects.in_force(partnership)
    return Committee(
        body=body,
        voting=voting,
        observers=tuple(place for place in places if not place.seat.voting),
        lead=lead,
        lead_sentences=tuple(lead_in_words(lead, rule_set, partnership)) if lead else (),
        rules=rules_in_words(rule_set, partnership) if rule_set else None,
        vacant=tuple(place for place in voting if place.vacant),
        proxies=tuple(running_proxies(body)) if body else (),
    )


def running_proxies(body: Body) -> list[Proxy]:
    """The proxies that hold today, or will on a day to come, in this committee."""
    today = body.partnership.today()
    rows = Proxy.objects.filter(seat__body=body, revoked_at=None, until_on__gte=today)
    return list(rows.select_related("seat__partner__organisation", "holder__partner__organisation", "decision"))


def rules_in_words(rule_set: RuleSet, partnership: Partnership) -> RulesInWords:
    """The decision rules in plain sentences, in the language of the moment."""
    rows = sorted(rule_set.categories.all(), key=lambda row: (row.pk, row.above))
    categories = tuple(_category(row, partnership) for row in rows)
    return RulesInWords(rule_set, categories, tuple(_common(rule_set)))


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
            "Never: the charter, the entry or the exclusion of a partner, personal data, the lead’s own "
            "mandate, or a question in which the lead has an interest."
        )
    )
    if lead.limits:
        sentences.append(str(lead.limits))
    sentences.append(_("Succession: %(words)s") % {"words": lead.succession})
    return sentences


def _places(partnership: Partnership, body: Body) -> list[Place]:
    running = Mandate.objects.running(partnership.today()).select_related("member__user")
    seats = (
        Seat.objects.filter(body=body, ended_at=None)
        .exclude(partner__standing=Partner.Standing.FORMER)
        .select_related("partner__organisation")
        .prefetch_related(Prefetch("mandates", running, to_attr="running"))
    )
    return [_place(seat, seat.running) for seat in seats]


def _place(seat: Seat, mandates: list[Mandate]) -> Place:
    titular = Mandate.Capacity.TITULAR
    first = tuple(row for row in mandates if row.capacity == titular)
    return Place(seat, first, tuple(row for row in mandates if row.capacity != titular))


def _category(row: CategoryRule, partnership: Partnership) -> CategoryInWords:
    rule = Rule.from_dict(row.rule)
    written = Rule.from_dict(row.rule_in(Mode.WRITTEN))
    days = ngettext("At least %(n)s day to answer.", "At least %(n)s days to answer.", row.written_days)
    above = money(row.above, partnership.currency)
    return CategoryInWords(
        code=row.category,
        label=str(row.label),
        condition=_("above %(amount)s") % {"amount": above} if row.above else "",
        meeting=tuple(rule_sentences(rule, Mode.MEETING)),
        writing=(*rule_sentences(written, Mode.WRITTEN), days % {"n": row.written_days}),
        consent=tuple(rule_sentences(Rule.from_dict(row.consent_rule), Mode.MEETING)) if row.consent_rule else (),
        lead=_("In a deadlock the lead may settle, within the limits of the mandate.") if row.lead_may_settle else "",
    )


def _common(rule_set: RuleSet) -> list[str]:
    """What holds for every category: second meeting, deadlock, early close."""
    window = {"first": rule_set.reconvene_after, "last": rule_set.reconvene_within}
    deadlock = {"mediation": rule_set.mediation_days, "settle": rule_set.settle_days}
    return [
        _(
            "When the quorum is missed, a second meeting held %(first)s to %(last)s days later on the same "
            "question decides without a quorum."
        )
        % window,
        _(
            "A deadlock is a tie, or an objection that stands, in two rounds with a mediation of at most "
            "%(mediation)s days between them. The lead may then settle within %(settle)s days, in writing, "
            "with reasons and the minority’s opinion."
        )
        % deadlock,
        _(
            "A seat whose organisation has an interest is recused: it takes no part in the debate or the "
            "vote, and does not count as present."
        ),
        _("Silence is never a yes; a changed answer keeps the one before in the register."),
    ]
