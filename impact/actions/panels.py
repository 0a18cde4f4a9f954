from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import Localized
from impact import events, rules
from impact.models import PanelChoice, Story, StoryPanel
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def record_panel(
    partnership: Partnership,
    *,
    by: Member,
    held_on: date,
    composition: Localized,
    stories: Sequence[Story],
    choices: Sequence[PanelChoice],
) -> StoryPanel:
    """I write down which stories a panel read together, which it kept, by how many votes, and why.

    `choices` are rows not saved yet: story, kind, votes and voters (both or neither), reason.
    """
    row = lock(partnership)
    read = [lock(story) for story in sorted(stories, key=lambda story: story.pk)]
    rules.record_panel.check(by, row, held_on=held_on, stories=read, choices=choices)
    panel = StoryPanel.objects.create(
        partnership=row, held_on=held_on, composition=composition, recorded_by=by, recorded_at=clock.now()
    )
    panel.stories.set(read)
    for choice in choices:
        choice.panel = panel
        choice.save(force_insert=True)
    said = {"read": ", ".join(story.code for story in read)}
    said["kept"] = ", ".join(dict.fromkeys(choice.story.code for choice in choices))
    emit(events.PANEL_RECORDED, row, by=by, link=reverse("impact:story_list", args=[row.slug]), day=held_on, **said)
    return panel
