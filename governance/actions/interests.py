from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Interest
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner, Partnership

IN_ITS_LIST = _("the words stand in the list of interests.")


@act
def declare_interest(
    partnership: Partnership, *, by: Member, partner: Partner, words: str, member: Member | None = None
) -> Interest:
    """I declare a lasting interest of my organisation, or of one of its people, before any decision."""
    row = lock(partner)
    rules.declare_interest.check(by, partnership, partner=row, member=member, words=words)
    interest = Interest.objects.create(
        partnership=partnership,
        partner=row,
        member=member,
        words=words.strip(),
        declared_by=by,
        declared_at=clock.now(),
    )
    _emit(events.INTEREST_DECLARED, interest, by, words=_for_the_register(interest, interest.words))
    return interest


@act
def end_interest(interest: Interest, *, by: Member, reason: str) -> Interest:
    """I write that a declared interest has ended, and why; it stays in the list."""
    row = lock(interest)
    rules.end_interest.check(by, row, reason=reason)
    row.ended_at, row.end_reason = clock.now(), reason.strip()
    row.save(update_fields=["ended_at", "end_reason"])
    _emit(events.INTEREST_ENDED, row, by, reason=_for_the_register(row, row.end_reason))
    return row


def _emit(event: Event, interest: Interest, by: Member, **told: Any) -> None:
    """`whom` is a person for a personal interest, the organisation's name otherwise."""
    partner = interest.partner
    behalf = partner if by.partner_id != partner.pk else None
    link = reverse("governance:interest_list", args=[interest.partnership.slug])
    whom = interest.member or partner.name
    emit(event, interest.partnership, by=by, on_behalf_of=behalf, link=link, whom=whom, **told)


def _for_the_register(interest: Interest, words: str) -> str | Localized:
    """What the register keeps for good: an organisation's interest; of a person's private life, where it is read."""
    return words if interest.member_id is None or not words else every_language(IN_ITS_LIST)
