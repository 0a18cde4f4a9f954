from core.acts import act, lock
from impact import events, rules
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def export_measures(partnership: Partnership, *, by: Member, outside: bool, format: str) -> Partnership:
    """I take the figures away; when it is for people outside, everybody can read that I did."""
    row = lock(partnership)
    rules.export_measures.check(by, row, format=format)
    if outside:
        emit(events.MEASURES_EXPORTED, row, by=by, format=format.upper())
    return row
