"""Through whom a partner signs, and when: turns, and one person instead of another."""

from datetime import timedelta

import pytest
from django.urls import reverse

from charters import actions, rules
from charters.models import Signatory
from core import clock
from tests.charters.conftest import code_for, digest, fresh, place, power, sign, told, with_terms
from tests.conftest import join, text
from tests.partnerships.invitations import join_colleague


def test_whoever_comes_later_waits_for_their_turn(in_turn, alice, bob, refused):
    row = place(in_turn, bob)
    said = refused(actions.ask_signing_code, row, by=bob)
    assert "Awaited first: Logis & Lumière" in said
    assert "in turn" in refused(actions.sign_charter, row, by=bob, digest=digest(in_turn), code="1", agreed=True)
    sign(in_turn, alice)
    assert sign(in_turn, bob)


def test_a_turn_is_told_when_it_comes_and_not_before(in_turn, alice, bob, carol):
    assert told("signing_opened") == {"Alice"}
    sign(in_turn, alice)
    assert told("signing_turn_came") == {"Bob", "Carol"}
    sign(in_turn, bob)
    assert in_turn.partnership.journal.filter(event="charters.signing_turn_came").count() == 1
    sign(in_turn, carol)
    assert fresh(in_turn).state == "in_force"


def test_a_refusal_in_an_earlier_turn_keeps_the_next_waiting(in_turn, alice, bob, refused):
    actions.decline_signature(place(in_turn, alice), by=alice, reason="No")
    assert "in turn" in refused(actions.ask_signing_code, place(in_turn, bob), by=bob)


def test_twin_and_rule_agree_on_turns_and_days(in_turn, alice, bob, carol):
    def agree() -> int:
        listed = {(who.pk, row) for who in people for row in Signatory.objects.filter(rules.awaiting_signature_of(who))}
        allowed = {(who.pk, row) for who in people for row in rows() if rules.sign_charter.allows(who, row)}
        assert listed == allowed
        return len(listed)

    people, rows = (alice, bob, carol), Signatory.objects.all
    assert agree() == 1
    sign(in_turn, alice)
    assert agree() == 2
    type(in_turn).objects.filter(pk=in_turn.pk).update(signing_until_on=in_turn.partnership.today())
    assert agree() == 2
    with clock.at(clock.now() + timedelta(days=2)):
        assert agree() == 0


def test_a_turn_is_a_small_number(ready, facilitator, alice, refused):
    who = {"by": facilitator, "partner": alice.partner, "member": alice}
    assert "between 1 and 9" in refused(actions.name_signatory, ready, **who, group=10)


def test_an_authority_is_not_of_tomorrow(ready, facilitator, alice, refused):
    who = {"by": facilitator, "partner": alice.partner, "member": alice}
    given = power() | {"authority_dated_on": clock.today() + timedelta(days=2)}
    assert "after today" in refused(actions.name_signatory, ready, **who, **given)


def test_somebody_else_signs_instead(in_turn, facilitator, alice, bob, colleague, refused):
    row = place(in_turn, alice)
    code = code_for(row, alice)
    new = actions.name_signatory(in_turn, by=facilitator, partner=alice.partner, member=colleague, **power())
    assert fresh(row).state == "replaced" and new.group == row.group
    assert told("signatory_replaced") == {"Alice"} and told("signatory_invited") == {colleague.user.name}
    actions.try_signing_code(row, by=alice, code=code)
    late = {"by": alice, "digest": digest(in_turn), "code": code, "agreed": True}
    assert "Another person has been named" in refused(actions.sign_charter, row, **late)
    assert row.codes.get().accepted_at is None, "the code sent before is dead"
    assert sign(in_turn, colleague)


def test_whoever_is_named_out_of_turn_is_told_later(in_turn, facilitator, bob):
    actions.name_signatory(in_turn, by=facilitator, partner=bob.partner, member=bob, **power())
    assert place(in_turn, bob).group == 2 and told("signatory_invited") == set()


def test_nobody_is_added_to_what_was_frozen_without_them(opened, facilitator, newcomer, refused):
    who = {"by": facilitator, "partner": newcomer.partner, "member": newcomer}
    assert "frozen without this organisation" in refused(actions.name_signatory, opened, **who)


@pytest.fixture
def colleague(facilitator, alice):
    """A second person of Alice’s organisation."""
    return join_colleague(alice.partner, facilitator, "yves")


@pytest.fixture
def newcomer(opened, facilitator):
    """A partner that came after the freeze."""
    return join(facilitator, "Nouvelle venue", "NEW", "nadia")


def test_who_was_named_before_is_proposed_on_the_next_version_without_their_act(
    opened, partnership, facilitator, alice, colleague, login
):
    named = {"member": colleague, "function": text("Trésorière", "Treasurer"), "group": 3, **power()}
    actions.name_signatory(opened, by=facilitator, partner=alice.partner, **named)
    page = reverse("charters:name_signatory", args=[partnership.slug])
    chosen, act = f'value="{colleague.uuid}" selected', 'value="Pouvoir"'
    seen = login(facilitator).get(page, {"partner": alice.partner.code}).content.decode()
    assert chosen in seen and act in seen
    actions.return_to_writing(opened, by=facilitator, reason="Article 2 changes.")
    seen = login(facilitator).get(page, {"partner": alice.partner.code}).content.decode()
    assert chosen in seen and 'value="Treasurer"' in seen and 'value="3"' in seen and act not in seen
    end_membership(colleague)
    seen = login(facilitator).get(page, {"partner": alice.partner.code}).content.decode()
    assert f'value="{alice.uuid}" selected' in seen and "Treasurer" not in seen


def test_somebody_late_is_named_on_the_version_they_sign_although_the_next_is_begun(
    opened, partnership, facilitator, alice, bob, carol, login
):
    enough = with_terms(opened, entry_rule="enough", entry_count=2)
    sign(enough, alice), sign(enough, bob)
    actions.open_amendment(enough.charter, by=facilitator, summary=text("Plus court", "Shorter"))
    page = reverse("charters:name_signatory", args=[partnership.slug, "v1.0"])
    colleague = join_colleague(carol.partner, facilitator, "zoe")
    data = {"partner": carol.partner.code, "member": str(colleague.uuid), "group": 1, "authority_kind": ""}
    assert login(facilitator).post(page, data).status_code == 302
    assert place(fresh(enough), colleague).version.label == "v1.0"


def end_membership(member) -> None:
    """Somebody leaves their organisation, by whatever road."""
    type(member).objects.filter(pk=member.pk).update(ended_at=clock.now())
