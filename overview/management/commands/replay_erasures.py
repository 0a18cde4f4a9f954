from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Erasure, User
from core import ledger
from core.acts import CLOCK
from overview import actions
from overview.actions.personal import keep_erasures


class Command(BaseCommand):
    help = "After a restore: erases again the people named in FILE (erasures.jsonl), whom an older backup brought back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file of erasures, which is backed up apart from the database")

    def handle(self, *args: object, file: Path, **options: object) -> None:
        if not file.exists():
            raise CommandError(f"There is no file {file}.")
        try:
            told = ledger.read(file)
        except ledger.Unreadable as error:
            raise CommandError(f"Nothing was erased: {error}.") from error
        back = User.objects.filter(uuid__in=told, is_active=True).order_by("pk")
        again = [actions.erase_person(user, by=CLOCK) for user in back]
        keep_erasures()
        done = Erasure.objects.filter(identity__in=told).count()
        self.stdout.write(f"{len(told)} people in the file: {len(again)} erased again, {done} erased in all.")
