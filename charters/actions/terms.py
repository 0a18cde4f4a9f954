from datetime import date

from charters import events, rules
from charters.actions.versions import page_of
from charters.models import CharterVersion
from core.acts import act, lock
from partnerships.journal import emit
from partnerships.models import Member

Entry = CharterVersion.EntryRule
WRITTEN = ("exit_notice_months", "review_on", "entry_rule", "entry_on", "entry_count", "signing_until_on")


@act
def set_terms(
    version: CharterVersion,
    *,
    by: Member,
    exit_notice_months: int | None = None,
    review_on: date | None = None,
    entry_rule: str = Entry.LAST_SIGNATURE,
    entry_on: date | None = None,
    entry_count: int | None = None,
    signing_until_on: date | None = None,
) -> CharterVersion:
    """I write the terms: notice before leaving, next review, entry into force, last day to sign."""
    row = lock(version)
    told = {"entry_rule": entry_rule, "review_on": review_on, "signing_until_on": signing_until_on}
    rules.set_terms.check(by, row, entry_on=entry_on, entry_count=entry_count, **told)
    row.exit_notice_months, row.review_on, row.entry_rule = exit_notice_months, review_on, entry_rule
    row.entry_on = entry_on if entry_rule == Entry.ON_DATE else None
    row.entry_count = entry_count if entry_rule == Entry.ENOUGH else None
    row.signing_until_on = signing_until_on
    row.save(update_fields=WRITTEN)
    emit(events.TERMS_SET, row.partnership, by=by, link=page_of(row), label=row.short)
    return row
