"""A story that is played: a file of facts goes through the actions, each at its date."""

from django.db import DataError, IntegrityError, transaction

from core.files import StoredFile, place
from core.refusals import Refused
from demo.story import (
    agreeing,
    amending,
    checking,
    contributing,
    deciding,
    declaring,
    describing,
    discussing,
    following,
    framing,
    gathering,
    measuring,
    meeting,
    reporting,
    reviewing,
    seating,
    showing,
    signing,
    telling,
    watching,
)
from demo.story.at import At, StoryError, read
from demo.story.stage import Stage

__all__ = ["At", "Stage", "StoryError", "play", "read"]

COMMITTEE = (seating, declaring, deciding, meeting, following)
IMPACT = (framing, measuring, telling, checking, reviewing)
PARTS = (
    gathering,
    describing,
    agreeing,
    discussing,
    *COMMITTEE,
    watching,
    signing,
    amending,
    *IMPACT,
    contributing,
    showing,
    reporting,
)


def play(story: At) -> Stage:
    """Play a story whole, or not at all: raises `StoryError` with the place of what is wrong."""
    stage = Stage(story)
    for part in PARTS:
        part.prepare(stage)
    try:
        with transaction.atomic():
            stage.perform()
    except (Refused, DataError, IntegrityError, StoryError) as error:
        _forget_files(stage)
        if isinstance(error, StoryError):
            raise
        said = f"refused: {error.reason}" if isinstance(error, Refused) else f"this cannot be kept: {error}"
        raise StoryError(f"{stage.here}: {said}") from error
    return stage


def _forget_files(stage: Stage) -> None:
    """The files that were made have lost their rows with the rest: they go too."""
    kept = StoredFile.objects.filter(sha256__in=stage.files).values_list("sha256", flat=True)
    for digest in stage.files - set(kept):
        place(digest).unlink(missing_ok=True)
