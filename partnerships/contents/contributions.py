from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.days import date_format
from core.figures import money, percent
from partnerships import contributing, rules, sentences
from partnerships.contributing import Promise, Total
from partnerships.models import Contribution, Member, Partner, Partnership, full_partners

Kind = Contribution.Kind
KINDS = tuple(Kind)
DELIVERIES = ("deliveries__pk", "deliveries__amount", "deliveries__delivered_on")
FIELDS = ("partner_id", "offer_id", "kind", "planned", "starts_on", "ends_on", "withdrawn_at", "partner__standing")
PER_PAGE = 50


@dataclass(frozen=True)
class Held:
    """Whose contribution it is, on which offer it rests, and its arithmetic."""

    partner_id: int
    offer_id: int | None
    promise: Promise


def promises_of(partnership: Partnership, until: date | None = None, **about: Any) -> dict[int, Held]:
    """The arithmetic of every contribution, or of those `about` something, withdrawn ones too; one query.

    `until` is the last day whose deliveries count; without it, all do.
    """
    lines: dict[int, list[Decimal | None]] = {}
    known: dict[int, Any] = {}
    rows = Contribution.objects.filter(partnership=partnership, **about)
    for row in rows.values_list("pk", *FIELDS, *DELIVERIES, named=True):
        known[row.pk] = row
        given = lines.setdefault(row.pk, [])
        if row.deliveries__pk is not None and (until is None or row.deliveries__delivered_on <= until):
            given.append(row.deliveries__amount)
    found = {}
    for pk, row in known.items():
        promise = _promise(row, lines[pk], partnership, standing=row.partner__standing)
        found[pk] = Held(row.partner_id, row.offer_id, promise)
    return found


def _promise(row: Any, lines: list[Decimal | None], partnership: Partnership, *, standing: str) -> Promise:
    """A contribution, or the row of one, as arithmetic sees it; days it does not give are the partnership's.

    A partner that left promises no more: its contribution counts as a withdrawn one does.
    """
    return Promise(
        kind=row.kind,
        planned=row.planned,
        deliveries=lines,
        starts_on=row.starts_on or partnership.starts_on,
        ends_on=row.ends_on or partnership.ends_on,
        withdrawn=row.withdrawn_at is not None or standing == Partner.Standing.FORMER,
    )


def delivered_offers(held: Iterable[Held], today: date) -> set[int]:
    """The offers whose contributions, those that stand, are wholly delivered."""
    resting = [(row.offer_id, row.promise.whole(today)) for row in held if row.offer_id and not row.promise.withdrawn]
    return {offer for offer, _whole in resting} - {offer for offer, whole in resting if not whole}


@dataclass(frozen=True)
class KindLine:
    """What is promised and delivered of one kind, in words."""

    kind: str
    label: str
    sentence: str
    time: str
    pin: str
    total: Total

    @property
    def guarantee(self) -> bool:
        return self.kind == Kind.GUARANTEE


def kind_lines(
    partnership: Partnership, held: Iterable[Held] | None = None, today: date | None = None
) -> list[KindLine]:
    """One line per kind of which something is promised, as of a day; never a total over kinds."""
    rows = promises_of(partnership).values() if held is None else held
    found = contributing.totals(row.promise for row in rows)
    today = today or partnership.today()
    return [_kind_line(found[kind], partnership, today) for kind in KINDS if kind in found]


def _kind_line(total: Total, partnership: Partnership, today: date) -> KindLine:
    said = {"promised": money(total.promised, partnership.currency)}
    said |= {"delivered": money(total.delivered, partnership.currency), "share": percent(total.share or 0)}
    if total.kind == Kind.GUARANTEE:
        sentence = _("%(promised)s committed, %(delivered)s of it used so far.") % said
    else:
        sentence = _("%(delivered)s delivered of %(promised)s promised: %(share)s so far.") % said
    time = time_in_words(total.starts_on, total.ends_on, today)
    pin = _pin(total.delivered, total.promised)
    return KindLine(total.kind, str(Kind(total.kind).label), sentence, time, pin, total)


def time_in_words(starts_on: date | None, ends_on: date | None, today: date) -> str:
    """How much of the time has passed, from when until when."""
    passed = contributing.elapsed(starts_on, ends_on, today)
    if passed is None or starts_on is None or ends_on is None:
        return _("From when until when is not stated.")
    said = {"start": date_format(starts_on, "DATE_FORMAT"), "end": date_format(ends_on, "DATE_FORMAT")}
    if today < starts_on:
        return _("The time has not begun: from %(start)s to %(end)s.") % said
    if passed == 1:
        return _("The time is over: from %(start)s to %(end)s.") % said
    said["share"] = percent(contributing.points(passed) or 0)
    return _("%(share)s of the time has passed, from %(start)s to %(end)s.") % said


