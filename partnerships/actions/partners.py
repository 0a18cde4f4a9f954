from datetime import date

from django.urls import reverse

from core.acts import CLOCK, Clock, act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.journal import emit
from partnerships.models import Member, Partner

ANSWERS = ("part", "stake", "expectation", "non_negotiable", "constraint", "decider")


@act
def describe_partner(partner: Partner, *, by: Member, **answers: Localized) -> Partner:
    """I write why this organisation is in, what it expects and what it will not give up."""
    row = lock(partner)
    rules.describe_partner.check(by, row)
    for name in ANSWERS:
        setattr(row, name, answers.get(name, getattr(row, name)))
    row.save(update_fields=ANSWERS)
    behalf = row if by.partner_id != row.pk else None
    link = reverse("partnerships:partner_detail", args=[row.partnership.slug, row.code])
    emit(events.PARTNER_DESCRIBED, row.partnership, by=by, on_behalf_of=behalf, link=link, partner=row.name)
    return row


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
