"""Impact: why one measures, indicators to adopt, figures to take, to confirm, to settle; effects and health."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.urls import reverse

from impact import actions
from impact.models import Indicator, Measurement
from impact.questions import questionnaire
from tests.conftest import text
from tests.impact.framed import LIMITS, adopt_together, agree_framing, representatives
from tests.impact.tables import give
from tests.overview.moments import DAY, PARTNERS, Act, Moment, asks, fresh

TODAY = DAY.date()


def page(name: str, place, *args: object) -> str:
    return reverse(f"impact:{name}", args=[place.slug, *args])


@asks("impact.write_framing")
def indicators_come_before_their_framing(partnership, facilitator, alice, bob, carol) -> Moment:
    """Any partner may write it first; that it is written is the facilitator's care."""
    indicator = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    for who in (alice, bob, carol):
        actions.give_indicator_opinion(indicator, by=who, position="agree")
    words = {"purposes": ["improve"], "sections": [LIMITS]}
    write = Act(partnership, lambda by: actions.write_framing(partnership, by=by, **words))
    return Moment(page("framing", partnership), "facilitator", {"impact.write_framing": write}, also=PARTNERS)


@asks("impact.give_indicator_opinion")
def an_indicator_is_proposed(partnership, facilitator) -> Moment:
    made = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    agree = Act(made, lambda by: actions.give_indicator_opinion(fresh(made), by=by, position="agree"))
    link = page("indicator_detail", partnership, made.code) + "#opinions"
    return Moment(link, PARTNERS, {"impact.give_indicator_opinion": agree})


@asks("impact.adopt_indicator")
def all_agree_to_an_indicator(partnership, facilitator) -> Moment:
    made = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    for who in representatives(partnership):
        actions.give_indicator_opinion(made, by=who, position="agree")
    adopt = Act(fresh(made), lambda by: actions.adopt_indicator(fresh(made), by=by))
    link = page("adopt_indicator", partnership, made.code)
    return Moment(link, "facilitator", {"impact.adopt_indicator": adopt})


@asks()
def not_all_agree_to_an_indicator(partnership, facilitator, alice, bob) -> Moment:
    made = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    for who in (alice, bob):
        actions.give_indicator_opinion(made, by=who, position="agree")
    adopt = Act(fresh(made), lambda by: None)
    return Moment(page("adopt_indicator", partnership, made.code), "", {"impact.adopt_indicator": adopt})


def due(partnership, facilitator, **whom) -> Indicator:
    """An indicator that was to be measured by the end of 2025."""
    agree_framing(partnership, facilitator)
    path = {"baseline": Decimal(0), "baseline_on": date(2025, 1, 1), "frequency": "quarter", "target": Decimal(9)}
    made = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"), **path, **whom)
    return adopt_together(made, facilitator)


@asks("impact.record_measurement")
def a_measure_is_owed(partnership, facilitator, alice) -> Moment:
    """Others may measure too; the partner that collects it is asked."""
    made, day = due(partnership, facilitator, collector=alice.partner), {"measured_on": TODAY, "value": Decimal(3)}
    record = Act(made, lambda by: actions.record_measurement(made, by=by, **day))
    link = page("record_measurement", partnership, made.code)
    return Moment(link, "alice dora", {"impact.record_measurement": record}, also="bob carol")


@asks("impact.record_measurement")
def a_measure_that_nobody_collects_is_owed(partnership, facilitator, alice) -> Moment:
    made = due(partnership, facilitator)
    day = {"measured_on": TODAY, "value": Decimal(3), "partner": alice.partner}
    record = Act(made, lambda by: actions.record_measurement(made, by=by, **day), partner=alice.partner)
    link = page("record_measurement", partnership, made.code)
    return Moment(link, "facilitator", {"impact.record_measurement": record}, also="alice dora")


@asks("impact.record_measurement")
def who_facilitates_also_speaks_for_a_partner(partnership, facilitator, bob, also_facilitates) -> Moment:
    """Being a partner's takes nothing of the facilitator's care away."""
    made = due(partnership, facilitator)
    also_facilitates(bob)
    day = {"measured_on": TODAY, "value": Decimal(3), "partner": bob.partner}
    record = Act(made, lambda by: actions.record_measurement(made, by=by, **day), partner=bob.partner)
    link = page("record_measurement", partnership, made.code)
    return Moment(link, "facilitator bob", {"impact.record_measurement": record})


@asks("impact.record_measurement")
def a_figure_is_to_be_taken_again(adopt, facilitator, alice, bob) -> Moment:
    link, row = figure(adopt, alice)
    row = actions.contest_measurement(row, by=bob, reason=text("Compté deux fois"))
    actions.settle_measurement(row, by=facilitator, settlement=text("À recompter"), stands=False)
    day = {"measured_on": TODAY, "value": Decimal(2), "correction": text("Recompté")}
    record = Act(row.indicator, lambda by: actions.record_measurement(row.indicator, by=by, **day))
    return Moment(link, "alice dora", {"impact.record_measurement": record}, also="bob carol")


