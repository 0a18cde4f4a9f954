"""Internal approval: each partner's own, bound to the very words, stale when they change."""

from datetime import timedelta

import pytest
from django.urls import reverse

from charters import actions, journal
from charters.contents import document
from charters.contents.approvals import approvals_of
from charters.contents.readiness import readiness
from charters.models import Approval, EvidenceEntry
from core.refusals import Refused
from partnerships import actions as partnerships
from tests.charters.conftest import BODY, approve_all, fresh
from tests.conftest import answers, join, text


@pytest.fixture
def read(draft, facilitator, partnership):
    """Given to everybody to read."""
    return actions.open_review(draft, by=facilitator, until_on=partnership.today())


def words(version) -> str:
    return document.words(document.draft(version))


def states(version) -> dict[str, str]:
    return {place.partner.code: place.word for place in approvals_of(version, words(version))}


def test_an_approval_is_bound_to_the_words(read, alice, partnership):
    day = partnership.today() - timedelta(days=2)
    approval = actions.approve_version(read, by=alice, body="Conseil", decided_on=day)
    assert (approval.partner, approval.rank, approval.fingerprint) == (alice.partner, 1, words(read))
    assert states(read) == {"LLU": "approved", "VSA": "awaited", "CAL": "awaited"}
    entry = EvidenceEntry.objects.get(kind="approval")
    assert entry.facts == {"partner": "LLU", "position": "approved", "words": words(read)}
    assert journal.verify(read.charter).intact
    assert partnership.journal.get(event="charters.version_approved").by == alice


def test_it_is_stale_once_the_words_change_and_confirmed_again(read, alice, bob):
    actions.approve_version(read, by=alice)
    article = read.charter.articles.get(number=1)
    actions.write_article(read.charter, by=bob, article=article, title=article.title, body=text("Un.", "One."))
    assert states(read)["LLU"] == "approved, other words"
    actions.approve_version(read, by=alice)
    assert states(read)["LLU"] == "approved" and Approval.objects.count() == 2


@pytest.mark.parametrize("what", ["terms", "annex", "party", "composed", "dropped"])
def test_everything_read_is_part_of_the_words(read, facilitator, alice, what):
    before = words(read)
    if what == "terms":
        actions.set_terms(read, by=facilitator, exit_notice_months=2)
    elif what == "annex":
        facts = {"nature": "annex", "title": text("Budget"), "binding": False, "file_name": "b.pdf"}
        actions.add_annex(read.charter, by=facilitator, file=b"%PDF-1.7", **facts)
    elif what == "party":
        join(facilitator, "Une autre", "AUT", "dora")
    elif what == "composed":
        partnerships.describe_partner(alice.partner, by=alice, answers=answers(expectation=text("Autre chose")))
    else:
        actions.drop_article(read.charter.articles.get(number=1), by=facilitator)
    assert words(fresh(read)) != before


def test_who_signs_is_not_part_of_the_words(read, facilitator, alice):
    before = words(read)
    actions.name_signatory(read, by=facilitator, partner=alice.partner, member=alice)
    actions.set_terms(read, by=facilitator, signing_until_on=read.partnership.today())
    assert words(fresh(read)) == before


def test_the_words_of_a_frozen_version_are_those_approved(ready, facilitator):
    version = approve_all(ready)
    approved = words(version)
    frozen = actions.freeze_charter(version, by=facilitator, reason="Now")
    assert document.words(document.of(fresh(frozen))) == approved


def test_refusals(draft, facilitator, alice, partnership):
    with pytest.raises(Refused, match="not been given to read"):
        actions.approve_version(draft, by=alice)
    version = actions.open_review(draft, by=facilitator, until_on=partnership.today())
    with pytest.raises(Refused, match="representatives"):
        actions.approve_version(version, by=facilitator)
    with pytest.raises(Refused, match="to come"):
        actions.approve_version(version, by=alice, decided_on=partnership.today() + timedelta(days=1))
    with pytest.raises(Refused, match="have changed"):
        actions.approve_version(version, by=alice, words="0" * 64)
    alice.partner.standing = "candidate"
    with pytest.raises(Refused, match="representatives"):
        actions.approve_version(version, by=alice)
    assert not Approval.objects.exists()


def test_nothing_is_approved_once_frozen(frozen, alice):
    with pytest.raises(Refused, match="not being read"):
        actions.approve_version(frozen, by=alice)


def test_the_first_version_is_frozen_with_everybody_s_approval(ready, facilitator, alice, bob, carol):
    version = actions.open_review(ready, by=facilitator, until_on=ready.partnership.today())
    actions.approve_version(version, by=alice)
    actions.block_version(version, by=bob, blocker="Budget")
    with pytest.raises(Refused, match="Approved by each partner’s bodies") as caught:
        actions.freeze_charter(version, by=facilitator, reason="Now")
    assert "Ville de Saint-Aubin, Calorane SA" in caught.value.reason and "Logis" not in caught.value.reason
    for member in (bob, carol):
        actions.approve_version(version, by=member)
    line = next(line for line in readiness(version) if line.code == "approvals")
    assert line.holds and line.link.endswith("#approvals")
    actions.write_article(version.charter, by=carol, title=text("Encore"), body=BODY)
    with pytest.raises(Refused, match="Logis & Lumière, Ville de Saint-Aubin, Calorane SA"):
        actions.freeze_charter(version, by=facilitator, reason="Now")
    assert actions.freeze_charter(approve_all(version), by=facilitator, reason="Now").state == "frozen"


def test_by_its_forms(read, partnership, facilitator, alice, bob, login):
    def at(name):
        return reverse(f"charters:{name}", args=[partnership.slug])

    for name in ("approve_version", "announce_approval", "block_version"):
        assert login(facilitator).get(at(name)).status_code == 403
        assert words(read) in login(alice).get(at(name)).content.decode()
    seen = login(alice).get(at("charter")).content.decode()
    assert "What each partner’s bodies say" in seen and "Our bodies approve" in seen
    assert "Our bodies approve" not in login(facilitator).get(at("charter")).content.decode()
    form = {"words": words(read), "body": "Bureau", "decided_on": partnership.today().isoformat()}
    answer = login(alice).post(at("approve_version"), form, follow=True).content.decode()
    assert "is written down: approved" in answer and "Bureau" in answer
    actions.write_article(read.charter, by=bob, title=text("Encore"), body=BODY)
    late = login(bob).post(at("approve_version"), form)
    assert late.status_code == 403 and "have changed" in late.content.decode()
    seen = login(alice).get(at("charter")).content.decode()
    assert "approved, other words" in seen and "Confirm our approval for the words of today" in seen
    assert login(alice).post(at("approve_version"), form | {"words": words(read)}).status_code == 302
    assert states(read)["LLU"] == "approved"


def test_queries_of_the_table_do_not_grow(read, partnership, facilitator, alice, login, queries):
    browser, page = login(alice), reverse("charters:charter", args=[partnership.slug])
    browser.get(page)
    with queries() as before:
        browser.get(page)
    for number in range(3):
        member = join(facilitator, f"Organisation {number}", f"ORG{number}", f"person{number}")
        actions.approve_version(read, by=member, body="Board")
    with queries() as after:
        browser.get(page)
    assert len(after) == len(before)
