"""The parts of a charter composed from what the partners built together: they cannot drift from it."""

from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.contents.people import left_partners, named
from charters.contents.words import Block, Composed, Words, cell, each, joined, kept, paragraph, said, same, table
from core.once import once
from partnerships.contents.answers import open_answers
from partnerships.models import (
    Answer,
    Consent,
    Contribution,
    Involvement,
    Need,
    Objective,
    Offer,
    Partner,
    Partnership,
    Task,
    Version,
    full_partners,
)
from partnerships.sentences import amount_in_words, value

Part = Involvement.Part
LETTERS = {
    Part.ACCOUNTABLE: pgettext_lazy("letter in the table of tasks", "A"),
    Part.RESPONSIBLE: pgettext_lazy("letter in the table of tasks", "R"),
    Part.CONSULTED: pgettext_lazy("letter in the table of tasks", "C"),
    Part.INFORMED: pgettext_lazy("letter in the table of tasks", "I"),
}
NOTHING = "–"
KINDS = Contribution.Kind.values


def parties(partnership: Partnership) -> Composed:
    """Who the parties are, and what each comes to find."""
    tongues, answers = partnership.languages, open_answers(partnership)
    rows = [
        [
            cell(
                same(tongues, f"{partner.name} ({partner.code})"),
                kept(tongues, partner.organisation.legal_form),
            ),
            _answered(tongues, answers[partner.pk].get(Answer.Question.STAKE)),
            _answered(tongues, answers[partner.pk].get(Answer.Question.EXPECTATION)),
        ]
        for partner in full_partners(partnership)
    ]
    head = [said(tongues, words) for words in (_("Organisation"), _("Its stake"), _("What it seeks here"))]
    note = said(tongues, _("Taken from what each partner wrote of itself."))
    return Composed(note, [table(said(tongues, _("The parties")), head, rows)])


def vision(partnership: Partnership) -> Composed:
    """The current version of the shared vision, and who consents to it."""
    tongues = partnership.languages
    version = current_vision(partnership)
    if version is None:
        return Composed(
            said(tongues, _("Taken from the shared vision.")),
            [paragraph(said(tongues, _("No version of the vision has been proposed yet.")))],
        )
    bodies = [kept(tongues, part.body) for part in version.paragraphs.all()]
    blocks = [paragraph(body, "" if rank else "vision") for rank, body in enumerate(bodies)]
    return Composed(_consents(partnership, version), blocks)


def objectives(partnership: Partnership) -> Composed:
    """Each objective: its commitment, for whom, from where to where, by when."""
    tongues = partnership.languages
    rows = [
        [
            cell(joined(tongues, [same(tongues, each.code), each.title], ". ")),
            cell(kept(tongues, each.statement), _path(each)),
        ]
        for each in partnership.objectives.all()
    ]
    if not rows:
        said_so = said(tongues, _("No objective has been written yet."))
        return Composed(said(tongues, _("Taken from the objectives.")), [paragraph(said_so)])
    head = [said(tongues, _("Objective")), said(tongues, _("Commitment"))]
    opening = _(
        "Each objective has a starting point, a target and a date. None is judged before its effect is possible."
    )
    return Composed(
        said(tongues, _("Taken from the objectives the partners agreed.")),
        [paragraph(said(tongues, opening)), table(said(tongues, _("The objectives")), head, rows)],
    )


