"""Every address, by every role, with GET and POST, against the one table of who may see and do what."""

from types import SimpleNamespace

import pytest
from celery import current_app
from django.core.exceptions import ViewDoesNotExist
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from partnerships import actions
from partnerships.models import Member, Partnership
from tests.conftest import text
from tests.furnished import THINGS, address, furnish
from tests.kept import kept
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
@kept
def furnished(partnership, facilitator, alice, bob, carol) -> SimpleNamespace:
    """A partnership with one of everything, and the arguments of each address."""
    current_app.loader.import_default_modules()  # what a worker does at its start: load the handlers
    return furnish(partnership, facilitator, alice, bob, carol)


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
    # no file was given with this authority; a frozen version has no working draft any more
    not_given = {"charters:signatory_file", "charters:ask_draft_pdf"}
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
