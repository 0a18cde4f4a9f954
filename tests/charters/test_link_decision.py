"""A later version rests on a decision of the committee: linked, once, or nothing is frozen."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents.readiness import readiness
from charters.models import CharterVersion
from core import clock
from core.refusals import Refused
from partnerships.actions import start_partnership
from partnerships.models import Member
from tests.charters.conftest import adopted, fresh
from tests.conftest import text


@pytest.fixture
def later(signed, partnership, facilitator, alice, bob, carol):
    """A version written after one that is in force; everybody is named."""
    version = CharterVersion.objects.create(
        partnership=partnership,
        charter=signed.charter,
        based_on=signed,
        number=2,
        label="v1.1",
        started_at=clock.now(),
    )
    for member in (alice, bob, carol):
        power = {"authority_kind": "power", "authority_reference": text("Pouvoir")}
        actions.name_signatory(version, by=facilitator, partner=member.partner, member=member, **power)
    return version


def line(version):
    return next(line for line in readiness(fresh(version)) if line.code in ("decision", "approvals"))


def test_a_later_version_is_frozen_by_a_decision_and_not_without(later, partnership, facilitator):
    found = line(later)
    assert found.code == "decision" and found.blocks and not found.holds and "decision" in found.link
    with pytest.raises(Refused, match="An amendment decided by the committee: no adopted decision is linked"):
        actions.freeze_charter(later, by=facilitator, reason="Now")
    decision = adopted(partnership, facilitator)
    actions.link_decision(later, by=facilitator, decision=decision)
    assert line(later).holds and line(later).detail == decision.number
    entry = partnership.journal.get(event="charters.decision_linked")
    assert entry.params["number"] == decision.number
    assert actions.freeze_charter(later, by=facilitator, reason="Now").state == "frozen"


def test_only_a_decision_about_the_charter_that_was_adopted(later, partnership, facilitator, founder):
    for changes, said in (
        ({"outcome": "rejected"}, "has adopted"),
        ({"state": "open", "outcome": ""}, "has adopted"),
        ({"matter": "ordinary"}, "not about the charter"),
    ):
        with pytest.raises(Refused, match=said):
            actions.link_decision(later, by=facilitator, decision=adopted(partnership, facilitator, **changes))
    other = start_partnership(by=founder, name=text("Autre"), issue=text("Autre"), territory=text("Lyon"))
    foreign = adopted(other, Member.objects.standing_of(founder, other))
    with pytest.raises(Refused, match="has adopted"):
        actions.link_decision(later, by=facilitator, decision=foreign)
    assert fresh(later).decision is None


def test_a_decision_makes_one_version(later, signed, partnership, facilitator):
    decision = adopted(partnership, facilitator)
    CharterVersion.objects.filter(pk=signed.pk).update(decision=decision)
    with pytest.raises(Refused, match="another version"):
        actions.link_decision(later, by=facilitator, decision=decision)


def test_the_first_version_rests_on_no_decision(draft, partnership, facilitator):
    with pytest.raises(Refused, match="first version"):
        actions.link_decision(draft, by=facilitator, decision=adopted(partnership, facilitator))


def test_only_the_facilitator_and_only_before_freezing(later, partnership, facilitator, alice):
    decision = adopted(partnership, facilitator)
    with pytest.raises(Refused, match="facilitator"):
        actions.link_decision(later, by=alice, decision=decision)
    actions.link_decision(later, by=facilitator, decision=decision)
    actions.freeze_charter(later, by=facilitator, reason="Now")
    with pytest.raises(Refused, match="frozen"):
        actions.link_decision(later, by=facilitator, decision=adopted(partnership, facilitator))


def test_by_its_form(later, partnership, facilitator, alice, login):
    url = reverse("charters:link_decision", args=[partnership.slug])
    assert login(alice).get(url).status_code == 403
    assert "has adopted no decision about the charter yet" in login(facilitator).get(url).content.decode()
    decision = adopted(partnership, facilitator)
    other = adopted(partnership, facilitator, matter="ordinary")
    seen = login(facilitator).get(url).content.decode()
    assert str(decision.uuid) in seen and str(other.uuid) not in seen
    assert login(facilitator).post(url, {"decision": str(other.uuid)}).status_code == 422
    answer = login(facilitator).post(url, {"decision": str(decision.uuid)}, follow=True).content.decode()
    assert f"rests on decision {decision.number}" in answer and fresh(later).decision == decision
