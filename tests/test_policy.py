"""Every address, by every role, with GET and POST, against the one table of who may see and do what."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from celery import current_app
from django.core.exceptions import ViewDoesNotExist
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from charters import actions as charters
from core import jobs
from governance import actions as governance
from impact import actions as impact
from overview import actions as overview
from partnerships import actions
from partnerships.models import Member, Partnership
from tests.conftest import text
from tests.policy import INSIDE, LET_IN, SIGN_IN, SITE

ROLES = ("anonymous", "stranger", "facilitator", "alice", "bob")
TABLE = SITE | INSIDE


def names(resolver: URLResolver, space: str = "") -> set[str]:
    """Every URL name of the site, with its namespace."""
    found = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= names(entry, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            found.add(f"{space}{entry.name}")
        else:
            raise ViewDoesNotExist(entry)
    return found


def test_every_address_is_in_the_table_and_every_line_is_an_address():
    assert names(get_resolver()) == set(TABLE) | SIGN_IN


@pytest.fixture
def furnished(partnership, facilitator, alice, bob, carol) -> SimpleNamespace:
    """A partnership with one of everything, and the arguments of each address."""
    current_app.loader.import_default_modules()  # what a worker does at its start: load the handlers
    by = {"by": facilitator}
    waiting = actions.invite_member(alice.partner, **by, name="Zoé", email="zoe@example.org")
    need = actions.add_need(partnership, **by, title=text("Visites"), criticality=3, required=2)
    offer = actions.make_offer(need, by=alice, level=2)
    version = actions.propose_version(partnership, **by, paragraphs=[(None, text("Vision"))])
    objective = actions.add_objective(partnership, **by, title=text("Atteindre"), statement=text("Atteindre 600"))
    parts = {"accountable": alice.partner, "responsible": [bob.partner]}
    task = actions.add_task(partnership, **by, title=text("Visiter"), **parts)
    decision, mandate, seat = _committee(partnership, facilitator, alice, bob, carol)
    indicator = impact.propose_indicator(partnership, **by, title=text("Ménages"), target=Decimal(9))
    indicator = impact.adopt_indicator(indicator, **by)
    measured = impact.record_measurement(indicator, by=alice, measured_on=partnership.today(), value=Decimal(3))
    signatory = _charter(partnership, facilitator, (alice, bob, carol))
    report = overview.ask_report(partnership, **by, language="fr")
    while jobs.run_one():
        pass
    return SimpleNamespace(
        code={
            "partner": "LLU",
            "need": need.code,
            "objective": objective.code,
            "task": task.code,
            "indicator": indicator.code,
        },
        uuid={"invitation": waiting.uuid, "offer": offer.uuid, "seat": seat.uuid, "mandate": mandate.uuid}
        | {"measurement": measured.uuid, "signatory": signatory.uuid},
        number={"vision_version": version.number, "article": 1, "report": report.number},
        address=decision.address,
        slug=partnership.slug,
    )


def _committee(partnership, facilitator, alice, bob, carol):
    by = {"by": facilitator}
    body = governance.seat_committee(partnership, **by, name=text("Comité"))
    seats = {seat.partner.code: seat for seat in body.seats.all()}
    mandates = {}
    for member in (alice, bob, carol):
        seat = seats[member.partner.code]
        since = {"capacity": "titular", "since_on": date(2026, 1, 1)}
        mandates[member.partner.code] = governance.give_mandate(seat, **by, member=member, **since)
    governance.set_rules(partnership, **by, categories=governance.usual_categories(quorum=2))
    dates = {"since_on": date(2026, 1, 1), "until_on": date(2028, 12, 31), "succession": text("Bob")}
    governance.elect_lead(partnership, **by, member=alice, seat=seats["LLU"], **dates, categories=["operational"])
    words = {"title": text("Louer"), "text": text("Nous louons."), "category": "budget"}
    decision = governance.propose_decision(partnership, **by, **words)
    return decision, mandates["LLU"], seats["LLU"]


def _charter(partnership, facilitator, signing):
    by = {"by": facilitator}
    charter = charters.start_charter(partnership, **by)
    charters.write_article(charter, **by, title=text("Objet"), body=text("Agir ensemble."))
    version = charters.open_review(charter.versions.get(), **by)
    authority = {"authority_kind": "office", "authority_reference": text("Statuts")}
    named = [charters.name_signatory(version, **by, partner=who.partner, member=who, **authority) for who in signing]
    charters.freeze_charter(version, **by, reason="For the test.")
    while jobs.run_one():
        pass
    return named[0]


THINGS = {
    "partner_detail": "partner", "describe_partner": "partner", "invite_member": "partner", "make_offer": "need",
    "change_objective": "objective", "assign_task": "task", "change_task": "task", "drop_task": "task",
    "indicator_detail": "indicator",
    "adopt_indicator": "indicator", "record_measurement": "indicator", "revoke_invitation": "invitation",
    "resend_invitation": "invitation", "confirm_offer": "offer", "give_mandate": "seat", "end_mandate": "mandate",
    "confirm_measurement": "measurement", "contest_measurement": "measurement", "settle_measurement": "measurement",
    "give_authority": "signatory", "decline_signature": "signatory", "record_paper_signature": "signatory",
    "signatory_file": "signatory", "vision_version": "vision_version",
}  # fmt: skip


def address(name: str, things: SimpleNamespace | None = None, *, missing: bool = False) -> str:
    """The path of a URL name; `missing` points at things that do not exist."""
    if name == "partnerships:invitation":
        return reverse(name, args=["a-token-nobody-sent"])
    if name in SITE:
        return reverse(name)
    act, kwargs = name.split(":")[1], {"slug": "nowhere" if missing else things.slug}
    entry = get_resolver().namespace_dict[name.split(":")[0]][1].reverse_dict.getlist(act)[0]
    for parameter in set(entry[0][0][1]) - {"slug"}:
        kwargs[parameter] = _argument(parameter, act, things)
    return reverse(name, kwargs=kwargs)


def _argument(parameter: str, act: str, things: SimpleNamespace) -> object:
    thing = THINGS.get(act, "report")
    other = {"address": things.address, "label": "v1.0", "which": "authority"}
    if parameter in other:
        return other[parameter]
    return getattr(things, parameter).get(thing, 1)


@pytest.fixture
def browsers(login, facilitator, alice, bob, stranger) -> dict[str, Client]:
    """A browser for each role."""
    people = {"stranger": stranger, "facilitator": facilitator, "alice": alice, "bob": bob}
    return {"anonymous": Client(), **{role: login(who) for role, who in people.items()}}


def outcome(browser: Client, method: str, path: str) -> int:
    """The status; a redirect to the sign-in page counts as 401."""
    answer = getattr(browser, method)(path)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    return 401 if to_sign_in else answer.status_code


@pytest.mark.parametrize("role", ROLES)
def test_the_table_holds(furnished, browsers, role):
    wrong = []
    for name, (get, post) in TABLE.items():
        path = address(name, furnished)
        for method, word in (("get", get), ("post", post)):
            status = outcome(browsers[role], method, path)
            if status not in expected(name, role, word):
                wrong.append(f"{role} {method.upper()} {name}: {status}")
    assert not wrong, "\n".join(wrong)


def expected(name: str, role: str, word: str) -> set[int]:
    """The statuses that the table allows for a role on a method."""
    inside = name in INSIDE
    if inside and role == "anonymous":
        return {401}
    if inside and role == "stranger":
        return {404, 405}  # 405 says that the method exists for nobody, and nothing of the partnership
    if word == "nobody":
        return {401, 405}
    if role not in LET_IN[word]:
        # 422: the walk sends empty forms, sent back before their rule is asked; each act's tests send whole ones.
        return {401, 403, 404, 405, 422} if inside else {401, 403}
    # Let in: the page, what follows the act, a form to correct, or what the moment forbids; never a page of error.
    return {200, 302, 303, 403, 404, 409, 422} if inside else {200, 302, 400, 404, 422}


def test_who_is_let_in_sees_the_pages(furnished, browsers):
    """The lists and details that the table opens to members are really there for each of them."""
    pages = {name for name, (get, _post) in INSIDE.items() if get == "members"}
    not_given = {"charters:signatory_file"}  # no file was given with this authority
    for name in pages - not_given:
        for role in ("facilitator", "alice", "bob"):
            status = outcome(browsers[role], "get", address(name, furnished))
            assert status == 200, f"{role} GET {name}: {status}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_partnership_answers_like_none_at_all(furnished, browsers, method):
    """A stranger cannot tell a partnership that exists from one that does not."""
    for name in INSIDE:
        there = getattr(browsers["stranger"], method)(address(name, furnished))
        nowhere = getattr(browsers["stranger"], method)(address(name, furnished, missing=True))
        assert there.status_code == nowhere.status_code, name
        assert there.status_code in (404, 405), name
        assert _without_tokens(there) == _without_tokens(nowhere), name


def _without_tokens(answer) -> str:
    page = answer.content.decode()
    return "\n".join(line for line in page.splitlines() if "csrf" not in line.lower() and "/partnerships/" not in line)


def test_the_guard_is_what_keeps_strangers_out(furnished, browsers, stranger):
    """Switched off for one person, the same walk would notice: the stranger made a member is let in."""
    partnership = Partnership.objects.get(slug=furnished.slug)
    Member.objects.create(partnership=partnership, user=stranger, joined_at=partnership.started_at)
    assert outcome(browsers["stranger"], "get", address("overview:partnership", furnished)) == 200


def test_things_of_another_partnership_do_not_exist_here(furnished, browsers, stranger, login):
    """A facilitator elsewhere cannot reach this partnership's things through their own addresses."""
    other = actions.start_partnership(by=stranger, name=text("Autre"), issue=text("Autre"), territory=text("Là"))
    browser = login(stranger)
    for name in INSIDE:
        if not set(THINGS) & {name.split(":")[1]}:
            continue
        path = address(name, furnished).replace(f"/{furnished.slug}/", f"/{other.slug}/", 1)
        for method in ("get", "post"):
            assert outcome(browser, method, path) in (404, 405), f"{method} {name}"
