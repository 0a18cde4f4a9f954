from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerships.journal import verify
from partnerships.models import Partnership


class Command(BaseCommand):
    help = "Check the transparency register of a partnership, or of all: every line, in order, up to its head."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="*", help="addresses of partnerships; none: all of them")

    def handle(self, *args: object, slug: list[str], **options: object) -> None:
        rows = Partnership.objects.filter(slug__in=slug) if slug else Partnership.objects.all()
        found = {partnership.slug: verify(partnership) for partnership in rows.order_by("slug")}
        if missing := set(slug) - set(found):
            raise CommandError(f"No partnership at: {', '.join(sorted(missing))}.")
        for name, chain in found.items():
            state = "intact" if chain.intact else f"BROKEN at line {chain.broken_at}"
            self.stdout.write(f"{name}: {state}, {chain.entries} lines hold, head {chain.head}")
        if any(not chain.intact for chain in found.values()):
            raise CommandError("A register was changed outside the application.")
