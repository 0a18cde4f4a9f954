from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.days import date_format
from core.rules import Condition, rule
from impact.models import Story
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

NOT_YET = _("This date has not come yet.")
TAKEN_BACK = _("The teller of this story took their consent back: nothing of it is left.")


@rule
def tell_story(by: Member, partnership: Partnership, partner: Partner | None = None, told_on=None, consent_on=None):
    """A partner writes a story of change down, with its teller's consent."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partnership), CLOSED
    today = partnership.today()
    yield told_on is None or told_on <= today, NOT_YET
    yield (
        consent_on is None or consent_on <= today,
        _("The teller's consent comes before the story is written down."),
    )


@rule
def change_story(by: Member, story: Story, consent_on: date | None = None):
    """The partner that heard a story, or the facilitator, words it again, once its teller agrees to the new text."""
    yield from _told_here(by, story)
    yield from _newer(story, consent_on)


@rule
def change_story_consent(by: Member, story: Story, scope: str | None = None, consent_on: date | None = None):
    """The partner that heard a story, or the facilitator, writes where its teller lets it be read from now on."""
    yield from _told_here(by, story)
    yield from _newer(story, consent_on)
    yield (
        scope is None or scope != story.consent_scope,
        _("This story may be read there already. Choose what the teller changed."),
    )


@rule
def withdraw_story_consent(by: Member, story: Story):
    """The partner that heard a story, or the facilitator, erases it when its teller takes their consent back.

    It is not asked whether the partnership is open: the teller's right outlives it.
    """
    yield speaks_for(by, story.collected_by), OWN_OR_FACILITATOR
    yield story.withdrawn_at is None, TAKEN_BACK


def _told_here(by: Member, story: Story) -> Iterator[Condition]:
    yield speaks_for(by, story.collected_by), OWN_OR_FACILITATOR
    yield is_open(story.partnership), CLOSED
    yield story.withdrawn_at is None, TAKEN_BACK


def _newer(story: Story, consent_on: date | None) -> Iterator[Condition]:
    if consent_on is None:
        return
    yield consent_on <= story.partnership.today(), NOT_YET
    yield (
        consent_on >= story.consent_on,
        _("The teller agreed to what is written now on %(day)s: a new consent is not older.")
        % {"day": date_format(story.consent_on, "DATE_FORMAT")},
    )
