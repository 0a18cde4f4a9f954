"""A story that is played: a file of facts goes through the actions, each at its date, as people would have done it."""

from django.db import transaction

from core.refusals import Refused
from demo.story import building, deciding, measuring, signing
from demo.story.at import At, StoryError, read
from demo.story.stage import Stage

__all__ = ["Stage", "StoryError", "play", "read"]

PARTS = (building, deciding, signing, measuring)


def play(story: At) -> Stage:
    """Play a story whole, or not at all: raises `StoryError` with the place of what is wrong, and nothing stays."""
    stage = Stage(story)
    with transaction.atomic():
        for part in PARTS:
            part.prepare(stage)
        try:
            stage.perform()
        except Refused as refusal:
            raise StoryError(f"{stage.here}: refused: {refusal.reason}") from refusal
    return stage
