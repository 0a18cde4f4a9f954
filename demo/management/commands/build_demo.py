import json
from datetime import datetime
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core import clock
from demo.story import read
from demo.story.stage import Stage
from partnerships.models import Partnership

STORY = Path(__file__).resolve().parent.parent.parent / "stories" / "chaleur-partagee.json"


class Command(BaseCommand):
    help = "Build the demonstration once: the tables, the story, its clock. Run again, it keeps what was done."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is built with its own settings (config.demo).")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        with clock.at(Stage(read(STORY)).dawn()):  # the story seals its charters on its own days
            call_command("create_seal", verbosity=0, stdout=StringIO())
        if not Partnership.objects.exists():
            self.stdout.write("Playing the story, from the first meeting to the yearly review…")
            call_command("play_story", STORY, stdout=self.stdout)
            self._set_clock()
        self.stdout.write(f"The people of the story, and one click to be each of them: {settings.SITE_URL}/demo/")

    def _set_clock(self) -> None:
        """From now on the demonstration's clock runs from the story's day."""
        told = read(STORY)["play"]["today"].text()
        zone = Partnership.objects.get().zone
        story = datetime.fromisoformat(told).replace(tzinfo=zone)
        settings.CLOCK_FILE.write_text(json.dumps({"story": story.isoformat(), "here": timezone.now().isoformat()}))
