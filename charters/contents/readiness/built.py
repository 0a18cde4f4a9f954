"""Is what the charter composes there: vision, objectives, tasks, rules, lead, terms."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charters.contents.governed import current_lead
from charters.contents.parts import current_vision
from charters.contents.readiness.lines import Line, missing, page
from charters.contents.words import day
from charters.models import CharterVersion
from governance.models import CategoryRule
from governance.rules.held import rules_of
from partnerships.actions.texts import is_shared
from partnerships.models import Partnership


def built(version: CharterVersion) -> Iterator[Line]:
    """The lines about what the partners built together and how they decide."""
    yield from _contents(version.partnership)
    yield _rules(version.partnership)
    yield _lead(version.partnership)
    yield from _terms(version)


def _contents(partnership: Partnership) -> Iterator[Line]:
    version = current_vision(partnership)
    shared = version is not None and is_shared(version)
    detail = version.label if version else _("No version yet")
    yield Line("vision", shared, _("Vision consented by all"), detail, page(partnership, "partnerships:vision"))
    rows = list(partnership.objectives.all())
    vague = [row.code for row in rows if row.missing]
    yield Line(
        "objectives",
        bool(rows) and not vague,
        _("Each objective can be measured"),
        missing(vague, rows),
        page(partnership, "partnerships:objective_list"),
    )
    rows = list(partnership.tasks.prefetch_related("involvements__partner"))
    orphans = [row.code for row in rows if row.accountable is None]
    yield Line(
        "tasks",
        bool(rows) and not orphans,
        _("One accountable per task"),
        missing(orphans, rows),
        page(partnership, "partnerships:task_list"),
    )


def _rules(partnership: Partnership) -> Line:
    """Whether each matter of which the charter speaks has a rule that holds from the first euro."""
    book = rules_of(partnership)
    covered = {row.matter for row in book.categories.all() if not row.above} if book else set()
    lacking = [str(matter.label) for matter in CategoryRule.Matter if matter not in covered]
    detail = missing(lacking, list(CategoryRule.Matter)) if book else _("No decision rule has been set yet.")
    link = page(partnership, "governance:committee")
    return Line("rules", bool(book) and not lacking, _("A method for each category of decision"), detail, link)


def _lead(partnership: Partnership) -> Line:
    """Whether the lead has an end, somebody who comes after, and a limit to what it settles."""
    held, statement = current_lead(partnership), _("A lead with an end, a succession and a limit")
    link = page(partnership, "governance:committee")
    if held is None:
        return Line("lead", False, statement, _("No strategic lead has been elected yet."), link)
    lacking = [] if held.succession else [_("the succession")]
    if held.categories and not held.cap and not held.limits:
        lacking.append(_("the limit"))
    detail = missing(lacking, ()) if lacking else _("Until %(day)s") % {"day": day(held.until_on)}
    return Line("lead", not lacking, statement, detail, link)


def _terms(version: CharterVersion) -> Iterator[Line]:
    link, partnership = page(version.partnership, "charters:set_terms"), version.partnership
    until = day(partnership.ends_on) if partnership.ends_on else _("No end date")
    change = page(partnership, "partnerships:change_partnership")
    yield Line("duration", partnership.ends_on is not None, _("An end date"), until, change)
    months, review = version.exit_notice_months, version.review_on
    detail = _("Not agreed yet") if months is None else ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    yield Line("notice", months is not None, _("A notice before leaving"), detail, link)
    yield Line(
        "review", review is not None, _("A date of review"), day(review) if review else _("Not agreed yet"), link
    )
