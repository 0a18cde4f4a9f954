"""Pages of one size and another beside the floor page, as a table of ratios and counts."""

import json
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection

from accounts.models import User
from benchmarks import floor
from benchmarks.timing import CALM, Page, calls, page, queries, ratio
from core import clock, mail
from governance import actions as governance
from partnerships import actions
from partnerships.models import Member
from tests.conftest import join, text

# What a page may cost: times the floor page, queries.
BUDGETS = {"overview": (1.6, 8), "results": (2.0, 7), "decision": (1.2, 6), "register": (1.0, 5)}
BASELINE = Path(__file__).with_name("baseline.json")
LINE = "{:<42}| {:>7} | {:>7} | {:>7} | {:<20}| {:<12}| {}"


@dataclass(frozen=True)
class Scenario:
    """A page to measure: its name, and the kind of page whose budget it has."""

    name: str
    kind: str
    page: Page


def decision(size: int) -> Scenario:
    """A decision of a committee of that many, with every answer but one, read by who has not answered."""
    founder = User.objects.create_user(f"lead-{size}@example.org", name="Lead", language="en")
    words = {"issue": text("Enjeu", "Issue"), "territory": text("Lyon"), "other_languages": "en"}
    partnership = actions.start_partnership(by=founder, name=text(f"Partenariat {size}"), **words)
    lead = Member.objects.standing_of(founder, partnership)
    voices = [join(lead, f"Organisation {n} of {size}", f"P{n}", f"voice{n}-of-{size}") for n in range(size)]
    body = governance.seat_committee(partnership, by=lead, name=text("Comité", "Committee"))
    for seat, voice in zip(body.seats.order_by("pk"), voices, strict=True):
        held = {"capacity": "titular", "since_on": partnership.today()}
        governance.give_mandate(seat, by=lead, member=voice, **held)
    governance.set_rules(partnership, by=lead, categories=governance.usual_categories(quorum=2))
    said = {"title": text("Décision"), "text": text("Nous louons."), "category": "budget"}
    put = governance.propose_decision(partnership, by=lead, **said)
    governance.open_round(put, by=lead, mode="written")
    for voice in voices[1:]:
        governance.cast_vote(put, by=voice, position="for", reason="It helps us.")
    read = page(put.get_absolute_url(), voices[0].user, settings.MIDDLEWARE)
    return Scenario(f"decision, {size} seats", "decision", read)


def bare() -> Page:
    """The floor page, with its sixty rows."""
    user, _new = User.objects.get_or_create(email="floor@example.org", defaults={"name": "Floor", "language": "en"})
    for number in range(floor.ROWS):
        mail.write(f"bench:{number}:{uuid4()}", f"person{number}@example.org", "Subject", "Text")
    return page("/floor/", user, floor.MIDDLEWARE)


def table(base: Page, scenarios: list[Scenario]) -> tuple[list[str], dict[str, int]]:
    """The lines to print, and the counts found; times are judged only where the machine is calm."""
    middle, least, most = ratio(base, base)
    calm = CALM[0] <= middle <= CALM[1]
    head = ("scenario", "queries", "calls", "bytes", "ratio [min..max]", "budget", "verdict")
    lines = [f"{connection.vendor}, {clock.now():%Y-%m-%d}", LINE.format(*head)]
    floors = f"{middle:.2f} [{least:.2f}..{most:.2f}]"
    verdict = "" if calm else "NOISY"
    lines.append(LINE.format("floor", queries(base), calls(base), base.get()[1], floors, "0.90-1.10", verdict))
    counts = {one.name: queries(one.page) for one in scenarios}
    for one in scenarios:
        alike = {counts[other.name] for other in scenarios if other.kind == one.kind}
        lines.append(_line(one, base, calm, counts[one.name], len(alike) == 1))
    return lines, counts


def _line(one: Scenario, base: Page, calm: bool, asked: int, constant: bool) -> str:
    budget, most_queries = BUDGETS[one.kind]
    middle, least, most = ratio(one.page, base)
    faults = [
        *([] if asked <= most_queries else [f"{asked - most_queries} queries above"]),
        *([] if constant else ["grows"]),
        *([] if middle <= budget or not calm else ["slower than its budget"]),
    ]
    verdict = ("; ".join(faults) or "kept") + ("" if calm else ", NOISY")
    said = f"{middle:.2f} [{least:.2f}..{most:.2f}]"
    allowed = f"{most_queries} SQL, {budget}"
    return LINE.format(one.name, asked, calls(one.page), one.page.get()[1], said, allowed, verdict)


def changed(counts: dict[str, int]) -> list[str]:
    """What differs from the counts that were committed, in words; with nothing committed, all of it."""
    kept = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    names = dict.fromkeys([*kept, *counts])
    return [f"{name}: {kept.get(name)} → {counts.get(name)}" for name in names if kept.get(name) != counts.get(name)]


def keep(counts: dict[str, int]) -> None:
    """These counts are those to compare with from now on."""
    BASELINE.write_text(json.dumps(counts, indent=2) + "\n")
