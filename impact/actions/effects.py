from datetime import date

from django.urls import reverse

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.texts import Localized, every_language
from impact import events, rules
from impact.models import EffectReport, Story
from impact.periods import last_ended, quarter_of
from impact.sentences import quarter_words
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership


@act
def report_effects(
    partnership: Partnership,
    *,
    by: Member,
    period_ends_on: date,
    tone: str,
    body: Localized | None = None,
    story: Story | None = None,
) -> EffectReport:
    """I say what my organisation noticed in a quarter that nobody had planned; an answer before this one is kept."""
    row = lock(partnership)
    story = lock(story) if story else None
    rules.report_effects.check(by, row, period_ends_on=period_ends_on, tone=tone, body=body, story=story)
    about = {"partnership": row, "partner": by.partner, "period_ends_on": period_ends_on}
    earlier = EffectReport.objects.filter(**about).count()
    report = EffectReport.objects.create(
        **about,
        rank=earlier + 1,
        tone=tone,
        body=body or Localized(),
        story=story,
        reported_by=by,
        reported_at=clock.now(),
    )
    event = events.EFFECTS_CHANGED if earlier else events.EFFECTS_REPORTED
    said = {"quarter": every_language(quarter_words(quarter_of(period_ends_on)))}
    said["tone"] = every_language(EffectReport.Tone(tone).label)
    emit(event, row, by=by, link=reverse("impact:effect_list", args=[row.slug]), **said)
    return report


@act
def ask_effects(partner: Partner, *, by: Clock = CLOCK) -> Partner:
    """Time asks a partner's representatives, once a quarter, what they noticed that nobody had planned."""
    row = lock(partner)
    rules.ask_effects.check(by, row)
    partnership = row.partnership
    quarter = last_ended(partnership.today())
    told = {"partner": row.name, "partner_id": row.uuid, "ends_on": quarter.ends_on}
    told["quarter"] = every_language(quarter_words(quarter))
    speaking = Member.objects.speaking().filter(partner=row).select_related("user")
    link = f"{reverse('impact:report_effects', args=[partnership.slug])}?quarter={quarter.ends_on.isoformat()}"
    emit(events.EFFECTS_ASKED, partnership, by=by, link=link, tells=[who.user for who in speaking], **told)
    return row