def roles(partnership: Partnership) -> Composed:
    """Who does what: one column per partner, exactly one accountable per task and the person named behind it."""
    tongues = partnership.languages
    tasks = list(partnership.tasks.select_related("answerable__user").prefetch_related("involvements__partner"))
    partners = [*full_partners(partnership), *left_partners(partnership)]
    note = said(
        tongues,
        _("Taken from the table of tasks. Changed by decision of the committee."),
    )
    if not tasks:
        return Composed(note, [paragraph(said(tongues, _("No task has been written yet.")))])
    head = [said(tongues, _("Task")), *(named(tongues, partner, partner.code) for partner in partners)]
    rows = [
        [cell(kept(tongues, task.title), _answering(task, tongues)), *_letters(task, partners, tongues)]
        for task in tasks
    ]
    opening, title = _one_accountable(tasks)
    legend = _(
        "A: accountable, answers for the result. R: responsible, does the work. C: consulted beforehand. I: informed."
    )
    grid = table(said(tongues, title), head, rows, "grid")
    return Composed(note, [paragraph(said(tongues, opening)), grid, paragraph(said(tongues, legend), "small")])


def _one_accountable(tasks: list[Task]) -> tuple[Promise, Promise]:
    """What the table of tasks opens with, and its title: no more than is true of every task."""
    if all(task.accountable for task in tasks):
        return (
            _("For each task one partner alone is accountable; it answers for it before the steering committee."),
            _("Who does what: one accountable per task"),
        )
    opening = _(
        "For each task one partner alone is accountable before the steering committee; "
        "where nobody answers yet, the table says so."
    )
    return opening, _("Who does what")


def _answering(task: Task, tongues: tuple[str, ...]) -> Words | None:
    """The person who answers for a task now, or that nobody does."""
    if task.accountable is None:
        return said(tongues, _("Nobody answers for it yet."))
    return said(tongues, _("Answers for it: %(person)s"), person=task.person.user.name) if task.person else None


def contributions(partnership: Partnership) -> Composed:
    """What each partner promises to bring; as long as nothing is promised, what is needed and who offers it."""
    tongues = partnership.languages
    rows = partnership.contributions.standing().filter(partner__standing=Partner.Standing.PARTNER)
    promised = sorted(rows.select_related("partner__organisation"), key=lambda row: (KINDS.index(row.kind), row.code))
    if not promised:
        return _needs(partnership)
    brought = [row for row in promised if row.kind != Contribution.Kind.GUARANTEE]
    guarantees = [row for row in promised if row.kind == Contribution.Kind.GUARANTEE]
    blocks = []
    if brought:
        blocks.append(_promises(said(tongues, _("What each partner brings")), brought, partnership))
    if guarantees:
        apart = _("A guarantee or a loan is a commitment: it is never added to what is brought.")
        blocks.append(paragraph(said(tongues, apart)))
        blocks.append(_promises(said(tongues, _("Guarantees and loans")), guarantees, partnership))
    return Composed(said(tongues, _("Taken from the contributions that the partners promised.")), blocks)


def _promises(caption: Words, rows: list[Contribution], partnership: Partnership) -> Block:
    tongues = partnership.languages
    head = [said(tongues, words) for words in (_("Brought by"), _("What is brought"), _("Amount"), _("When"))]
    lines = [
        [
            cell(same(tongues, row.partner.name), said(tongues, Contribution.Kind(row.kind).label)),
            cell(kept(tongues, row.title)),
            cell(_valued(row, partnership), kept(tongues, row.basis)),
            cell(_when(row, tongues)),
        ]
        for row in rows
    ]
    return table(caption, head, lines)


def _valued(row: Contribution, partnership: Partnership) -> Words:
    return each(partnership.languages, lambda: value(row.planned, partnership.currency))


def _when(row: Contribution, tongues: tuple[str, ...]) -> Words:
    if row.starts_on and row.ends_on:
        return said(tongues, _("From %(start)s to %(end)s"), start=row.starts_on, end=row.ends_on)
    if row.starts_on:
        return said(tongues, _("From %(start)s"), start=row.starts_on)
    if row.ends_on:
        return said(tongues, _("Until %(end)s"), end=row.ends_on)
    return said(tongues, _("As long as the partnership"))


