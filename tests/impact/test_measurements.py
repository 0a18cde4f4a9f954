"""A figure is measured by one partner, confirmed or contested by another; corrections and disagreements are kept."""

from datetime import date
from decimal import Decimal

import pytest

from core import clock
from core.refusals import Refused
from core.texts import Localized
from impact import actions, awaits, rules
from impact.contents import Card, table, with_measures
from impact.models import Indicator, Measurement
from partnerships.models import JournalEntry, Notice, Partner, Partnership
from tests.conftest import text

REASON = text("Doublons", "Counted twice")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


def close(partnership) -> None:
    Partnership.objects.filter(pk=partnership.pk).update(state=Partnership.State.CLOSED)


def test_another_partner_confirms(helped, measure, bob):
    made = measure(helped, "22.5")
    confirmed = actions.confirm_measurement(made, by=bob)
    assert confirmed.state == "confirmed"
    assert confirmed.answered_by == bob
    said = list(JournalEntry.objects.values_list("event", flat=True).order_by("pk"))
    assert said[-2:] == ["impact.measurement_recorded", "impact.measurement_confirmed"]


def test_who_measures_never_confirms_nor_contests(helped, measure, alice, facilitator):
    for made in (measure(helped), measure(helped, 23, by=facilitator, on=date(2026, 4, 1), partner=alice.partner)):
        for act, more in ((actions.confirm_measurement, {}), (actions.contest_measurement, {"reason": REASON})):
            assert refused(act, made, by=alice, **more).startswith("Your organisation made this measurement")
            made.refresh_from_db()
            assert made.state == "submitted"


def test_the_facilitator_does_not_confirm_for_others(helped, measure, facilitator):
    assert "representatives of partners" in refused(actions.confirm_measurement, measure(helped), by=facilitator)


def test_the_chosen_partner_alone_confirms(adopt, measure, bob, carol):
    made = measure(adopt(confirmer=carol.partner))
    assert "is the one that confirms" in refused(actions.confirm_measurement, made, by=bob)
    assert list(awaits.awaits(bob)) == []
    (waiting,) = awaits.awaits(carol)
    assert waiting.title == "Confirm or contest I01, measured by Logis & Lumière"
    assert Notice.objects.filter(user=carol.user, entry__event="impact.measurement_recorded").exists()
    assert actions.confirm_measurement(made, by=carol).state == "confirmed"
    assert list(awaits.awaits(carol)) == []


def test_one_answer_is_enough(helped, measure, bob, carol):
    made = actions.confirm_measurement(measure(helped), by=bob)
    assert "already been confirmed" in refused(actions.contest_measurement, made, by=carol, reason=REASON)
    assert "already been confirmed" in refused(actions.confirm_measurement, made, by=bob)


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(helped, measure, bob):
    first = measure(helped, 22)
    second = measure(helped, 25, correction=REASON)
    assert (first.rank, second.rank) == (1, 2)
    assert "has been corrected since" in refused(actions.confirm_measurement, first, by=bob)
    assert [row.value for row in Measurement.objects.standing()] == [Decimal(25)]
    assert list(Measurement.objects.superseded()) == [first]
    assert JournalEntry.objects.order_by("pk").last().event == "impact.measurement_corrected"


def test_a_contested_figure_is_shown_and_not_counted_until_it_is_settled(helped, measure, bob, facilitator):
    actions.confirm_measurement(measure(helped), by=bob)
    made = measure(helped, 90, date(2026, 6, 30))
    contested = actions.contest_measurement(made, by=bob, reason=REASON)

    def reading():
        rows = with_measures(Indicator.objects.all())
        return Card(rows.get(pk=helped.pk), date(2026, 7, 1)).reading

    assert (reading().status, reading().value, reading().counted) == ("contested", Decimal(90), Decimal(22))
    assert refused(actions.settle_measurement, contested, by=bob, settlement=REASON).startswith("Only the facilitator")
    assert "Say how" in refused(actions.settle_measurement, contested, by=facilitator, settlement=Localized())
    settled = actions.settle_measurement(contested, by=facilitator, settlement=text("Recompté", "Counted again"))
    assert dict(settled.reason) == dict(REASON)
    assert reading().counted == Decimal(90)
    assert "not contested" in refused(actions.settle_measurement, settled, by=facilitator, settlement=REASON)


def test_contesting_says_why(helped, measure, bob):
    made = measure(helped)
    assert refused(actions.contest_measurement, made, by=bob, reason=Localized()).startswith("Say why you contest")


def test_nothing_is_measured_before_it_is_adopted_nor_before_its_day(partnership, facilitator, measure, helped):
    proposed = actions.propose_indicator(partnership, by=facilitator, title=text("Autre"))
    assert "have not adopted this indicator" in refused(measure, proposed)
    with clock.at(clock.datetime(2026, 3, 30, 12, tzinfo=clock.UTC)):
        assert "has not come yet" in refused(measure, helped, 1, date(2026, 3, 31))


def test_partners_alone_measure_and_each_for_itself(helped, measure, alice, bob, facilitator, partnership):
    others = {"by": alice, "partner": bob.partner}
    assert "Only this partner's representatives" in refused(measure, helped, **others)
    assert measure(helped, by=facilitator, partner=bob.partner).partner == bob.partner
    assert "Only representatives of partners" in refused(measure, helped, by=facilitator)
    Partner.objects.filter(pk=alice.partner_id).update(standing=Partner.Standing.OBSERVER)
    alice.partner.refresh_from_db()
    assert "Only partners measure." in refused(measure, helped, by=alice)


def test_a_rubric_takes_its_levels_alone(rubric, measure):
    for odd in (0, 4, "2.5"):
        assert "no such level" in refused(measure, rubric, odd)
    assert measure(rubric, 2).value == 2


def test_a_closed_partnership_measures_no_more(helped, measure, bob, alice, facilitator, partnership):
    made = measure(helped)
    contested = actions.contest_measurement(measure(helped, 3, date(2026, 4, 1)), by=bob, reason=REASON)
    close(partnership)
    for act, thing, who in (
        (rules.confirm_measurement, made, bob),
        (rules.contest_measurement, made, bob),
        (rules.settle_measurement, contested, facilitator),
        (rules.record_measurement, helped, alice),
    ):
        again = type(thing).objects.get(pk=thing.pk)
        assert "is closed" in act.refusal(who, again)
    bob.partnership.refresh_from_db()
    assert list(awaits.awaits(bob)) == []


def test_several_partners_observe_the_same_day_side_by_side(helped, measure, bob):
    measure(helped, 20)
    measure(helped, 24, by=bob)
    card = Card(with_measures(Indicator.objects.all()).get(pk=helped.pk), date(2026, 4, 1))
    assert {row.partner.code for row in table(card)} == {"LLU", "VSA"}
    assert all(row.rank == 1 for row in table(card))
