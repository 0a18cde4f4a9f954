"""Who measured, whose organisation entered it, who typed it: none of them answers, by any path."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions
from impact.awaits import awaits
from impact.models import Measurement
from tests.conftest import text
from tests.impact.tables import give

REASON = text("Doublons", "Counted twice")


def answers_refused(made, who, login, page, said) -> None:
    """By the action, by the page, by a crafted request: refused with the sentence, and the figure as it was."""
    for act, more in ((actions.confirm_measurement, {}), (actions.contest_measurement, {"reason": REASON})):
        with pytest.raises(Refused) as refusal:
            act(made, by=who, **more)
        assert said in refusal.value.reason
    confirm, contest = (page(f"{act}_measurement", made.uuid) for act in ("confirm", "contest"))
    assert confirm not in login(who).get(page("indicator_detail", "I01")).text
    for answer in (login(who).post(confirm), login(who).post(contest, {"reason_fr": "Non", "partner": "CAL"})):
        assert answer.status_code == 403
        assert said in answer.text
    made.refresh_from_db()
    assert made.state == "submitted"
    assert not Measurement.objects.standing().awaiting_confirmation_from(who).filter(pk=made.pk).exists()


def test_the_measuring_partner(helped, measure, alice, login, page):
    answers_refused(measure(helped), alice, login, page, "Your organisation made this measurement")


def test_a_facilitator_s_partner_that_entered_it(helped, measure, alice, bob, also_facilitates, login, page):
    both = also_facilitates(bob)
    made = measure(helped, by=both, partner=alice.partner)
    answers_refused(made, both, login, page, "Your organisation entered this measurement")
    assert [one.title for one in awaits(both) if "Confirm" in one.title] == []


def test_a_colleague_of_who_entered_it(helped, measure, alice, bob, carol, also_facilitates, login, page):
    made = measure(helped, by=also_facilitates(bob), partner=alice.partner)
    Measurement.objects.filter(pk=made.pk).update(submitted_by=carol)
    made.refresh_from_db()
    answers_refused(made, bob, login, page, "Your organisation entered this measurement")


def test_the_very_person_who_changed_sides(helped, measure, alice, carol, facilitator, login, page):
    made = measure(helped, by=facilitator, partner=alice.partner)
    Measurement.objects.filter(pk=made.pk).update(submitted_by=carol)
    made.refresh_from_db()
    answers_refused(made, carol, login, page, "You entered this measurement yourself")


def test_figures_of_an_import(helped, alice, bob, carol, partnership, also_facilitates, work, login, page):
    both = also_facilitates(bob)
    row = give(partnership, both, "I01;2026-03-31;12\n", partner=alice.partner)
    work()
    actions.write_measurement_import(row, by=both)
    work()
    made = Measurement.objects.get()
    assert (made.author, made.partner, made.submitted_by) == (bob.partner, alice.partner, both)
    answers_refused(made, both, login, page, "Your organisation entered this measurement")
    answers_refused(made, alice, login, page, "Your organisation made this measurement")
    for who, said in ((both, "You entered these figures yourself"), (alice, "None of these figures awaits")):
        answer = login(who).post(page("confirm_measurement_import", row.uuid))
        assert answer.status_code == 403
        assert said in answer.text
    assert login(carol).post(page("confirm_measurement_import", row.uuid)).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.answered_by) == ("confirmed", carol)


def test_a_correction_elsewhere_does_not_hide_a_figure(helped, measure, bob):
    made = measure(helped, 3, place="Canal")
    measure(helped, 4, date(2026, 3, 31))
    assert actions.confirm_measurement(made, by=bob).state == "confirmed"