def _needs(partnership: Partnership) -> Composed:
    """What is needed, and who offers it."""
    tongues = partnership.languages
    standing = Prefetch(
        "offers",
        Offer.objects.standing().filter(partner__standing=Partner.Standing.PARTNER).select_related("partner"),
        to_attr="standing",
    )
    needs = list(partnership.needs.prefetch_related(standing))
    note = said(
        tongues,
        _("Taken from needs and offers. Changed by decision of the committee."),
    )
    if not needs:
        return Composed(note, [paragraph(said(tongues, _("No need has been written yet.")))])
    head = [said(tongues, _("What is needed")), said(tongues, _("Brought by"))]
    rows = [[cell(kept(tongues, need.title)), _brought(need, tongues)] for need in needs]
    return Composed(note, [table(said(tongues, _("What each partner brings")), head, rows)])


@once
def current_vision(partnership: Partnership) -> Version | None:
    """The latest version of the vision, with its paragraphs."""
    rows = Version.objects.filter(text__vision__partnership=partnership).order_by("-number")
    return rows.select_related("partnership").prefetch_related("paragraphs").first()


def _consents(partnership: Partnership, version: Version) -> Words:
    given = version.consents.live().filter(partner__standing=Partner.Standing.PARTNER)
    answers = list(given.exclude(position=Consent.Position.OBJECTION))
    partners = len(full_partners(partnership))
    facts: dict[str, Any] = {"label": version.label, "n": len(answers), "of": partners}
    if answers and len(answers) >= partners:
        last = max(answer.given_at for answer in answers).astimezone(partnership.zone).date()
        words = _("Version %(label)s of the vision, to which all %(of)s partners had consented on %(day)s.")
        return said(partnership.languages, words, day=last, **facts)
    return said(
        partnership.languages,
        _("Version %(label)s of the vision: %(n)s of %(of)s partners consent."),
        **facts,
    )


def _answered(tongues: tuple[str, ...], answer: Answer | None) -> Block:
    """What a partner says to all the others, with its day; a dash for what it keeps, or has not said itself."""
    if answer is None or answer.awaits_confirmation:
        return cell(same(tongues, NOTHING))
    day = said(tongues, _("By %(day)s."), day=answer.due_on) if answer.due_on else None
    return cell(kept(tongues, answer.body), day)


def _path(objective: Objective) -> Words:
    """For whom, from where to where, in which unit, by when, as far as it is known."""
    tongues = objective.partnership.languages
    sentences = []
    if objective.beneficiaries:
        sentences.append(said(tongues, _("For: %(whom)s."), whom=objective.beneficiaries))
    if not objective.missing:
        facts = {"start": objective.baseline, "goal": objective.target, "day": objective.due_on}
        sentences.append(said(tongues, _("From: %(start)s. To: %(goal)s. By: %(day)s."), **facts))
    if objective.unit:
        sentences.append(said(tongues, _("Unit: %(unit)s."), unit=objective.unit))
    return joined(tongues, sentences, " ") if sentences else {}


def _letters(task: Task, partners: list[Partner], tongues: tuple[str, ...]) -> list[Block]:
    held: dict[int, list[str]] = {}
    for involvement in task.involvements.all():
        held.setdefault(involvement.partner_id, []).append(involvement.part)
    return [
        cell(joined(tongues, [said(tongues, LETTERS[part]) for part in sorted(held.get(partner.pk, ()))], " ") or {})
        if held.get(partner.pk)
        else cell(same(tongues, NOTHING))
        for partner in partners
    ]


def _brought(need, tongues: tuple[str, ...]) -> Block:
    offers = [_offered(offer, need, tongues) for offer in need.standing]
    return cell(joined(tongues, offers, "; ") if offers else said(tongues, _("nobody yet")))


def _offered(offer: Offer, need: Need, tongues: tuple[str, ...]) -> Words:
    level = each(tongues, lambda: amount_in_words(offer.amount, need))
    return said(tongues, _("%(partner)s (%(level)s)"), partner=offer.partner.code, level=level)
