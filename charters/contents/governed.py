"""The parts of a charter composed from governance: the committee, its rules, the lead and its limits."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from charters.contents.words import (
    Block,
    Composed,
    Languages,
    Words,
    cell,
    each,
    heading,
    joined,
    kept,
    listing,
    paragraph,
    said,
    same,
    table,
)
from core.figures import money
from core.once import once
from governance.contents.rulebook import RulesInWords, rules_in_words
from governance.models import Lead, Mandate, RuleSet, Seat
from governance.rules.held import rules_of, steering_of
from partnerships.models import Partnership

NOBODY = "–"
Capacity = Mandate.Capacity


def committee(partnership: Partnership) -> Composed:
    """The steering committee: its voting seats, and who answers for each."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the seats and mandates on the day of freezing."))
    body = steering_of(partnership)
    if body is None:
        return Composed(note, [paragraph(said(tongues, _("The steering committee is not seated yet.")))])
    today = partnership.today()
    mandates = (
        Mandate.objects.answering().filter(seat__body=body).exclude(until_on__lt=today).exclude(ended_on__lte=today)
    )
    mandates = mandates.select_related("member__user").order_by("-since_on")  # those that run come after those to come
    holders = {(mandate.seat_id, mandate.capacity): mandate.member.user.name for mandate in mandates}
    seats = list(Seat.objects.voting().filter(body=body).select_related("partner__organisation"))
    rows = [_seat(seat, holders, tongues) for seat in seats]
    head = [said(tongues, words) for words in (_("Seat"), _("Titular"), _("Alternate"))]
    opening = said(tongues, _("%(name)s: %(n)s voting seats. One seat, one vote."), name=body.name, n=len(seats))
    return Composed(note, [paragraph(opening), table(said(tongues, _("Who sits")), head, rows)])


def rules(partnership: Partnership) -> Composed:
    """How each category of question is decided."""
    tongues = partnership.languages
    book = rules_of(partnership)
    if book is None:
        note = said(tongues, _("Taken from the decision rules."))
        return Composed(note, [paragraph(said(tongues, _("No decision rule has been set yet.")))])
    told = {code: _in_words(book, partnership, code) for code in tongues}
    head = [said(tongues, _("When the question is")), said(tongues, _("it takes"))]
    rows = [[cell(_each(told, _when, row)), cell(*_takes(told, row))] for row in range(len(book.categories.all()))]
    common = [_each(told, lambda words, row: words.common[row], row) for row in range(len(told[tongues[0]].common))]
    words = _("Taken from the decision rules, version %(n)s. Changing them is a decision, taken under the former ones.")
    grid = table(said(tongues, _("According to the question, the rule")), head, rows)
    return Composed(said(tongues, words, n=book.number), [grid, listing(common)])


def lead(partnership: Partnership) -> Composed:
    """The strategic lead: who, until when, what it may settle and what never."""
    tongues = partnership.languages
    note = said(tongues, _("Ceiling, categories and delays are those of the mandate and of the decision rules."))
    held = current_lead(partnership)
    if held is None:
        return Composed(note, [paragraph(said(tongues, _("No strategic lead has been elected yet.")))])
    facts = {
        "name": held.member.user.name,
        "seat": held.seat.partner.name,
        "start": held.since_on,
        "end": held.until_on,
    }
    mandate = said(tongues, _("%(name)s (%(seat)s) is strategic lead from %(start)s to %(end)s."), **facts)
    blocks = [paragraph(mandate), *_settles(held, partnership)]
    blocks.append(heading(said(tongues, _("It never settles"))))
    blocks.append(listing(said(tongues, words) for words in NEVER))
    if held.limits:
        blocks.append(paragraph(kept(tongues, held.limits)))
    if held.succession:
        blocks.append(paragraph(said(tongues, _("Succession: %(who)s"), who=held.succession)))
    return Composed(note, blocks)


NEVER = (
    _("a change of the charter;"),
    _("a change of the decision rules;"),
    _("the entry or exclusion of a partner;"),
    _("what touches personal data;"),
    _("a question in which it has an interest;"),
    _("its own mandate;"),
    _("after one meeting alone, or because a time has run out."),
)


@once
def current_lead(partnership: Partnership) -> Lead | None:
    """The strategic lead of the day, or the next one already elected."""
    rows = Lead.objects.answering().chosen().filter(partnership=partnership, ended_on=None)
    rows = rows.filter(until_on__gte=partnership.today())
    return rows.order_by("since_on").select_related("member__user", "seat__partner__organisation").first()


def _seat(seat: Seat, holders: dict, tongues: Languages) -> list[Block]:
    names = [holders.get((seat.pk, capacity), NOBODY) for capacity in (Capacity.TITULAR, Capacity.ALTERNATE)]
    return [cell(same(tongues, name)) for name in (seat.partner.name, *names)]


def _in_words(book: RuleSet, partnership: Partnership, language: str) -> RulesInWords:
    """The rules in one language, in the very sentences that the committee's page and the ballots say."""
    with override(language):
        return rules_in_words(book, partnership)


def _each(told: dict[str, RulesInWords], say: Callable[[RulesInWords, int], str], row: int) -> Words:
    """What `say` makes of a row of the rules, in each language."""
    said_so = {}
    for code, words in told.items():
        with override(code):
            said_so[code] = say(words, row)
    return said_so


def _when(words: RulesInWords, row: int) -> str:
    line = words.categories[row]
    return f"{line.label}, {line.condition}" if line.condition else line.label


def _takes(told: dict[str, RulesInWords], row: int) -> tuple[Words, Words]:
    """What a category takes at a meeting; under it, what comes before, in writing, and in a deadlock."""
    meeting = _each(told, lambda words, row: " ".join(words.categories[row].meeting), row)
    return meeting, _each(told, _besides, row)


def _besides(words: RulesInWords, row: int) -> str:
    line = words.categories[row]
    first = _("First: %(rule)s") % {"rule": " ".join(line.consent)} if line.consent else ""
    writing = _("In writing: %(rule)s") % {"rule": " ".join(line.writing)}
    return " ".join(part for part in (first, writing, line.lead) if part)


def _settles(held: Lead, partnership: Partnership) -> list[Block]:
    tongues, book = partnership.languages, rules_of(partnership)
    if book is None or not held.categories:
        return [paragraph(said(tongues, _("No category is delegated: the lead settles nothing alone.")))]
    when = said(
        tongues,
        _(
            "The lead settles only when two meetings, with a mediation of at most %(days)s days between "
            "them, could not decide."
        ),
        days=book.mediation_days,
    )
    how = said(
        tongues,
        _(
            "It does so within %(days)s days, in writing and with reasons, and quotes the minority’s "
            "opinion. "
            "The question must be ordinary and commit no more than %(amount)s."
        ),
        days=book.settle_days,
        amount=each(tongues, lambda: money(held.cap, partnership.currency)),
    )
    named = {row.category: row.label for row in book.categories.all()}
    may = [kept(tongues, named[code]) for code in held.categories if code in named]
    delegated = said(tongues, _("Delegated to it: %(categories)s."), categories=joined(tongues, may))
    return [paragraph(when, "lead"), paragraph(how), paragraph(delegated)]
