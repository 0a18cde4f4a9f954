from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from impact.models import PanelChoice, Story
from impact.rules.stories import NOT_YET
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, NOT_IN, is_open


@rule
def record_panel(
    by: Member,
    partnership: Partnership,
    held_on: date | None = None,
    stories: Sequence[Story] | None = None,
    choices: Sequence[PanelChoice] | None = None,
):
    """A partner's representative, or the facilitator, writes which stories a panel read, which it kept, and why."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(partnership), CLOSED
    yield held_on is None or held_on <= partnership.today(), NOT_YET
    if stories is not None:
        yield from _read(stories, held_on)
        yield from _kept(stories, choices or ())


def _read(stories: Sequence[Story], held_on: date | None) -> Iterator[Condition]:
    yield bool(stories), _("Tick the stories that the panel read.")
    for story in stories:
        about = {"code": story.code}
        yield (
            story.withdrawn_at is None,
            _("The teller of %(code)s took their consent back: nothing of it is left to read.") % about,
        )
        yield (
            held_on is None or story.told_on <= held_on,
            _("%(code)s was told after the day of the panel. Look at the date again.") % about,
        )


def _kept(stories: Sequence[Story], choices: Sequence[PanelChoice]) -> Iterator[Condition]:
    yield bool(choices), _("Say which story the panel kept, and why.")
    known = {story.pk for story in stories}
    for choice in choices:
        about = {"code": choice.story.code}
        yield choice.story_id in known, _("A panel keeps a story that it read: tick %(code)s too.") % about
        yield bool(choice.reason), _("Say why the panel kept %(code)s: everybody will read it.") % about
        yield from _counted(choice)


def _counted(choice: PanelChoice) -> Iterator[Condition]:
    about = {"code": choice.story.code}
    both = (choice.votes is None) == (choice.voters is None)
    yield both, _("Write how many voted for %(code)s, and out of how many; or neither.") % about
    if choice.votes is not None and choice.voters is not None:
        yield (
            choice.voters > 0 and choice.votes <= choice.voters,
            _("%(code)s cannot have more votes than there were voters.") % about,
        )
