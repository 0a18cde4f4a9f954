"""The overview of a partnership, a decision with its ballot, and the floor page, as a table of ratios and counts."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.conf import settings
from django.db import connection

from accounts.models import User
from benchmarks import floor
from benchmarks.timing import CALM, Page, calls, page, queries, ratio
from core import clock, mail
from governance import actions as governance
from impact import actions as impact
from overview import actions as overview
from partnerships import actions
from partnerships.models import Member, Partnership
from tests.conftest import join, text
from tests.impact.framed import adopt_together, agree_framing

SIZES = (3, 30)
BUDGETS = {"overview": (1.6, 8), "decision": (1.2, 6)}  # times the floor page, queries
LINE = "{:<34}| {:>9} | {:>7} | {:>7} | {:<20}| {:<16}| {}"


def furnish(size: int) -> dict[str, Page]:
    """A partnership of that many partners, indicators and decisions, one with every answer but one; its pages."""
    founder = User.objects.create_user(f"lead-{size}@example.org", name="Lead", language="en")
    words = {"issue": text("Enjeu", "Issue"), "territory": text("Lyon"), "other_languages": "en"}
    partnership = actions.start_partnership(by=founder, name=text(f"Partenariat {size}"), **words)
    lead = Member.objects.standing_of(founder, partnership)
    voices = [join(lead, f"Organisation {n}", f"P{n}", f"voice{n}-of-{size}") for n in range(size)]
    _measure(partnership, lead, voices)
    body = governance.seat_committee(partnership, by=lead, name=text("Comité", "Committee"))
    for seat, voice in zip(body.seats.order_by("pk"), voices, strict=True):
        held = {"capacity": "titular", "since_on": partnership.today()}
        governance.give_mandate(seat, by=lead, member=voice, **held)
    governance.set_rules(partnership, by=lead, categories=governance.usual_categories(quorum=2))
    for number in range(size):
        said = {"title": text(f"Décision {number}"), "text": text("Nous louons."), "category": "budget"}
        decision = governance.propose_decision(partnership, by=lead, **said)
    governance.open_round(decision, by=lead, mode="written")
    for voice in voices[1:]:
        governance.cast_vote(decision, by=voice, position="for", reason="It helps us.")
    overview.refresh_marks(partnership)
    overview.keep_picture(partnership)
    return {
        "overview": page(f"/partnerships/{partnership.slug}/", founder, settings.MIDDLEWARE),
        "decision": page(decision.get_absolute_url(), voices[0].user, settings.MIDDLEWARE),
    }


def _measure(partnership: Partnership, lead: Member, voices: list[Member]) -> None:
    today = partnership.today()
    agree_framing(partnership, lead)
    for number, voice in enumerate(voices):
        title = text(f"Indicateur {number}", f"Indicator {number}")
        made = impact.propose_indicator(partnership, by=lead, title=title, target=Decimal(100), headline=number < 4)
        made = adopt_together(made, lead)
        for month in range(4):
            day = today - timedelta(days=30 * month)
            impact.record_measurement(made, by=voice, measured_on=day, value=Decimal(40 - month))


def bare() -> Page:
    """The floor page, with its sixty rows."""
    user, _new = User.objects.get_or_create(email="floor@example.org", defaults={"name": "Floor", "language": "en"})
    for number in range(floor.ROWS):
        mail.write(f"bench:{number}:{uuid4()}", f"person{number}@example.org", "Subject", "Text")
    return page("/floor/", user, floor.MIDDLEWARE)


def table() -> list[str]:
    """The lines to print; times only where the machine is calm."""
    base, pages = bare(), {size: furnish(size) for size in SIZES}
    middle, least, most = ratio(base, base)
    calm = CALM[0] <= middle <= CALM[1]
    head = ("scenario", "queries", "calls", "bytes", "ratio [min..max]", "budget", "verdict")
    lines = [f"{connection.vendor}, {clock.now():%Y-%m-%d}", LINE.format(*head)]
    floors = f"{middle:.2f} [{least:.2f}..{most:.2f}]"
    lines.append(
        LINE.format("floor", queries(base), calls(base), base.get()[1], floors, "0.90-1.10", "" if calm else "NOISY")
    )
    for name, (budget, most_queries) in BUDGETS.items():
        sizes = {size: held[name] for size, held in pages.items()}
        counts = {size: queries(one) for size, one in sizes.items()}
        for size, one in sizes.items():
            middle, least, most = ratio(one, base)
            kept = counts[size] <= most_queries and len(set(counts.values())) == 1 and (middle <= budget or not calm)
            found = f"{middle:.2f} [{least:.2f}..{most:.2f}]"
            verdict = ("kept" if calm else "counts kept, NOISY") if kept else "exceeded"
            row = (counts[size], calls(one), one.get()[1], found, f"{most_queries} SQL, {budget}", verdict)
            lines.append(LINE.format(f"{name}, {size} partners", *row))
    return lines
