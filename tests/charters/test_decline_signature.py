"""A refusal, or a change asked first: everybody is told, those who have signed included."""

from django.urls import reverse

from charters import actions
from charters.awaits import awaits
from charters.contents.standing import standing_of
from tests.charters.conftest import fresh, kinds, place, sign, told


def test_a_change_asked_is_told_to_all_and_shown_as_such(opened, partnership, alice, bob, facilitator, login):
    sign(opened, bob)
    row = actions.decline_signature(place(opened, alice), by=alice, reason="Article 2: say which costs.", kind="change")
    assert row.state == "declined" and kinds(opened)[-1] == "change_asked"
    assert told("change_asked") == {"Bob", "Carol", "Bruno"} and told("signature_declined") == set()
    where = standing_of(opened)
    assert (where.declined, where.changes, where.mark) == (0, 1, "stop")
    page = login(bob).get(reverse("charters:charter", args=[partnership.slug])).content.decode()
    assert "1 organisation asks for a change" in page and "Asks for a change" in page and "which costs" in page
    assert any("asks for a change" in one.title for one in awaits(facilitator))


def test_it_says_which_of_the_two(opened, alice, refused):
    row = place(opened, alice)
    assert "refuse to sign, or ask" in refused(actions.decline_signature, row, by=alice, reason="Why", kind="maybe")


def test_its_form_offers_both(opened, partnership, alice, login):
    url = reverse("charters:decline_signature", args=[partnership.slug, place(opened, alice).uuid])
    page = login(alice).get(f"{url}?change").content.decode()
    assert page.count('type="radio"') == 2 and "I ask for a change" in page
    assert login(alice).post(url, {"reason": "Article 2"}).status_code == 422
    assert login(alice).post(url, {"reason": "Article 2", "kind": "change"}).status_code == 302
    assert fresh(opened).signatories.get(member=alice).decline_kind == "change"


def test_nobody_declines_twice_nor_after_signing(opened, alice, refused):
    sign(opened, alice)
    row = opened.signatories.get(member=alice)
    assert "already signed" in refused(actions.decline_signature, row, by=alice, reason="Late")
