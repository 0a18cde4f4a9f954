"""What one was told stands on one's page, new until one says that it is read; reading the page changes nothing."""

from django.urls import reverse

from partnerships import actions
from partnerships.contents import notices as contents
from partnerships.models import Notice

TOLD, READ = reverse("partnerships:notice_list"), reverse("partnerships:read_notices")


def test_the_page_shows_what_is_new_and_the_button_ends_it(made, alice, login):
    browser = login(alice)
    shown = browser.get(TOLD).text
    assert "proposed version v2" in shown
    assert "that you have not read yet" in shown
    assert "You were told of" in browser.get("/").text
    assert contents.unread(alice.user)
    assert browser.post(READ)["Location"] == TOLD
    assert not contents.unread(alice.user)
    assert "You have read all of it." in browser.get(TOLD).text
    assert "You were told of" not in browser.get("/").text


def test_mine_alone(made, alice, bob):
    before = contents.unread(bob.user)
    actions.read_notices(alice.user, by=alice.user)
    assert contents.unread(bob.user) == before
    assert {row.user for row in Notice.objects.filter(read_at=None)}.isdisjoint({alice.user})


def test_nothing_yet(stranger, login):
    assert "Nothing yet" in login(stranger).get(TOLD).text


def test_page_by_page(made, alice, login, django_assert_max_num_queries):
    shown, more = contents.notices(alice.user, size=1)
    assert len(shown) == 1 and more
    rest, none = contents.notices(alice.user, before=more)
    assert none is None
    assert shown[0].pk not in {row.pk for row in rest}
    browser = login(alice)
    assert browser.get(TOLD, {"before": "x"}).status_code == 422
    assert "Back to the latest" in browser.get(TOLD, {"before": str(more)}).text
    with django_assert_max_num_queries(6):
        browser.get(TOLD)


def test_who_has_left_reads_what_they_were_told_without_a_link(made, alice, facilitator):
    assert any(row.link for row in contents.notices(alice.user)[0])
    actions.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    found = contents.notices(alice.user)[0]
    assert found and not any(row.link for row in found)
