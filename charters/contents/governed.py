"""The parts of a charter composed from governance: the committee, its rules, the lead and its limits."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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
from governance.models import Body, CategoryRule, Lead, Mandate, RuleSet, Seat
from governance.sentences import rule_in_words
from governance.tally import Rule
from partnerships.models import Partnership

NOBODY = "–"
Capacity = Mandate.Capacity


def committee(partnership: Partnership) -> Composed:
    """The steering committee: its voting seats, and who answers for each."""
    tongues = partnership.languages
    note = said(tongues, _("Taken from the seats and mandates on the day of freezing."))
    body = Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).first()
    if body is None:
        return Composed(note, [paragraph(said(tongues, _("The steering committee is not seated yet.")))])
    mandates = Mandate.objects.running(partnership.today()).filter(seat__body=body).select_related("member__user")
    holders = {(mandate.seat_id, mandate.capacity): mandate.member.user.name for mandate in mandates}
    seats = list(Seat.objects.voting().filter(body=body).select_related("partner__organisation"))
    rows = [_seat(seat, holders, tongues) for seat in seats]
    head = [said(tongues, words) for words in (_("Seat"), _("Titular"), _("Alternate"))]
    opening = said(tongues, _("%(name)s: %(n)s voting seats. One seat, one vote."), name=body.name, n=len(seats))
    return Composed(note, [paragraph(opening), table(said(tongues, _("Who sits")), head, rows)])


def rules(partnership: Partnership) -> Composed:
    """How each category of question is decided."""
    tongues = partnership.languages
    book = current_rules(partnership)
    if book is None:
        note = said(tongues, _("Taken from the decision rules."))
        return Composed(note, [paragraph(said(tongues, _("No decision rule has been set yet.")))])
    words = _("Taken from the decision rules, version %(n)s. Changing them is a decision, taken under the former ones.")
    head = [said(tongues, _("When the question is")), said(tongues, _("it takes"))]
    rows = [[cell(_when(row, partnership)), cell(*_takes(row, tongues))] for row in book.categories.all()]
    again = said(
        tongues,
        _(
            "Without a quorum, a second meeting on the same agenda, %(after)s to %(within)s days later, "
            "decides validly."
        ),
        after=book.reconvene_after,
        within=book.reconvene_within,
    )
    grid = table(said(tongues, _("According to the question, the rule")), head, rows)
    return Composed(said(tongues, words, n=book.number), [grid, paragraph(again)])


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
    _("the entry or exclusion of a partner;"),
    _("what touches personal data;"),
    _("a question in which it has an interest;"),
    _("its own mandate;"),
    _("after one meeting alone, or because a time has run out."),
)


def current_rules(partnership: Partnership) -> RuleSet | None:
    """The decision rules in force: the latest version."""
    rows = RuleSet.objects.filter(partnership=partnership).order_by("-number")
    return rows.prefetch_related("categories").first()


def current_lead(partnership: Partnership) -> Lead | None:
    """The strategic lead of the day, or the next one already elected."""
    rows = Lead.objects.filter(partnership=partnership, ended_on=None, until_on__gte=partnership.today())
    return rows.order_by("since_on").select_related("member__user", "seat__partner__organisation").first()


def _seat(seat: Seat, holders: dict, tongues: Languages) -> list[Block]:
    names = [holders.get((seat.pk, capacity), NOBODY) for capacity in (Capacity.TITULAR, Capacity.ALTERNATE)]
    return [cell(same(tongues, name)) for name in (seat.partner.name, *names)]


def _when(row: CategoryRule, partnership: Partnership) -> Words:
    tongues = partnership.languages
    if not row.above:
        return kept(tongues, row.label)
    return said(tongues, _("%(label)s, above %(amount)s"), label=row.label, amount=_money(row.above, partnership))


def _takes(row: CategoryRule, tongues: Languages) -> tuple[Words, Words]:
    """The rule in words, and under it what is tried first and how it is done in writing."""
    rule = each(tongues, lambda: rule_in_words(Rule.from_dict(row.rule)))
    more = []
    if row.consent_rule:
        more.append(said(tongues, _("Consent is sought first.")))
    if row.written_rule:
        more.append(said(tongues, _("In writing: %(n)s days to answer."), n=row.written_days))
    if row.lead_may_settle:
        more.append(said(tongues, _("After two meetings without a result the lead may settle it.")))
    return rule, joined(tongues, more, " ") if more else {}


def _settles(held: Lead, partnership: Partnership) -> list[Block]:
    tongues, book = partnership.languages, current_rules(partnership)
    if book is None:
        return []
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
        amount=_money(held.cap, partnership),
    )
    return [paragraph(when, "lead"), paragraph(how)]


def _money(amount: Decimal, partnership: Partnership) -> Words:
    """An amount in each language, without decimals when it is whole."""
    return each(partnership.languages, lambda: _amount(amount, partnership.currency))


def _amount(amount: Decimal, currency: str) -> str:
    whole = amount == amount.to_integral_value()
    figure = number_format(amount, 0 if whole else 2, force_grouping=True)
    sign = {"EUR": "€"}.get(currency, currency)
    return (
        f"{figure}\u00a0{sign}" if get_language() == "fr" else f"{sign}{figure}" if sign == "€" else f"{figure} {sign}"
    )
