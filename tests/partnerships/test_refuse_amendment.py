"""An amendment is refused with a reason, or withdrawn by those who proposed it."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Amendment, Notice
from tests.partnerships.amendments import BOTH, OF_RESEARCHERS, amend, first, shared, version

__all__ = ["amend", "first", "shared", "version"]


def test_refused_with_a_reason_and_withdrawn_by_its_authors(amend, facilitator, alice, bob):
    one = amend()
    with pytest.raises(Refused, match="A refusal comes with its reason"):
        actions.refuse_amendment(one, by=facilitator, reason=" ")
    refused = actions.refuse_amendment(one, by=facilitator, reason="It says less.")
    assert (refused.state, refused.outcome_reason, refused.taken_into) == ("refused", "It says less.", None)
    assert Notice.objects.filter(user=alice.user, entry__event="partnerships.amendment_refused").exists()
    two = amend()
    with pytest.raises(Refused, match="Only those who proposed"):
        actions.withdraw_amendment(two, by=bob)
    assert actions.withdraw_amendment(two, by=alice).state == "withdrawn"
    for act in (actions.refuse_amendment, actions.accept_amendment):
        more = {"reason": "x"} if act is actions.refuse_amendment else {}
        with pytest.raises(Refused, match="has its outcome already"):
            act(two, by=facilitator, **more)


def test_only_the_facilitator_decides(amend, alice, shared, first):
    one = amend()
    for act in (
        lambda: actions.accept_amendment(one, by=alice),
        lambda: actions.refuse_amendment(one, by=alice, reason="x"),
        lambda: actions.merge_amendments(shared, by=alice, paragraph=first, body=BOTH, reason="x"),
    ):
        with pytest.raises(Refused, match="Only the facilitator"):
            act()


def test_a_frozen_text_is_discussed_and_not_changed(amend, facilitator, shared, first, bob):
    one = amend()
    actions.lock_text(shared)
    two = amend(OF_RESEARCHERS, by=bob)
    actions.give_opinion(one, by=bob, position="favourable")
    actions.refuse_amendment(two, by=facilitator, reason="Not now.")
    with pytest.raises(Refused, match="frozen with the charter"):
        actions.accept_amendment(one, by=facilitator)
    with pytest.raises(Refused, match="frozen with the charter"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="x")


@pytest.mark.once
def test_every_outcome_is_an_end():
    outcomes = Amendment.TRANSITIONS[Amendment.State.OPEN]
    assert outcomes == {"accepted", "changed", "merged", "refused", "withdrawn"}
    assert all(not Amendment.TRANSITIONS[outcome] for outcome in outcomes)


def test_refusing_and_withdrawing(amend, url, login, facilitator, alice):
    one, two = amend(), amend(OF_RESEARCHERS)
    assert "Everybody reads your reason" not in login(alice).get(url("amendment_detail", 1)).text
    done = login(facilitator).post(url("refuse_amendment", one.number), {"reason": "Too long."}, follow=True)
    assert "Amendment 1 is refused, with its reason." in done.text
    assert "Too long." in login(alice).get(url("amendment_detail", 1)).text
    assert login(alice).get(url("withdraw_amendment", 2)).status_code == 200
    assert "it stays readable" in login(alice).post(url("withdraw_amendment", two.number), {}, follow=True).text
