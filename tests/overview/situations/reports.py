"""Progress reports: sections to write, a report that is due."""

from datetime import timedelta

from overview import actions
from overview.models import Report
from partnerships import actions as building
from partnerships.models import Member
from tests.conftest import text
from tests.overview.moments import DAY, PARTNERS, Act, Moment, asks, fresh

DUE = DAY.date() + timedelta(days=30)


def section(report: Report, facilitator, owner: Member):
    row = report.sections.get(kind="lessons")
    return actions.give_section(row, by=facilitator, owner=owner)


@asks("overview.write_section")
def a_section_is_somebody_s(partnership, facilitator, bob) -> Moment:
    """The facilitator may write it too; who answers for it is asked."""
    row = section(actions.ask_report(partnership, by=facilitator, languages=["fr"]), facilitator, bob)
    write = Act(row, lambda by: actions.write_section(fresh(row), by=by, body=text("Bon.")))
    return Moment(row.get_absolute_url(), "bob", {"overview.write_section": write}, also="facilitator")


@asks("overview.write_section")
def who_was_to_write_a_section_has_left(partnership, others, facilitator) -> Moment:
    dora = Member.objects.get(partnership=partnership, user__email="dora@example.org")
    row = section(actions.ask_report(partnership, by=facilitator, languages=["fr"]), facilitator, dora)
    building.end_member(dora, by=facilitator)
    write = Act(row, lambda by: actions.write_section(fresh(row), by=by, body=text("Bon.")))
    return Moment(row.get_absolute_url(), "facilitator", {"overview.write_section": write})


@asks("overview.freeze_report")
def a_report_is_due(partnership, facilitator) -> Moment:
    """Any partner may freeze a version; that the committee approves one in time is the facilitator's care."""
    report = actions.ask_report(partnership, by=facilitator, languages=["fr"], due_on=DUE)
    freeze = Act(report, lambda by: actions.freeze_report(fresh(report), by=by, languages=["fr"]), ends=False)
    return Moment(report.get_absolute_url(), "facilitator", {"overview.freeze_report": freeze}, also=PARTNERS)


@asks("overview.approve_report")
def the_committee_approved_a_version_by_its_vote(partnership, facilitator, work, decide) -> Moment:
    """What is due no more is not announced as due: it remains to write the approval down."""
    report = actions.ask_report(partnership, by=facilitator, languages=["fr"], due_on=DUE)
    work()
    version = report.versions.get()
    decision = decide(version)
    approve = Act(version, lambda by: actions.approve_report(fresh(version), by=by, decision=decision))
    link = report.act_url("approve_report", version.number)
    return Moment(link, "facilitator", {"overview.approve_report": approve})
