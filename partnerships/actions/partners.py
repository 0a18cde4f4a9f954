from datetime import date

from django.urls import reverse

from core.acts import CLOCK, Clock, act, lock
from partnerships import events
from partnerships.journal import emit
from partnerships.models import Partner


@act
def bind_partner(partner: Partner, *, since: date, by: Clock = CLOCK) -> Partner:
    """The charter that this partner signed is in force: it is bound from this day."""
    row = lock(partner)
    if row.bound_since is None:
        row.bound_since = since
        row.save(update_fields=["bound_since"])
        link = reverse("partnerships:partner_detail", args=[row.partnership.slug, row.code])
        emit(events.PARTNER_BOUND, row.partnership, by=by, link=link, partner=row.name)
    return row
