from datetime import date
from typing import Any

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from impact import events, rules
from impact.actions.evidence import forget_files
from impact.models import EffectReport, Evidence, PanelChoice, Story
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner, Partnership

WORDS = ("teller", "body", "contribution", "causes")  # all that is the teller's


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
    contribution: Localized | None = None,
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
        contribution=contribution or Localized(),
        causes=causes or Localized(),
        expected=expected,
        positive=positive,
        collected_by=partner,
        consent_scope=consent_scope,
        consent_on=consent_on,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    _emit(events.STORY_TOLD, story, by, partner=story.collected_by.name)
    return story


@act
def change_story(
    story: Story,
    *,
    by: Member,
    consent_on: date,
    teller: Localized,
    body: Localized,
    contribution: Localized,
    causes: Localized,
    expected: bool,
    positive: bool,
    objective: Any = None,
) -> Story:
    """I word a story again, its teller agreeing to the new text; the old words are kept nowhere."""
    row = lock(story)
    rules.change_story.check(by, row, consent_on=consent_on)
    row.teller, row.body, row.contribution, row.causes = teller, body, contribution, causes
    row.expected, row.positive, row.objective, row.consent_on = expected, positive, objective, consent_on
    row.save(update_fields=[*WORDS, "expected", "positive", "objective", "consent_on"])
    _emit(events.STORY_CHANGED, row, by, day=consent_on)
    return row


@act
def change_story_consent(story: Story, *, by: Member, consent_scope: str, consent_on: date) -> Story:
    """I write where the teller lets their story be read from now on."""
    row = lock(story)
    rules.change_story_consent.check(by, row, scope=consent_scope, consent_on=consent_on)
    row.consent_scope, row.consent_on = consent_scope, consent_on
    row.save(update_fields=["consent_scope", "consent_on"])
    scope = every_language(Story.Scope(consent_scope).label)
    _emit(events.STORY_CONSENT_CHANGED, row, by, day=consent_on, scope=scope)
    return row


@act
def withdraw_story_consent(story: Story, *, by: Member, blank_quotes: bool = False) -> Story:
    """I erase a story whose teller takes their consent back; `blank_quotes` erases what others wrote about it too."""
    row = lock(story)
    rules.withdraw_story_consent.check(by, row)
    for name in WORDS:
        setattr(row, name, Localized())
    row.withdrawn_by, row.withdrawn_at = by, clock.now()
    row.save(update_fields=[*WORDS, "withdrawn_by", "withdrawn_at"])
    if blank_quotes:
        PanelChoice.objects.filter(story=row).update(reason=Localized())
        EffectReport.objects.filter(story=row).update(body=Localized())
    evidence = Evidence.objects.filter(story=row).select_related("file")
    kept = [piece.file for piece in evidence]
    evidence.delete()
    forget_files(kept)
    here = Member.objects.current().filter(partnership=row.partnership_id).select_related("user")
    _emit(events.STORY_CONSENT_WITHDRAWN, row, by, tells=[member.user for member in here])
    return row


def _emit(event: Event, story: Story, by: Member, **params: Any) -> None:
    """A line of the register: codes and days, never a word of the story."""
    behalf = story.collected_by if by.partner_id != story.collected_by_id else None
    link = story.get_absolute_url()
    emit(event, story.partnership, by=by, on_behalf_of=behalf, link=link, code=story.code, **params)
