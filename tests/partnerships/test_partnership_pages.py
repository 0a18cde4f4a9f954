"""The stage and the lead partner; what a partner says; completing an objective."""

from partnerships import actions
from partnerships.contents.partnership import missing_before
from partnerships.models import StageStep
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
    assert "although something was missing: The winter is near." in browser.get(url("journal")).text


def test_what_is_missing_before_each_stage(made, facilitator, alice, bob, carol):
    missing = missing_before(made.partnership)
    assert missing["initiation"] == missing["engaging"] == missing["closed"] == []
    assert missing["co_construction"] == ["3 partners have not said what they seek and will not give up."]
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
    assert not any(missing_before(made.partnership).values())


def test_a_partnership_that_starts_has_everything_before_it(login, stranger):
    alone = actions.start_partnership(by=stranger, name=text("Seul"), issue=text("x"), territory=text("y"))
    assert missing_before(alone)["signing"] == [
        "Fewer than two partners are in.",
        "What the partnership needs is not written yet.",
        "Not every partner consents to the vision.",
        "An objective lacks its start, its target or its date, or none is written.",
        "A task has no accountable partner, or none is written.",
    ]


def test_naming_the_lead_partner(made, url, login, facilitator):
    browser = login(facilitator)
    assert "Nobody is written down yet." in browser.get(url("name_lead_partner")).text
    assert browser.post(url("name_lead_partner"), {"partner": "VSA"}).status_code == 302
    assert "lead partner: Ville de Saint-Aubin" in browser.get(url("partner_list")).text
    candidate = browser.post(url("name_lead_partner"), {"partner": "BDF"})
    assert candidate.status_code == 422, "a candidate is not among the choices"


def test_the_list_says_who_has_not_answered(made, url, login, alice):
    read = login(alice).get(url("partner_list")).text
    assert "3 partners are in." in read
    assert "3 have not said yet what they seek and will not give up." in read
    assert "1 invitation waits for an answer." in read


def test_an_objective_is_completed(made, url, login, facilitator, alice):
    read = login(alice).get(url("objective_list")).text
    assert "1 objective of 1 cannot be measured yet." in read
    assert "zero poverty" in read
    typed = {
        "title_fr": "Agir",
        "statement_fr": "Aider 600",
        "baseline_fr": "0",
        "target_fr": "600",
        "due_on": "2028-12-31",
        "zeros": ["carbon", "poverty"],
        "lead": "VSA",
    }
    assert login(facilitator).post(url("change_objective", "O01"), typed).status_code == 302
    made.objective.refresh_from_db()
    assert (made.objective.zeros, made.objective.lead.code) == ("carbon, poverty", "VSA")
    assert "each with its start" not in login(alice).get(url("objective_list")).text
    assert (
        "<strong>1 objective</strong>, with its start, its target and its date."
        in login(alice).get(url("objective_list")).text
    )


def test_a_closed_partnership_is_read_and_changes_no_more(made, url, login, facilitator):
    actions.change_stage(made.partnership, by=facilitator, stage="closed")
    browser = login(facilitator)
    for name in ("invite_partner", "add_need", "add_objective", "add_task", "propose_version"):
        answer = browser.get(url(name))
        assert answer.status_code == 403
        assert "This partnership is closed" in answer.text
    assert browser.get(url("need_list")).status_code == 200
