"""Articles are texts written together: remarks and amendments, each at the article's own address."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents.readiness import readiness
from charters.contents.talk import talk_of
from core import mail
from core.refusals import Refused
from partnerships import actions as partnerships
from partnerships.awaits import awaits
from partnerships.models import Notice, Text
from tests.charters.conftest import BODY, approve_all, fresh
from tests.conftest import text


@pytest.fixture
def words(draft) -> Text:
    """The text of article 1."""
    return draft.charter.articles.get(number=1).text


@pytest.fixture
def place(words):
    """The identity of its first paragraph."""
    return words.current().paragraphs.first().uuid


def test_from_the_charter_to_the_remark_and_its_resolution(draft, words, place, partnership, alice, bob, login):
    page = reverse("charters:charter", args=[partnership.slug])
    assert "Remark on it or amend it" in login(alice).get(page).content.decode()
    home = words.get_absolute_url()
    assert str(words.uuid) in home and home in login(alice).get(page).content.decode()
    seen = login(alice).get(home).content.decode()
    assert "Preamble" in seen and "First paragraph." in seen and "Who consents to what" not in seen
    make = words.act_url("make_remark", place)
    assert make in seen
    assert login(alice).post(make, {"body": "Why not Lyon?"}).url == home
    remark = words.remarks.get()
    assert "1 open remark," in login(bob).get(page).content.decode()
    reply = words.act_url("reply_to_remark", remark.uuid)
    assert reply in login(bob).get(home).content.decode()
    assert login(bob).post(reply, {"body": "It is understood."}).url == home
    resolve = words.act_url("resolve_remark", remark.uuid)
    assert login(alice).post(resolve, {"resolution": "Understood."}).url == home
    assert "Remark on it or amend it" in login(bob).get(page).content.decode()


def test_an_amendment_is_taken_into_the_article(draft, words, place, partnership, facilitator, alice, bob, login):
    form = {"kind": "replace", "paragraph": str(place), "body_fr": "Autrement.", "body_en": "Otherwise.", "reason": "!"}
    propose = words.act_url("propose_amendment")
    assert login(alice).get(f"{propose}?paragraph={place}").status_code == 200
    detail = login(alice).post(propose, form).url
    assert detail == words.act_url("amendment_detail", 1)
    assert "Otherwise" in login(bob).get(detail).content.decode()
    opinion = {"position": "favourable", "reason": ""}
    assert login(bob).post(words.act_url("give_opinion", 1), opinion).url == detail
    accept = words.act_url("accept_amendment", 1)
    seen = login(facilitator).get(accept).content.decode()
    assert "What follows: a new version" in seen and "consent" not in seen
    form = {"body_fr": "Autrement.", "body_en": "Otherwise.", "after": "1"}
    taken = login(facilitator).post(accept, form, follow=True).content.decode()
    assert "Taken into version v2." in taken and "Otherwise." in taken
    assert "Otherwise." in login(bob).get(reverse("charters:charter", args=[partnership.slug])).content.decode()
    assert "Otherwise" in login(bob).get(words.act_url("vision_version", 2)).content.decode()
    told = Notice.objects.filter(entry__event="partnerships.amendment_accepted_elsewhere", user=alice.user).get()
    assert "v2" in mail.opened(told.mail)["subject"] and "Préambule" in mail.opened(told.mail)["subject"]


def test_amendments_to_one_paragraph_are_merged_or_closed(words, place, facilitator, alice, bob, login):
    for member, said in ((alice, "Alpha."), (bob, "Beta.")):
        change = {"kind": "replace", "body": text(said), "reason": "Mieux"}
        partnerships.propose_amendment(words, by=member, paragraph=place, **change)
    merge = words.act_url("merge_amendments", place)
    assert login(facilitator).get(merge).status_code == 200
    refuse, withdraw = words.act_url("refuse_amendment", 1), words.act_url("withdraw_amendment", 2)
    assert login(facilitator).post(refuse, {"reason": "Non"}).url == words.get_absolute_url()
    assert login(bob).post(withdraw).url == words.get_absolute_url()


def test_texts_of_others_do_not_exist_here(draft, words, place, partnership, facilitator, stranger, login):
    remark = partnerships.make_remark(words, by=facilitator, paragraph=place, body="?")
    change = {"kind": "replace", "body": text("Autre"), "reason": "Mieux", "paragraph": place}
    partnerships.propose_amendment(words, by=facilitator, **change)
    other = partnerships.start_partnership(by=stranger, name=text("Autre"), issue=text("Autre"), territory=text("Là"))
    urls = [words.get_absolute_url()]
    urls += [words.act_url(act, place) for act in ("make_remark", "merge_amendments")]
    urls += [words.act_url(act, remark.uuid) for act in ("reply_to_remark", "resolve_remark")]
    urls += [words.act_url(f"{act}_amendment", 1) for act in ("withdraw", "refuse", "accept")]
    urls += [
        words.act_url("amendment_detail", 1),
        words.act_url("vision_version", 1),
        words.act_url("propose_amendment"),
    ]
    browser = login(stranger)
    for url in urls:
        assert login(facilitator).get(url).status_code != 404, url
        elsewhere = url.replace(f"/{partnership.slug}/", f"/{other.slug}/")
        for path in (url, elsewhere):
            assert browser.get(path).status_code == 404, path
            assert browser.post(path).status_code in (404, 405), path


def test_the_vision_keeps_its_own_address(rich, partnership, alice, login):
    vision = partnership.vision.text
    assert vision.get_absolute_url() == reverse("partnerships:vision", args=[partnership.slug])
    own = reverse("partnerships:text_detail", args=[partnership.slug, vision.uuid])
    assert login(alice).get(own).url == vision.get_absolute_url()


def test_what_awaits_names_the_text(draft, words, place, facilitator, alice, bob):
    change = {"kind": "remove", "reason": "Inutile", "paragraph": place}
    partnerships.propose_amendment(words, by=alice, **change)
    (card,) = [what for what in awaits(facilitator) if "Decide on" in what.title]
    assert card.title == "Decide on 1 open amendment to “Preamble”" and card.link == words.get_absolute_url()
    (card,) = [what for what in awaits(bob) if "amendment" in what.title]
    assert card.link == words.act_url("amendment_detail", 1)


def test_a_title_written_anew_is_that_of_its_text(draft, words, alice):
    article = draft.charter.articles.get(number=1)
    actions.write_article(draft.charter, by=alice, article=article, title=text("Avant-propos"), body=BODY)
    assert fresh(words).title == text("Avant-propos")


def test_nothing_is_frozen_with_a_remark_left_open(rich, ready, words, place, facilitator, alice, partnership):
    first = partnerships.make_remark(words, by=alice, paragraph=place, body="?")
    vision = partnership.vision.text
    beside = vision.current().paragraphs.first().uuid
    second = partnerships.make_remark(vision, by=alice, paragraph=beside, body="?")
    version = approve_all(ready)
    line = next(line for line in readiness(version) if line.code == "remarks")
    assert line.link in (words.get_absolute_url(), vision.get_absolute_url())
    with pytest.raises(Refused, match="No remark is left open: 2 open") as caught:
        actions.freeze_charter(version, by=facilitator, reason="Now")
    assert "article 1 (1)" in caught.value.reason and "the vision (1)" in caught.value.reason
    for remark in (first, second):
        partnerships.resolve_remark(remark, by=alice, resolution="Vu")
    assert actions.freeze_charter(version, by=facilitator, reason="Now").state == "frozen"


def test_a_remark_on_what_is_not_in_the_charter_forbids_nothing(rich, charter, facilitator, alice, partnership):
    actions.write_article(charter, by=alice, title=text("Objet"), body=BODY)
    beside = partnership.vision.text.current().paragraphs.first().uuid
    partnerships.make_remark(partnership.vision.text, by=alice, paragraph=beside, body="?")
    dropped = actions.write_article(charter, by=alice, title=text("Reste"), body=BODY)
    actions.drop_article(dropped, by=facilitator)
    place = dropped.text.current().paragraphs.first().uuid
    partnerships.make_remark(dropped.text, by=alice, paragraph=place, body="?")
    held = {line.code: line.holds for line in readiness(charter.versions.get())}
    assert held["remarks"]


def test_counts_take_one_query_whatever_there_is(draft, words, place, alice, bob, queries):
    def counted() -> int:
        with queries() as seen:
            assert talk_of(draft.charter)
        return len(seen)

    assert counted() == 1
    for number in range(3):
        partnerships.make_remark(words, by=bob, paragraph=place, body=f"? {number}")
        change = {"kind": "replace", "body": text(f"Autre {number}"), "reason": "Mieux"}
        partnerships.propose_amendment(words, by=alice, paragraph=place, **change)
        actions.write_article(draft.charter, by=alice, title=text(f"Plus {number}"), body=BODY)
    assert counted() == 1
    found = next(iter(talk_of(draft.charter).values()))
    assert (found.remarks, found.amendments) == (3, 3)
