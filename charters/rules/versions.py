from datetime import date

from django.utils.translation import gettext_lazy as _

from charters.contents.standing import has_been_in_force
from charters.models import CharterVersion
from charters.rules.articles import FROZEN
from core.rules import rule
from governance.models import CategoryRule, Decision
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State, Entry = CharterVersion.State, CharterVersion.EntryRule


@rule
def open_review(by: Member, version: CharterVersion, until_on: date | None = None):
    """The facilitator gives the charter to everybody to read, until a day."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.state == State.DRAFT, _("This version is not being written any more.")
    yield version.charter.articles.standing().exists(), _("There is nothing to read yet: write a first article.")
    yield (
        until_on is None or until_on >= version.partnership.today(),
        _("This day is past. Choose today or a later day: everybody needs time to read."),
    )


@rule
def set_terms(
    by: Member,
    version: CharterVersion,
    entry_rule: str = Entry.LAST_SIGNATURE,
    entry_on: date | None = None,
    entry_count: int | None = None,
    review_on: date | None = None,
    signing_until_on: date | None = None,
):
    """The facilitator writes the terms: notice, review, entry into force, last day to sign."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    today = version.partnership.today()
    if entry_rule == Entry.ON_DATE:
        yield entry_on is not None, _("Write the date on which the charter enters into force.")
        yield from _in_time(today, entry_on)
    if entry_rule == Entry.ENOUGH:
        partners = version.partnership.partners.full().count()
        yield (
            entry_count is not None and 2 <= entry_count <= max(2, partners),
            _("Write how many signatures are enough: two at least, as many as there are partners at most."),
        )
    yield review_on is None or review_on > today, _("The next review is on a day to come.")
    yield from _in_time(today, None, signing_until_on)


@rule
def link_decision(by: Member, version: CharterVersion, decision: Decision | None = None):
    """The facilitator writes by which decision of the committee the charter is amended."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, FROZEN
    yield (
        has_been_in_force(version.charter),
        _("The first version rests on what each partner’s bodies decide, not on a decision of the committee."),
    )
    if decision is None:
        return
    yield (
        is_adopted(decision) and decision.partnership_id == version.partnership_id,
        _("Only a decision that the committee has adopted can be linked."),
    )
    yield (
        decision.matter == CategoryRule.Matter.CHARTER,
        _("This decision is not about the charter. Changing the charter takes a decision of that category."),
    )
    yield (
        not CharterVersion.objects.shown().filter(decision=decision).exclude(pk=version.pk).exists(),
        _("This decision has already made another version of the charter."),
    )


@rule
def freeze_charter(by: Member, version: CharterVersion, blocking=(), warnings=(), reason: str = ""):
    """The facilitator freezes the charter to exact bytes; what is missing asks for a reason."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.is_open, _("This version is frozen already.")
    yield from _in_time(version.partnership.today(), version.entry_on, version.signing_until_on)
    for line in blocking:
        said = _("This cannot be frozen yet. %(statement)s: %(detail)s.")
        yield False, said % {"statement": line.statement, "detail": line.detail}
    yield (
        not warnings or bool(reason.strip()),
        _("Something is still missing. Write why you freeze all the same."),
    )


@rule
def retry_pdf(by: Member, version: CharterVersion):
    """The facilitator has a PDF made again that could not be made."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield version.frozen_at is not None, _("There is no PDF before the charter is frozen.")


def _in_time(today: date, entry_on: date | None, signing_until_on: date | None = None):
    """Neither day is past, on the day it is written nor on the day it is frozen."""
    yield entry_on is None or entry_on >= today, _("The charter cannot enter into force on a day that is past.")
    yield signing_until_on is None or signing_until_on >= today, _("The last day to sign cannot be past.")


def is_adopted(decision: Decision) -> bool:
    """Whether the committee adopted it, and nobody withdrew it."""
    return decision.state == Decision.State.CLOSED and decision.outcome == Decision.Outcome.ADOPTED
