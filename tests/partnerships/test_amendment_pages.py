"""The pages on which amendments are read and taken in."""

from uuid import uuid4

from partnerships import actions
from partnerships.models import Consent
from tests.partnerships.amendments import SECOND, WITH_KNOWLEDGE, amend, first, second, shared, version

__all__ = ["amend", "first", "second", "shared", "version"]


def test_links_to_nothing(version, url, login, alice):
    for query in ("?paragraph=zz", f"?paragraph={uuid4()}", "?kind=burn"):
        assert login(alice).get(url("propose_amendment") + query).status_code == 404
    assert login(alice).get(url("propose_amendment") + "?kind=add").status_code == 200
    assert login(alice).get(url("amendment_detail", 9)).status_code == 404
    assert login(alice).get(url("merge_amendments", uuid4())).status_code == 404


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


def test_what_is_about_a_paragraph_that_is_gone_stands_apart(amend, version, second, url, login, alice, facilitator):
    amend()
    actions.make_remark(version.text, by=alice, paragraph=version.paragraphs.get(rank=1).uuid, body="Hm.")
    actions.propose_version(version.partnership, by=facilitator, paragraphs=[(second, SECOND)])
    page = login(alice).get(url("vision")).text
    apart = page.partition("On paragraphs that are no longer there")[2]
    assert "Amendment 1" in apart and "Hm." in apart and "no longer in the text" in apart
