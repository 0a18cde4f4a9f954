from datetime import date
from typing import Any

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import Localized
from impact import events, rules
from impact.models import Story
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership


@act
def tell_story(
    partnership: Partnership,
    *,
    by: Member,
    teller: Localized,
    told_on: date,
    body: Localized,
    consent_on: date,
    consent_scope: str = Story.Scope.PARTNERS,
    expected: bool = True,
    positive: bool = True,
    causes: Localized | None = None,
    objective: Any = None,
    partner: Partner | None = None,
    code: str = "",
) -> Story:
    """I write down a change that somebody told us, under a pseudonym and with their consent."""
    row = lock(partnership)
    partner = partner or by.partner
    rules.tell_story.check(by, row, partner=partner, told_on=told_on, consent_on=consent_on)
    code = unused_code(row, Story.objects, code) if code else next_code(row, Story.objects, "S")
    story = Story.objects.create(
        partnership=row,
        objective=objective,
        code=code,
        teller=teller,
        told_on=told_on,
        body=body,
        causes=causes or Localized(),
        expected=expected,
        positive=positive,
        collected_by=partner,
        consent_scope=consent_scope,
        consent_on=consent_on,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    behalf = partner if by.partner_id != partner.pk else None
    link = reverse("impact:story_list", args=[row.slug])
    emit(events.STORY_TOLD, row, by=by, on_behalf_of=behalf, link=link, code=code, partner=partner.name)
    return story
