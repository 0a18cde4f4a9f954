"""What is missing before each stage, and a partnership that is closed."""

from partnerships import actions
from partnerships.contents.partnership import missing_before
from partnerships.models import Partnership, StageStep
from tests.conftest import answers, text


def test_going_on_although_something_is_missing_takes_a_reason(made, url, login, facilitator):
    browser = login(facilitator)
    assert "Not every partner consents to the vision." in browser.get(url("change_stage")).text
    refused = browser.post(url("change_stage"), {"stage": "signing"})
    assert refused.status_code == 403
    assert "Something is still missing here. Write why you go on all the same." in refused.text
    assert browser.post(url("change_stage"), {"stage": "signing", "reason": "The winter is near."}).status_code == 302
    step = StageStep.objects.filter(partnership=made.partnership).latest("pk")
    assert (step.stage, step.reason) == ("signing", "The winter is near.")
    assert "or none is written. Reason: The winter is near." in browser.get(url("journal")).text


def test_what_is_missing_before_each_stage(made, facilitator, alice, bob, carol):
    missing = missing_before(made.partnership)
    assert missing["initiation"] == missing["engaging"] == missing["closed"] == []
    assert missing["co_construction"] == ["3 partners have not said what they seek and what they will not give up."]
    assert missing["signing"][1:] == [
        "Not every partner consents to the vision.",
        "An objective lacks its start, its target or its date, or none is written.",
    ]
    for who in (alice, bob, carol):
        said = {name: text("Oui") for name in ("stake", "expectation", "non_negotiable")}
        actions.describe_partner(who.partner, by=who, answers=answers(**said))
        actions.give_consent(made.two, by=who, position="consent")
    changes = {"baseline": text("0"), "target": text("600"), "due_on": made.partnership.today()}
    actions.change_objective(made.objective, by=facilitator, **changes)
    unbound = {"running", "review", "renewal"}
    assert missing_before(made.partnership) == {
        stage: ["No partner is bound by a charter yet."] if stage in unbound else [] for stage in Partnership.State
    }
    made.partnership.partners.filter(code="LLU").update(bound_since="2026-03-01")
    assert not any(missing_before(made.partnership).values())


def test_before_it_is_closed_what_is_not_finished_is_told(made, grant, backing, carol):
    fund = {"kind": "guarantee", "title": text("Fonds"), "planned": 9}
    actions.promise_contribution(made.partnership, by=carol, **fund)
    made.partnership.tasks.update(due_on=made.partnership.today())
    assert missing_before(made.partnership)["closed"] == [
        "1 task has not reached its date.",
        "2 contributions are not wholly delivered.",
    ]


def test_a_partnership_that_starts_has_everything_before_it(login, stranger):
    alone = actions.start_partnership(by=stranger, name=text("Seul"), issue=text("x"), territory=text("y"))
    assert missing_before(alone)["signing"] == [
        "Fewer than two partners are in.",
        "What the partnership needs is not written yet.",
        "Not every partner consents to the vision.",
        "An objective lacks its start, its target or its date, or none is written.",
        "A task has no accountable partner, or none is written.",
    ]


def test_a_closed_partnership_is_read_and_changes_no_more(made, url, login, facilitator):
    actions.change_stage(made.partnership, by=facilitator, stage="closed")
    browser = login(facilitator)
    for name in ("invite_partner", "add_need", "add_objective", "add_task", "propose_version"):
        answer = browser.get(url(name))
        assert answer.status_code == 403
        assert "This partnership is closed" in answer.text
    assert browser.get(url("need_list")).status_code == 200
