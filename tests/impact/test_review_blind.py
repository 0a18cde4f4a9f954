"""Blind until all have handed in: nobody reads another's mark or words, on no page, in no message, file or line."""

import json
from types import SimpleNamespace

import pytest
from django.core import serializers
from django.test import Client
from django.urls import NoReverseMatch, reverse

from core import mail
from core.models import Mail
from impact import actions, contents
from impact.contents import reviews
from impact.models import Recommendation
from partnerships import journal
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.impact.peers import accepted, draft, fresh, handed_in, opened
from tests.policy import INSIDE

pytestmark = pytest.mark.django_db


@pytest.fixture
def blind(partnership, facilitator) -> SimpleNamespace:
    """Vera has handed in, Walter has a whole draft, Xenia has accepted."""
    round_ = opened(partnership, facilitator)
    vera, walter, xenia = (accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia"))
    handed_in(vera)
    draft(walter)
    return SimpleNamespace(round=round_, vera=fresh(vera), walter=fresh(walter), xenia=fresh(xenia))


def words(name: str) -> list[str]:
    """What only this peer's review says."""
    return [f"{name}-strengths", f"{name}-concerns", f"{name}-evidence", f"{name}-advice", f"{name}-conseil"]


def every_page(browser: Client, round_) -> dict[str, str]:
    """What this browser reads at every address that takes the round's number or nothing, files and answers too."""
    slug, found = round_.partnership.slug, {}
    for name in [name for name, (get, _post) in INSIDE.items() if get != "nobody"]:
        looks = [[slug, round_.number], [slug, round_.number, "P4"]] if "review" in name else []
        for args in ([slug], *looks):
            try:
                path = reverse(name, args=args)
            except NoReverseMatch:
                continue
            found[path] = b"".join(browser.get(path, follow=True)).decode("utf-8", "replace")
    found["/"] = browser.get("/").text
    return found


def bare(page: str) -> str:
    """A page without what changes at each reading."""
    return "\n".join(line for line in page.splitlines() if "csrf" not in line.lower())


def telling(pages: dict[str, str], *names: str) -> list[str]:
    """Each page on which one of these peers' words stands."""
    return [f"{path}: {word}" for path, page in pages.items() for name in names for word in words(name) if word in page]


def test_no_partner_and_no_facilitator_reads_anything(blind, facilitator, alice, login):
    for member in (facilitator, alice):
        pages = every_page(login(member), blind.round)
        assert blind.round.get_absolute_url() in pages
        assert telling(pages, "vera", "walter") == []


def test_the_walk_would_notice(blind, facilitator, alice, login):
    """The same walk finds every word as soon as all have handed in."""
    handed_in(blind.walter)
    handed_in(blind.xenia)
    found = telling(every_page(login(alice), blind.round), "vera", "walter", "xenia")
    assert {word for line in found for word in ("vera", "walter", "xenia") if f": {word}-" in line} == {
        "vera", "walter", "xenia",
    }  # fmt: skip


def test_a_peer_reads_their_own_alone_and_no_count(blind, login):
    browser = login(blind.walter.user)
    pages = every_page(browser, blind.round)
    assert telling(pages, "vera", "xenia") == []
    assert telling(pages, "walter") != [], "their own draft is theirs"
    for path, page in pages.items():
        if "/peer/" in path:
            assert "Vera" not in page and "Xenia" not in page, path
            assert "handed in on" not in page.lower(), path
    mine = reverse("impact:my_review", args=[blind.round.partnership.slug, blind.round.number])
    before = browser.get(mine).text
    handed_in(blind.xenia)
    after = browser.get(mine).text
    assert bare(before) == bare(after), "whether others have handed in changes nothing for who has not"


def test_members_see_who_has_handed_in_and_when(blind, alice, login):
    page = login(alice).get(blind.round.get_absolute_url()).text
    assert "Handed in on" in page and "Accepted on" in page
    assert "Nobody reads any review before all have handed in." in page


def test_no_message_says_anything(blind):
    said = " ".join(json.dumps(mail.opened(row)) for row in Mail.objects.all())
    assert [word for name in ("vera", "walter") for word in words(name) if word in said] == []


def test_no_line_of_the_register_says_anything(blind, partnership):
    lines = JournalEntry.objects.filter(partnership=partnership)
    told = serializers.serialize("json", lines) + " ".join(journal.sentence(line) for line in lines)
    assert [word for name in ("vera", "walter") for word in words(name) if word in told] == []
    handing = [line for line in lines if line.event == "impact.review_submitted"]
    assert [line.params for line in handing] == [{"number": 1, "organisation": "Réseau vera"}]
    assert handing[0].by is None, "whoever acted has no place here"


def test_the_contents_say_nothing_either(blind, alice):
    assert reviews.outcome(blind.round) is None
    page = reviews.round_page(blind.round, alice)
    assert page["outcome"] is None
    assert page["chart"] == ""
    assert {"strengths", "concerns"} <= page["peers"][0].get_deferred_fields(), "not even read"
    assert contents.cards(blind.round.partnership) == []


def test_what_is_not_revealed_is_not_reached_by_its_address(blind, facilitator, login):
    browser, slug = login(facilitator), blind.round.partnership.slug
    advice = Recommendation.objects.filter(reviewer=blind.vera).first()
    for name in ("answer_recommendation", "follow_recommendation"):
        for method in (browser.get, browser.post):
            assert method(reverse(f"impact:{name}", args=[slug, advice.uuid])).status_code == 404
    spread = browser.get(reverse("impact:discuss_spread", args=[slug, 1, "P4"]))
    assert (spread.status_code, "are not read yet" in spread.text) == (403, True)
    fact = browser.get(reverse("impact:remark_fact", args=[slug, blind.vera.uuid]))
    assert (fact.status_code, "are not read yet" in fact.text) == (403, True)


def test_a_round_that_is_given_up_stays_unread(blind, facilitator, alice, login):
    actions.abandon_review(blind.round, by=facilitator, reason=text("Tant pis"))
    blind.round.refresh_from_db()
    assert telling(every_page(login(alice), blind.round), "vera", "walter") == []
    assert reviews.outcome(blind.round) is None


def test_all_are_told_once_all_have_handed_in(blind, partnership, alice, facilitator):
    handed_in(blind.walter)
    assert JournalEntry.objects.filter(event="impact.reviews_revealed").count() == 0
    handed_in(blind.xenia)
    entry = JournalEntry.objects.get(event="impact.reviews_revealed")
    told = set(entry.notices.values_list("user__email", flat=True))
    assert told == set(partnership.members.current().values_list("user__email", flat=True))
    for who in (blind.vera, blind.walter, blind.xenia):
        subjects = [mail.opened(row)["subject"] for row in Mail.objects.filter(to=who.email)]
        assert sum("the reviews can be read" in subject for subject in subjects) == 1