@asks("impact.submit_measurement", "impact.drop_measurement_draft")
def a_figure_is_drafted(adopt, alice) -> Moment:
    made = adopt()
    figure = {"measured_on": TODAY, "value": Decimal(3), "as_draft": True}
    draft = actions.record_measurement(made, by=alice, **figure)
    acts = {
        "impact.submit_measurement": Act(draft, lambda by: actions.submit_measurement(fresh(draft), by=by)),
        "impact.drop_measurement_draft": Act(draft, lambda by: actions.drop_measurement_draft(fresh(draft), by=by)),
    }
    return Moment(page("indicator_detail", made.partnership, made.code), "alice dora", acts)


def figure(adopt, alice, **whom) -> tuple[str, Measurement]:
    made = adopt(**whom)
    measured = actions.record_measurement(made, by=alice, measured_on=TODAY, value=Decimal(3))
    return page("indicator_detail", made.partnership, made.code), measured


@asks("impact.confirm_measurement", "impact.contest_measurement")
def a_figure_awaits_another_partner(adopt, alice) -> Moment:
    link, row = figure(adopt, alice)
    said = text("Compté deux fois")
    acts = {
        "impact.confirm_measurement": Act(row, lambda by: actions.confirm_measurement(fresh(row), by=by)),
        "impact.contest_measurement": Act(row, lambda by: actions.contest_measurement(fresh(row), by=by, reason=said)),
    }
    return Moment(link, "bob carol", acts)


@asks("impact.confirm_measurement")
def a_figure_awaits_the_one_that_confirms(adopt, alice, bob) -> Moment:
    link, row = figure(adopt, alice, confirmer=bob.partner)
    confirm = Act(row, lambda by: actions.confirm_measurement(fresh(row), by=by))
    return Moment(link, "bob", {"impact.confirm_measurement": confirm})


@asks("impact.settle_measurement")
def a_figure_is_contested(adopt, alice, bob) -> Moment:
    _link, row = figure(adopt, alice)
    row = actions.contest_measurement(row, by=bob, reason=text("Compté deux fois"))
    settle = Act(row, lambda by: actions.settle_measurement(fresh(row), by=by, settlement=text("Recompté")))
    link = page("settle_measurement", row.partnership, row.uuid)
    return Moment(link, "facilitator", {"impact.settle_measurement": settle})


@asks("impact.write_measurement_import", "impact.drop_measurement_import")
def a_table_was_found_right(adopt, alice, work) -> Moment:
    """A colleague or the facilitator may write it too; who gave it is asked."""
    made = adopt()
    row = give(made.partnership, alice, f"{made.code};2026-02-01;3\n")
    work()
    acts = {
        "impact.write_measurement_import": Act(
            fresh(row), lambda by: actions.write_measurement_import(fresh(row), by=by)
        ),
        "impact.drop_measurement_import": Act(
            fresh(row), lambda by: actions.drop_measurement_import(fresh(row), by=by)
        ),
    }
    link = page("measurement_import", made.partnership, row.uuid)
    return Moment(link, "alice", acts, also="dora facilitator")


@asks("impact.confirm_measurement_import")
def the_figures_of_a_table_are_written(adopt, alice, work) -> Moment:
    made = adopt()
    row = give(made.partnership, alice, f"{made.code};2026-02-01;3\n")
    work()
    actions.write_measurement_import(fresh(row), by=alice)
    work()
    confirm = Act(fresh(row), lambda by: actions.confirm_measurement_import(fresh(row), by=by))
    link = page("measurement_import", made.partnership, row.uuid)
    return Moment(link, "bob carol", {"impact.confirm_measurement_import": confirm})


@asks("impact.report_effects")
def a_quarter_has_ended(adopt, partnership) -> Moment:
    """A colleague who came later speaks for the same organisation."""
    adopt()
    quarter = {"period_ends_on": date(2026, 3, 31), "tone": "nothing"}
    answer = Act(partnership, lambda by: actions.report_effects(partnership, by=by, **quarter))
    link = f"{page('report_effects', partnership)}?quarter=2026-03-31"
    at = datetime(2026, 4, 2, 9, tzinfo=UTC)
    return Moment(link, PARTNERS, {"impact.report_effects": answer}, at=at)


@asks("impact.answer_health_check")
def a_health_check_is_open(partnership, facilitator) -> Moment:
    check = actions.open_health_check(partnership, by=facilitator, closes_on=TODAY + timedelta(days=7))
    given = dict.fromkeys(questionnaire().codes, 3)
    answer = Act(check, lambda by: actions.answer_health_check(fresh(check), by=by, answers=given))
    link = page("answer_health_check", partnership, check.number)
    return Moment(link, PARTNERS, {"impact.answer_health_check": answer})
