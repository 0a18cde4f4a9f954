"""More time to sign: later than today and than before, with a reason; those whose time was over sign again."""

from django.urls import reverse

from charters import actions
from charters.awaits import awaits
from charters.clock.collecting import lapse_late_signatures
from tests.charters.conftest import fresh, kinds, later, on, place, sign, told


def test_more_time_revives_those_who_were_late(timed, facilitator, alice, bob):
    sign(timed, alice)
    with later(11):
        lapse_late_signatures()
        actions.extend_signing(timed, by=facilitator, until_on=on(timed, 10), reason="The council meets next week.")
        assert place(timed, bob).state == "invited" and sign(fresh(timed), bob)
        assert told("signing_extended") == {"Bob", "Carol"} and "extended" in kinds(timed)


def test_time_is_only_added_and_by_the_facilitator(timed, facilitator, alice, refused):
    said = {"by": facilitator, "reason": "Holidays"}
    assert "facilitator" in refused(actions.extend_signing, timed, by=alice, until_on=on(timed, 20), reason="Ours")
    assert "after today" in refused(actions.extend_signing, timed, until_on=on(timed, 0), **said)
    assert "only added" in refused(actions.extend_signing, timed, until_on=on(timed, 10), **said)
    assert "Write why" in refused(actions.extend_signing, timed, by=facilitator, until_on=on(timed, 20), reason=" ")


def test_without_a_last_day_there_is_none_to_move(opened, facilitator, refused):
    said = {"by": facilitator, "until_on": on(opened, 20), "reason": "Holidays"}
    assert "No last day was set" in refused(actions.extend_signing, opened, **said)


def test_by_its_form(timed, partnership, facilitator, alice, login):
    url = reverse("charters:extend_signing", args=[partnership.slug, "v1.0"])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert browser.get(url).status_code == 200 and browser.post(url, {"reason": "Later"}).status_code == 422
    answer = browser.post(url, {"reason": "Later", "until_on": on(timed, 20).isoformat()}, follow=True)
    assert "There is more time to sign" in answer.content.decode()


def test_the_facilitator_sees_the_last_day_coming(timed, facilitator):
    assert not any("is near" in one.title for one in awaits(facilitator))
    with later(6):
        near = next(one for one in awaits(facilitator) if "is near" in one.title)
    assert "Logis & Lumière" in near.detail and near.deadline.astimezone(timed.partnership.zone).date() == on(timed, 10)
