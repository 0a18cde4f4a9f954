from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from demo.story import StoryError, play, read
from overview import actions


class Command(BaseCommand):
    help = "Play a story's file through the actions, each act at its date (see docs/STORY.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: object) -> None:
        if not settings.CLOCK_MAY_BE_SET:
            raise CommandError("A story is played in demonstrations and trials alone.")
        try:
            with translation.override("en"):
                stage = play(read(file))
        except StoryError as error:
            raise CommandError(f"{file.name}: {error}. Nothing of it was kept.") from error
        actions.keep_picture(stage.partnership)
        counts = ", ".join(f"{count} × {what}" for what, count in stage.played.items())
        self.stdout.write(f"Played: {counts}.")
        for path, why in stage.not_played:
            self.stdout.write(f"Not played: {path}: {why}.")
