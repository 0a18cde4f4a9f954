"""The pages of amendments: read, propose, discuss, decide; bad input comes back as it was typed."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.canonical import fingerprint
from partnerships import actions
from partnerships.models import Amendment, Consent, Opinion
from tests.conftest import text
from tests.partnerships.test_amendments import (
    BOTH,
    FIRST,
    OF_RESEARCHERS,
    SECOND,
    WITH_KNOWLEDGE,
    amend,
    first,
    second,
    shared,
    version,
)

__all__ = ["amend", "first", "second", "shared", "version"]


def typed(first, **more):
    given = {"kind": "replace", "paragraph": str(first), "body_fr": WITH_KNOWLEDGE["fr"], "reason": "They know."}
    return given | {"body_en": WITH_KNOWLEDGE["en"], "read": fingerprint(dict(FIRST))} | more


def test_from_the_paragraph_to_the_amendment(version, first, url, login, alice):
    page = login(alice).get(url("vision")).text
    link = f"{url('propose_amendment')}?paragraph={first}"
    assert link in page
    form = login(alice).get(link).text
    assert FIRST["en"] in form and 'name="on_behalf_of"' not in form
    sent = login(alice).post(url("propose_amendment"), typed(first), follow=True)
    assert "Amendment 1, proposed by Alice" in sent.text
    assert "<ins> and knowledge</ins>" in sent.text or "<ins>and knowledge </ins>" in sent.text
    assert "1 amendment is open." in login(alice).get(url("vision")).text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"body_fr": "", "body_en": ""}, "Write the words that you propose"),
        ({"body_fr": "x" * 9000}, "at most 8000 characters"),
        ({"reason": ""}, "This field is required."),
        ({"reason": "a\x07b"}, "invisible control characters"),
        ({"kind": "burn"}, "Select a valid choice"),
        ({"paragraph": ""}, "Choose first which paragraph"),
        ({"paragraph": "not-a-uuid"}, "Enter a valid UUID."),
        ({"read": "zz"}, "Enter a valid value."),
        ({"body_fr": FIRST["fr"], "body_en": FIRST["en"]}, "Change something in them first"),
    ],
)
def test_what_is_typed_badly_comes_back(more, said, version, first, url, login, alice):
    answer = login(alice).post(url("propose_amendment"), typed(first, **more))
    assert answer.status_code in (403, 422)
    assert said in answer.text
    assert not Amendment.objects.exists()


def test_a_form_sent_twice_proposes_once(version, first, url, login, alice):
    browser, once = login(alice), {"once": str(uuid4())}
    browser.post(url("propose_amendment"), typed(first, **once))
    again = browser.post(url("propose_amendment"), typed(first, **once))
    assert (again.status_code, Amendment.objects.count()) == (409, 1)


def test_whoever_writes_on_words_of_yesterday_is_shown_both(version, first, url, login, alice, carol):
    actions.propose_version(version.partnership, by=carol, paragraphs=[(first, OF_RESEARCHERS), (None, SECOND)])
    answer = login(alice).post(url("propose_amendment"), typed(first))
    assert answer.status_code == 409
    assert "The paragraph has become" in answer.text and "the eye of researchers" in answer.text
    assert WITH_KNOWLEDGE["en"] in answer.text, "what was typed is kept"
    now = fingerprint(dict(OF_RESEARCHERS))
    assert f'value="{now}"' in answer.text
    assert login(alice).post(url("propose_amendment"), typed(first, read=now)).status_code == 302


def test_links_to_nothing(version, url, login, alice):
    for query in ("?paragraph=zz", f"?paragraph={uuid4()}", "?kind=burn"):
        assert login(alice).get(url("propose_amendment") + query).status_code == 404
    assert login(alice).get(url("propose_amendment") + "?kind=add").status_code == 200
    assert login(alice).get(url("amendment_detail", 9)).status_code == 404
    assert login(alice).get(url("merge_amendments", uuid4())).status_code == 404


def test_an_opinion_is_given_and_read(amend, url, login, bob, facilitator):
    one = amend()
    page = login(bob).get(url("amendment_detail", one.number)).text
    assert "What does Ville de Saint-Aubin think of it?" in page
    bare = login(bob).post(url("give_opinion", one.number), {"position": "against"})
    assert (bare.status_code, "Say why your organisation is against" in bare.text) == (403, True)
    said = login(bob).post(url("give_opinion", one.number), {"position": "concern", "reason": "Who pays?"}, follow=True)
    assert "Your opinion is written down: in favour with a concern." in said.text and "Who pays?" in said.text
    assert Opinion.objects.get().partner.code == "VSA"
    assert "1 with a concern" in login(facilitator).get(url("vision")).text


def test_the_facilitator_takes_it_in_and_a_partner_confirms_in_one_click(
    amend, version, url, login, facilitator, alice, bob
):
    actions.give_consent(version, by=bob, position="concern", reason="Slow.")
    one = amend()
    page = login(facilitator).get(url("accept_amendment", one.number)).text
    assert "What follows: a new version after v0.4" in page and WITH_KNOWLEDGE["en"] in page
    given = {"body_fr": WITH_KNOWLEDGE["fr"], "body_en": WITH_KNOWLEDGE["en"], "after": "1"}
    done = login(facilitator).post(url("accept_amendment", one.number), given, follow=True)
    assert "Taken into version v0.5" in done.text
    read = login(bob).get(url("vision")).text
    assert "What changed since v0.4, to which you answered" in read
    assert "Confirm for v0.5: consent with a concern" in read
    new = version.text.current()
    confirm = {"position": "concern", "reason": "Slow.", "fingerprint": new.fingerprint}
    assert "Your answer is written down" in login(bob).post(url("give_consent"), confirm, follow=True).text
    assert Consent.objects.get(version=new).reason == "Slow."
    history = login(alice).get(url("vision")).text
    assert "Amendment 1: They know." in history and "Read amendment 1" in history
    assert "It is in version v0.5" in login(alice).get(url("amendment_detail", 1)).text


def test_a_collision_is_shown_and_merged(amend, url, login, facilitator, bob, alice, first, shared):
    amend()
    amend(OF_RESEARCHERS, by=bob)
    page = login(facilitator).get(url("vision")).text
    assert "2 amendments change this paragraph" in page
    screen = login(facilitator).get(url("merge_amendments", first)).text
    assert BOTH["en"] in screen and "They know." in screen
    alone = login(facilitator).get(url("accept_amendment", 1))
    assert (alone.status_code, "Look at both on one screen" in alone.text) == (403, True)
    given = {"body_fr": BOTH["fr"], "body_en": BOTH["en"], "reason": "Both.", "after": "1"}
    assert (
        "Merged into version v0.5" in login(facilitator).post(url("merge_amendments", first), given, follow=True).text
    )
    late = login(facilitator).post(url("merge_amendments", first), given)
    assert late.status_code == 404, "nothing is left to merge"
    assert "Merged with another." in login(alice).get(url("amendment_detail", 2)).text


def test_refusing_and_withdrawing(amend, url, login, facilitator, alice):
    one, two = amend(), amend(OF_RESEARCHERS)
    assert "Everybody reads your reason" not in login(alice).get(url("amendment_detail", 1)).text
    done = login(facilitator).post(url("refuse_amendment", one.number), {"reason": "Too long."}, follow=True)
    assert "Amendment 1 is refused, with its reason." in done.text
    assert "Too long." in login(alice).get(url("amendment_detail", 1)).text
    assert login(alice).get(url("withdraw_amendment", 2)).status_code == 200
    assert "it stays readable" in login(alice).post(url("withdraw_amendment", two.number), {}, follow=True).text


def test_what_is_about_a_paragraph_that_is_gone_stands_apart(amend, version, second, url, login, alice, facilitator):
    amend()
    actions.make_remark(version.text, by=alice, paragraph=version.paragraphs.get(rank=1).uuid, body="Hm.")
    actions.propose_version(version.partnership, by=facilitator, paragraphs=[(second, SECOND)])
    page = login(alice).get(url("vision")).text
    apart = page.partition("On paragraphs that are no longer there")[2]
    assert "Amendment 1" in apart and "Hm." in apart and "no longer in the text" in apart


def test_two_versions_are_compared(version, amend, url, login, alice, facilitator):
    actions.accept_amendment(amend(), by=facilitator)
    actions.propose_version(version.partnership, by=alice, paragraphs=[(None, SECOND)])
    page = login(alice).get(url("vision_version", 3) + "?against=1").text
    assert "What changed since v0.4 is marked word by word." in page and "Compare with" in page
    same = login(alice).get(url("vision_version", 3) + "?against=zz").text
    assert "What changed since v0.5" in same


def queries(browser, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("many", [10, 100, 1000])
def test_the_page_costs_the_same_with_any_number_of_paragraphs(many, partnership, url, login, alice, bob, facilitator):
    long = actions.propose_version(
        partnership,
        by=facilitator,
        paragraphs=[(None, text(f"Paragraphe {n}.", f"Paragraph {n}.")) for n in range(many)],
    )
    said = {"kind": "replace", "reason": "Clearer."}
    for place in list(long.paragraphs.all())[:: max(many // 10, 1)]:
        body = text(f"{place.body['fr']} Mieux.", f"{place.body['en']} Better.")
        one = actions.propose_amendment(long.text, by=alice, paragraph=place.uuid, body=body, **said)
        actions.give_opinion(one, by=bob, position="favourable")
        remark = actions.make_remark(long.text, by=bob, paragraph=place.uuid, body="Good.")
        actions.reply_to_remark(remark, by=alice, body="Thanks.")
    browser = login(alice)
    queries(browser, url("vision"))
    assert queries(browser, url("vision")) == 19
    assert queries(browser, url("amendment_detail", 1)) == 16
