"""The decision rules in plain sentences, and what one version changes of another."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.figures import money
from governance.models import CategoryRule, RuleSet
from governance.sentences import rule_sentences
from governance.tally import Mode, Rule
from partnerships.models import Partnership

NEW, GONE, CHANGED, SAME = "new", "gone", "changed", "same"


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
    above: Decimal = Decimal(0)

    @property
    def name(self) -> str:
        """The category with the amount from which this rule applies."""
        return f"{self.label}, {self.condition}" if self.condition else self.label

    @property
    def sentences(self) -> tuple[str, ...]:
        """The whole rule: before it, at a meeting, in writing, and what the lead may."""
        return self.beside(None)

    def beside(self, other: "CategoryInWords | None") -> tuple[str, ...]:
        """What this rule says and the `other` does not; the whole rule beside none."""
        consent = () if other and other.consent == self.consent else self.consent
        meeting = _left(self.meeting, other.meeting if other else ())
        writing = _left(self.writing, other.writing if other else ())
        lead = "" if other and other.lead == self.lead else self.lead
        return (
            *([_("First: %(rule)s") % {"rule": " ".join(consent)}] if consent else ()),
            *meeting,
            *([_("In writing: %(rule)s") % {"rule": " ".join(writing)}] if writing else ()),
            *filter(None, [lead]),
        )


@dataclass(frozen=True)
class RulesInWords:
    """A version of the rules, category by category, and what holds for all."""

    rule_set: RuleSet
    categories: tuple[CategoryInWords, ...]
    common: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A category beside what it was: new, gone, changed or the same."""

    kind: str
    line: CategoryInWords
    before: CategoryInWords | None = None

    @property
    def now(self) -> tuple[str, ...]:
        """What it says from now on and did not before."""
        return (
            () if self.kind in (GONE, SAME) else (*self._named(self.line, self.before), *self.line.beside(self.before))
        )

    @property
    def was(self) -> tuple[str, ...]:
        """What it said until now and does no more."""
        if self.before is None or self.kind == SAME:
            return ()
        if self.kind == GONE:
            return self.before.sentences
        return (*self._named(self.before, self.line), *self.before.beside(self.line))

    def _named(self, line: CategoryInWords, other: CategoryInWords | None) -> tuple[str, ...]:
        renamed = other is not None and other.label != line.label
        return (_("Name: %(name)s.") % {"name": line.label},) if renamed else ()


@dataclass(frozen=True)
class Comparison:
    """What a version of the rules changes of another."""

    categories: tuple[Change, ...]
    said_now: tuple[str, ...]
    said_before: tuple[str, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        return tuple(change for change in self.categories if change.kind != SAME)

    @property
    def same(self) -> tuple[str, ...]:
        """The names of the categories that stay as they are."""
        return tuple(change.line.name for change in self.categories if change.kind == SAME)


def rules_in_words(
    rule_set: RuleSet, partnership: Partnership, rows: Iterable[CategoryRule] | None = None
) -> RulesInWords:
    """The decision rules in plain sentences, in the language of the moment; `rows` are those of rules not kept yet."""
    given = rows if rows is not None else sorted(rule_set.categories.all(), key=lambda row: (row.pk, row.above))
    categories = tuple(_category(row, partnership) for row in given)
    return RulesInWords(rule_set, categories, tuple(_common(rule_set)))


def compare(before: RulesInWords, after: RulesInWords) -> Comparison:
    """What `after` changes of `before`, category by category, in the order of `after`; what is gone comes last."""
    was = {(line.code, line.above): line for line in before.categories}
    changes = [_change(was.pop((line.code, line.above), None), line) for line in after.categories]
    changes += [Change(GONE, line, line) for line in was.values()]
    return Comparison(
        tuple(changes),
        said_now=tuple(words for words in after.common if words not in before.common),
        said_before=tuple(words for words in before.common if words not in after.common),
    )


def changes_in_text(comparison: Comparison) -> str:
    """The changes as paragraphs: what the committee votes on, in the language of the moment."""
    lines = [_told(change) for change in comparison.changed]
    if comparison.said_now or comparison.said_before:
        lines.append(
            _("For all categories, from now on: %(now)s Until now: %(before)s")
            % {"now": " ".join(comparison.said_now) or "–", "before": " ".join(comparison.said_before) or "–"}
        )
    return "\n\n".join(lines)


def _change(before: CategoryInWords | None, line: CategoryInWords) -> Change:
    if before is None:
        return Change(NEW, line)
    return Change(SAME if before == line else CHANGED, line, before)


def _told(change: Change) -> str:
    now, was = " ".join(change.now), " ".join(change.was)
    words = {"category": capfirst(change.line.name), "now": now or "–", "was": was or "–"}
    if change.kind == NEW:
        return _("New category: %(category)s. %(now)s") % words
    if change.kind == GONE:
        return _("This category goes: %(category)s. Until now: %(was)s") % words
    return _("%(category)s. From now on: %(now)s Until now: %(was)s") % words


def _left(sentences: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words for words in sentences if words not in others)


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
        lead=_in_a_deadlock(row),
        above=row.above,
    )


def _in_a_deadlock(row: CategoryRule) -> str:
    if row.lead_may_settle:
        return _("In a deadlock the lead may settle, within the limits of the mandate.")
    if row.matter == CategoryRule.Matter.ORDINARY:
        return ""
    return _("The lead never settles it, as it is about: %(matter)s.") % {"matter": row.get_matter_display()}


def _common(rule_set: RuleSet) -> list[str]:
    """What holds for every category: meetings and their minutes, proxies, early close, second meeting, deadlock."""
    window = {"first": rule_set.reconvene_after, "last": rule_set.reconvene_within}
    deadlock = {"mediation": rule_set.mediation_days, "settle": rule_set.settle_days}
    return [
        *_meetings(rule_set),
        _proxies(rule_set.proxies_per_seat),
        _early_close(rule_set.minimum_wait_hours),
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


def _meetings(rule_set: RuleSet) -> list[str]:
    notice = ngettext(
        "A meeting is announced at least %(n)s day ahead.",
        "A meeting is announced at least %(n)s days ahead.",
        rule_set.notice_days,
    )
    minutes = pgettext(
        "minutes of a meeting",
        "Its minutes are sent within %(sent)s days; a correction may be asked for within %(asked)s days, after which "
        "silence approves them.",
    )
    return [
        notice % {"n": rule_set.notice_days},
        minutes % {"sent": rule_set.minutes_days, "asked": rule_set.correction_days},
    ]


def _proxies(each: int) -> str:
    if not each:
        return _("A seat answers for itself alone: there are no proxies.")
    words = ngettext(
        "A seat may answer for %(n)s other seat at most, by a written proxy.",
        "A seat may answer for %(n)s other seats at most, by written proxies.",
        each,
    )
    return words % {"n": each}


def _early_close(hours: int) -> str:
    words = ngettext(
        "A written consultation closes before its time only when nothing can change its result, and after %(n)s hour.",
        "A written consultation closes before its time only when nothing can change its result, and after %(n)s hours.",
        hours,
    )
    return words % {"n": hours}
