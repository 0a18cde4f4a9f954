"""Another partner confirms a whole table at once: exactly the figures it may confirm one by one."""

import pytest

from core.refusals import Refused
from impact import actions, rules
from impact.awaits import awaits
from impact.models import Measurement
from partnerships.models import JournalEntry, Notice, Partnership
from tests.conftest import text
from tests.impact.tables import give

REASON = text("Doublons", "Counted twice")


def refused(row, by) -> str:
    with pytest.raises(Refused) as refusal:
        actions.confirm_measurement_import(row, by=by)
    return refusal.value.reason


@pytest.fixture
def written(helped, adopt, alice, carol, partnership, work):
    """Figures of two indicators; the second is confirmed by Carol's partner alone."""
    adopt(confirmer=carol.partner)
    table = "".join(f"I0{n};2026-0{month}-01;{month}\n" for n in (1, 2) for month in (1, 2, 3))
    row = give(partnership, alice, table)
    work()
    actions.write_measurement_import(row, by=alice)
    work()
    row.refresh_from_db()
    return row


def states(row) -> list[tuple[str, str]]:
    return sorted(row.measurements.values_list("indicator__code", "state"))


def test_a_partner_confirms_what_it_may_and_the_one_chosen_the_rest(written, bob, carol, page, login):
    assert Notice.objects.filter(user=carol.user, entry__event="impact.measurements_imported").exists()
    (asked,) = awaits(bob)
    assert asked.title == "Confirm 3 figures of a table, measured by Logis & Lumière"
    assert "Confirm 3 figures" in login(bob).get(page("measurement_import", written.uuid)).text
    before = JournalEntry.objects.count()
    assert login(bob).post(page("confirm_measurement_import", written.uuid)).status_code == 302
    assert states(written) == [("I01", "confirmed")] * 3 + [("I02", "submitted")] * 3
    assert JournalEntry.objects.count() == before + 1
    assert JournalEntry.objects.latest("pk").params["n"] == 3
    assert list(awaits(bob)) == []
    assert "None of these figures awaits" in refused(written, bob)
    actions.confirm_measurement_import(written, by=carol)
    assert {state for _code, state in states(written)} == {"confirmed"}


def test_it_is_the_twin_of_confirming_one_by_one(written, measure, helped, alice, bob, carol, facilitator):
    first, second, _third = written.measurements.filter(indicator=helped).order_by("measured_on")
    actions.contest_measurement(first, by=bob, reason=REASON)
    measure(helped, 99, second.measured_on, correction=REASON)
    for who in (alice, bob, carol, facilitator):
        rows = Measurement.objects.filter(source=written).select_related("indicator__confirmer__organisation")
        allowed = {row.pk for row in rows if rules.confirm_measurement.allows(who, row)}
        twin = Measurement.objects.standing().awaiting_confirmation_from(who).filter(source=written)
        assert set(twin.values_list("pk", flat=True)) == allowed
    actions.confirm_measurement_import(written, by=bob)
    assert [state for code, state in states(written) if code == "I01"] == ["confirmed", "contested", "submitted"]


def test_who_gave_it_and_the_facilitator_confirm_nothing(written, alice, facilitator):
    assert refused(written, alice).startswith("You entered these figures yourself")
    assert refused(written, facilitator).startswith("Only representatives")
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(written, alice)


def test_a_colleague_of_who_gave_it(written, alice, bob):
    written.asked_by = bob
    written.save(update_fields=["asked_by"])
    assert "None of these figures" in refused(written, alice)
    assert refused(written, bob).startswith("You entered these figures yourself")


def test_nor_does_whoever_gave_it_when_its_partner_had_it_written(
    helped, alice, bob, carol, partnership, work, also_facilitates
):
    giver = also_facilitates(bob)
    row = give(partnership, giver, "I01;2026-03-31;12\n", partner=alice.partner)
    work()
    actions.write_measurement_import(row, by=alice)
    work()
    (figure,) = row.measurements.all()
    assert (figure.partner, figure.author) == (alice.partner, alice.partner)
    with pytest.raises(Refused, match="Your organisation gave the table"):
        actions.confirm_measurement(figure, by=giver)
    assert not Measurement.objects.standing().awaiting_confirmation_from(giver).exists()
    assert Measurement.objects.standing().awaiting_confirmation_from(carol).get() == figure
    assert actions.confirm_measurement(figure, by=carol).state == "confirmed"


def test_what_is_not_written_is_not_confirmed(helped, alice, bob, partnership):
    row = give(partnership, alice, "I01;2026-03-31;12\n")
    assert "are not written" in refused(row, bob)
