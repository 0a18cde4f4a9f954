"""The pages whose cost must not grow with what there is: the overview, the results, a decision, the register."""

from django.conf import settings

from benchmarks import register
from benchmarks.beside import beside
from benchmarks.crowd import crowd
from benchmarks.scenario import Scenario, decision
from benchmarks.timing import page
from partnerships.contents.journal import PAGE
from partnerships.models import Partnership

CROWDS = ((1, 10), (30, 100), (300, 1000))
FEW, MANY = 3, 30
OF_A_REPORT = 24  # indicators that fill some twenty pages


def scenarios() -> list[Scenario]:
    """The overview of three crowds and what they measure, a decision of three seats and thirty."""
    found = [decision(FEW), decision(MANY)]
    for partners, indicators in CROWDS:
        partnership, founder = crowd(partners, indicators)
        place = f"/partnerships/{partnership.slug}/"
        read = {
            f"overview, {partners} partners, {indicators} indicators": place,
            f"results, {indicators} indicators": f"{place}impact/",
        }
        for name, path in read.items():
            found.append(Scenario(name, name.partition(",")[0], page(path, founder, settings.MIDDLEWARE)))
    return found


def told() -> tuple[Partnership, list[Scenario]]:
    """A partnership with a long register, and two pages of it."""
    partnership, founder = crowd(3, OF_A_REPORT)
    last = register.fill(partnership)
    journal = f"/partnerships/{partnership.slug}/journal/"
    pages = {"first page": journal, "400th page": f"{journal}?before={last - 399 * PAGE + 1}"}
    read = {name: page(path, founder, settings.MIDDLEWARE) for name, path in pages.items()}
    return partnership, [Scenario(f"register, {name}", "register", one) for name, one in read.items()]


def checking(partnership: Partnership) -> str:
    """Checking the whole register against its bare hashes."""
    bodies = [words.encode() for words in partnership.journal.values_list("canonical", flat=True)]
    name = f"checking a register of {len(bodies)} lines, against bare SHA-256"
    return beside(name, lambda: register.checked(partnership), lambda: register.bare(bodies), 5, 3)
