from charters import events, rules
from charters.actions.drafts import next_draft
from charters.actions.versions import everybody, page_of
from charters.models import Charter, CharterVersion
from core.acts import act, lock
from core.texts import Localized
from partnerships.journal import emit
from partnerships.models import Member


@act
def open_amendment(charter: Charter, *, by: Member, label: str = "", summary: Localized) -> CharterVersion:
    """I open an amendment: the next version begins as the one in force, and its words can change again."""
    row = lock(charter)
    rules.open_amendment.check(by, row, label=label.strip(), summary=summary)
    source = row.versions.get(state=CharterVersion.State.IN_FORCE)
    version = next_draft(row, label=label.strip(), based_on=source, summary=summary)
    told = {"label": version.short, "old": source.short, "summary": summary}
    tells = [user for user in everybody(version) if user != by.user]
    emit(events.AMENDMENT_OPENED, row.partnership, by=by, link=page_of(version), tells=tells, **told)
    return version