def _pin(delivered: Decimal, promised: Decimal) -> str:
    if delivered >= promised:
        return "done"
    return "wait" if delivered else "todo"


@dataclass(frozen=True)
class Line:
    """One contribution as lists and pages show it."""

    contribution: Contribution
    promise: Promise
    currency: str
    today: date

    @property
    def promised(self) -> str:
        return sentences.value(self.contribution.planned, self.currency)

    @property
    def delivered(self) -> str:
        """What was delivered, with its part of what is promised."""
        promise = self.promise
        if not promise.valued:
            return self.word if promise.deliveries else _("nothing yet")
        if not promise.delivered:
            return _("nothing yet")
        if promise.withdrawn or promise.share is None:
            return money(promise.delivered, self.currency)
        return f"{money(promise.delivered, self.currency)} ({percent(promise.share)})"

    @property
    def dated(self) -> bool:
        """Whether it has days of its own: the others have the partnership's, which the kind's line says."""
        return bool(self.contribution.starts_on or self.contribution.ends_on)

    @property
    def time(self) -> str:
        return time_in_words(self.promise.starts_on, self.promise.ends_on, self.today)

    @property
    def left(self) -> bool:
        """Whether its partner has left."""
        return self.contribution.partner.standing == Partner.Standing.FORMER

    @property
    def pin(self) -> str:
        if self.contribution.withdrawn_at:
            return "stop"
        if self.promise.whole(self.today):
            return "done"
        if self.left:
            return "stop"
        return "wait" if self.promise.deliveries else "todo"

    @property
    def word(self) -> str:
        """How far it is, in a word or two."""
        return {
            "stop": pgettext("a contribution", "withdrawn")
            if self.contribution.withdrawn_at
            else _("its partner has left"),
            "done": pgettext("a contribution", "delivered"),
            "wait": pgettext("a contribution", "under way"),
            "todo": pgettext("a contribution", "promised"),
        }[self.pin]


@dataclass(frozen=True)
class Group:
    """Contributions of one kind on a page."""

    kind: str
    label: str
    lines: list[Line]

    @property
    def guarantee(self) -> bool:
        return self.kind == Kind.GUARANTEE


@dataclass(frozen=True)
class Contributions:
    """What the partners promised and delivered: each kind in a line, then the contributions of one page."""

    kinds: list[KindLine]
    groups: list[Group]
    page: Page
    count: int
    unvalued: int
    without: list[str]


def contributions_page(partnership: Partnership, number: str | None = None) -> Contributions:
    """Promised and delivered, kind by kind, in three queries."""
    held = promises_of(partnership)
    rows = partnership.contributions.select_related("partner__organisation", "offer__need")
    ordered = sorted(rows, key=lambda row: (KINDS.index(Kind(row.kind)), row.withdrawn_at is not None, row.code))
    page, today = Paginator(ordered, PER_PAGE).get_page(number), partnership.today()
    lines = [Line(row, held[row.pk].promise, partnership.currency, today) for row in page]
    standing = [row for row in held.values() if not row.promise.withdrawn]
    giving = {row.partner_id for row in standing}
    return Contributions(
        kinds=kind_lines(partnership, held.values()),
        groups=list(_groups(lines)),
        page=page,
        count=len(standing),
        unvalued=sum(not row.promise.valued for row in standing),
        without=[partner.name for partner in full_partners(partnership) if partner.pk not in giving],
    )


def _groups(lines: list[Line]) -> Iterator[Group]:
    for kind, rows in groupby(lines, key=lambda line: line.contribution.kind):
        yield Group(kind, str(Kind(kind).label), list(rows))


def contribution_page(contribution: Contribution, by: Member) -> dict[str, Any]:
    """One contribution with its deliveries, and what the reader may do with it."""
    partnership = contribution.partnership
    deliveries = list(contribution.deliveries.select_related("recorded_by__user", "recorded_by__partner"))
    lines = [row.amount for row in deliveries]
    promise = _promise(contribution, lines, partnership, standing=contribution.partner.standing)
    acts = (rules.record_delivery, rules.change_contribution, rules.withdraw_contribution)
    return {
        "contribution": contribution,
        "line": Line(contribution, promise, partnership.currency, partnership.today()),
        "deliveries": [(row, sentences.value(row.amount, partnership.currency)) for row in deliveries],
        "refusals": {rule.act: rule.refusal(by, contribution) for rule in acts},
    }
