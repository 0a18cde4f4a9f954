"""Other rules are proposed, decided under the present ones, and hold from the moment they are adopted."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from charters.contents.governed import rules as composed_rules
from core.refusals import Refused
from governance import actions
from governance.models import Decision, Mandate, RuleSet
from tests.conftest import text

WHY = text("Trop lent.", "Too slow.")


def usual(**changes) -> list[dict]:
    """The usual categories, some of them changed: `usual(data={"written_days": 20})`; None removes one."""
    lines = actions.usual_categories(quorum=2, spending_above=Decimal(20000))
    kept = [line for line in lines if changes.get(line["category"], line) is not None]
    return [{**line, **changes.get(line["category"], {})} for line in kept]


@pytest.fixture
def propose_rules(committee, partnership, facilitator):
    def proposed(by=None, categories=None, **more) -> Decision:
        lines = usual(data={"written_days": 20}) if categories is None else categories
        return actions.propose_rules(partnership, by=by or facilitator, categories=lines, reason=WHY, **more)

    return proposed


@pytest.fixture
def adopt(play):
    def adopted(decision: Decision) -> Decision:
        play(decision, LLU="for", VSA="for", CAL="for")
        decision.refresh_from_db()
        assert decision.outcome == Decision.Outcome.ADOPTED
        return decision

    return adopted


def test_rules_proposed_are_not_in_force(propose_rules, partnership, committee):
    decision = propose_rules()
    assert (decision.category, decision.matter) == ("rules", "rules")
    assert decision.new_rules.number == 2
    assert RuleSet.objects.in_force(partnership) == committee.rules


def test_the_text_voted_on_says_what_changes_in_each_language(propose_rules):
    decision = propose_rules(mediation_days=10)
    english = decision.text["en"]
    assert english.startswith("Too slow.\n\nWhat changes, compared with version 1:")
    assert (
        "Personal data. From now on: In writing: At least 20 days to answer. "
        "Until now: In writing: At least 10 days to answer." in english
    )
    assert "a mediation of at most 10 days" in english
    assert "perational matter" not in english
    assert decision.text["fr"].startswith("Trop lent.")


def test_the_decision_leads_to_the_whole_of_them(propose_rules, alice, login, partnership):
    page = login(alice).get(propose_rules().get_absolute_url()).content.decode()
    assert reverse("governance:rule_set_detail", args=[partnership.slug, 2]) in page


def test_once_adopted_they_hold_by_themselves(propose_rules, adopt, partnership):
    decision = adopt(propose_rules())
    in_force = RuleSet.objects.in_force(partnership)
    assert in_force == decision.new_rules
    assert in_force.rule_for("data", Decimal(0)).written_days == 20
    lines = partnership.journal.filter(event="governance.rules_adopted")
    assert lines.get().params == {"version": 2, "number": decision.number}


def test_they_take_two_thirds_of_the_votes_cast(propose_rules, play, partnership, committee):
    decision = propose_rules()
    play(decision, LLU="for", VSA="against", CAL="abstain")
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.REJECTED
    assert RuleSet.objects.in_force(partnership) == committee.rules


def test_a_round_that_is_open_keeps_its_rule(propose, propose_rules, adopt, facilitator):
    before = propose()
    round_ = actions.open_round(before, by=facilitator)
    strict = {"rule": {"method": "unanimity"}, "written_rule": None}
    adopt(propose_rules(categories=usual(budget=strict)))
    round_.refresh_from_db()
    assert round_.rule["method"] == "simple"
    assert round_.rule_set.number == 1
    after = propose()
    assert actions.open_round(after, by=facilitator).rule["method"] == "unanimity"


def test_delays_not_given_stay_as_they_are(propose_rules, committee):
    proposed = propose_rules(notice_days=14).new_rules
    assert (proposed.notice_days, proposed.settle_days) == (14, committee.rules.settle_days)


def test_who_has_no_seat_and_no_role_proposes_none(propose_rules, carol, committee):
    Mandate.objects.filter(member=carol).delete()
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        propose_rules(by=carol)


def test_a_seat_proposes_too(propose_rules, alice):
    assert propose_rules(by=alice).proposed_by == alice


def test_there_must_be_rules_first(partnership, facilitator):
    with pytest.raises(Refused, match="There are no decision rules yet"):
        actions.propose_rules(partnership, by=facilitator, categories=usual(), reason=WHY)


def test_rules_without_a_way_to_change_them_stay(partnership, facilitator):
    actions.set_rules(partnership, by=facilitator, categories=usual(rules=None))
    with pytest.raises(Refused, match="do not say how they change"):
        actions.propose_rules(partnership, by=facilitator, categories=usual(), reason=WHY)


def test_one_proposal_at_a_time(propose_rules, facilitator):
    first = propose_rules()
    with pytest.raises(Refused, match=f"proposed already, in {first.number}"):
        propose_rules(notice_days=3)
    actions.withdraw_decision(first, by=facilitator, reason="Written anew.")
    assert propose_rules(notice_days=3).new_rules.number == 3


def test_the_same_rules_are_no_proposal(propose_rules):
    with pytest.raises(Refused, match="Nothing changes"):
        propose_rules(categories=usual())


@pytest.mark.parametrize("code", ["rules", "mandate", "revocation", "charter", "membership"])
def test_what_every_partnership_needs_stays(propose_rules, code):
    with pytest.raises(Refused, match=f"needs: {code}"):
        propose_rules(categories=usual(**{code: None}))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"data": {"lead_may_settle": True}}, "only ordinary matters are delegated"),
        ({"rules": {"matter": "ordinary"}}, "keeps its matter"),
        ({"revocation": {"rule": {"method": "advice"}}}, "an advice is not enough"),
        ({"budget": {"above": Decimal(5)}}, "has two rules from the same amount"),
        ({"data": {"above": Decimal(5)}}, "has no rule for small amounts"),
        ({"data": {"label": text("")}}, "Every category has a name"),
        ({"data": {"rule": {"method": "simple", "quorum": {"count": 4}}}}, "4 seats, and only 3 vote"),
        ({"data": {"rule": {"method": "simple", "threshold": "2/3"}}}, "“Simple majority” means 1/2, not 2/3"),
        ({"data": {"rule": {"method": "qualified"}}}, "needs a share and what it is a share of"),
        ({"data": {"rule": {"method": "qualified", "threshold": "5/4"}}}, "5/4 does not"),
        ({"data": {"rule": {"method": "qualified", "threshold": "1/0"}}}, "not “1/0”"),
        ({"data": {"rule": {"method": "qualified", "threshold": "1", "inclusive": False}}}, "more than the whole"),
        ({"data": {"rule": {"method": "advice", "threshold": "1/2"}}}, "has no share to reach"),
        ({"data": {"rule": {"method": "simple", "quorum": {"count": 0}}}}, "counts at least one seat"),
        ({"data": {"rule": {"method": "simple", "quorum": {}}}}, "either a number of seats or a share"),
        (
            {"data": {"rule": {"method": "simple", "quorum": {"share": "1/2", "base": "present"}}}},
            "share of all seats, or of the seats not recused",
        ),
    ],
)
def test_rules_that_make_no_sense_are_refused_in_words(propose_rules, changes, reason, partnership):
    with pytest.raises(Refused, match=reason):
        propose_rules(categories=usual(**changes))
    assert partnership.rule_sets.count() == 1


@pytest.mark.parametrize(
    ("delays", "reason"),
    [
        ({"mediation_days": 16}, "lasts 15 days at most"),
        ({"reconvene_within": 3}, "comes after the first one"),
    ],
)
def test_delays_have_their_limits(propose_rules, delays, reason):
    with pytest.raises(Refused, match=reason):
        propose_rules(**delays)


def test_no_category_at_all_is_refused(propose_rules):
    with pytest.raises(Refused, match="at least one category"):
        propose_rules(categories=[])


def test_a_reason_is_asked_for(committee, partnership, facilitator):
    with pytest.raises(Refused, match="Say why the rules should change"):
        lines = usual(data={"written_days": 20})
        actions.propose_rules(partnership, by=facilitator, categories=lines, reason=text(""))


def test_the_lead_never_settles_a_change_of_the_rules(propose_rules, play, lead, alice):
    decision = propose_rules()
    with pytest.raises(Refused, match="never settles a change of the decision rules"):
        actions.settle_decision(
            decision, by=alice, outcome="adopted", reasons=text("Oui"), minority_opinion=text("Non")
        )


def test_what_comes_goes_and_is_called_otherwise_is_said_in_words(propose_rules):
    renamed = {"label": text("Dépenses", "Costs"), "consent_rule": {"method": "consent"}}
    lines = usual(communication=None, data=renamed)
    events = {"category": "events", "label": text("Fêtes", "Feasts"), "rule": {"method": "simple"}}
    english = propose_rules(categories=[*lines, events]).text["en"]
    assert "Costs. From now on: Name: Costs. First: Consent round:" in english
    assert "Until now: Name: personal data." in english
    assert "This category goes: Communication. Until now: Simple majority:" in english
    assert "New category: Feasts. Simple majority:" in english


# The editor ----------------------------------------------------------------------------------------------


@pytest.fixture
def editor(committee, partnership, facilitator, login):
    """The page as a browser fills it in: `.typed` is the form untouched."""
    browser, page = login(facilitator), reverse("governance:propose_rules", args=[partnership.slug])
    form = browser.get(page).context["form"]
    typed = {}
    for part in [form, *form.blocks]:
        for bound in part:
            if bound.name == "once":
                continue
            value = bound.initial
            if hasattr(value, "items"):
                typed |= {f"{bound.html_name}_{code}": words for code, words in value.items()}
            elif value is not None and value is not False and value != "":
                typed[bound.html_name] = "on" if value is True else str(value)
    typed |= {"reason_fr": "Trop lent.", "reason_en": "Too slow."}
    prefix = {block.row.category: block.prefix for block in form.blocks if block.row and not block.row.above}

    def send(step="propose", **changes):
        sent = {key: value for key, value in {**typed, **changes, step: "1"}.items() if value is not None}
        return browser.post(page, sent)

    send.prefix = prefix
    return send


def test_the_editor_untouched_changes_nothing(editor):
    answer = editor()
    assert answer.status_code == 403
    assert "Nothing changes" in answer.content.decode()


def test_a_preview_comes_first_and_keeps_nothing(editor, partnership):
    answer = editor("preview", **{f"{editor.prefix['data']}-method": "two_thirds"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Put it to the committee" in page
    changed = [change for change in answer.context["preview"].categories if change.kind != "same"]
    assert [change.line.code for change in changed] == ["data"]
    assert "Two-thirds majority: the text passes with at least two thirds of the votes cast." in page
    assert partnership.rule_sets.count() == 1


def test_then_it_is_proposed_as_it_was_shown(editor, partnership):
    answer = editor(**{f"{editor.prefix['data']}-method": "two_thirds"})
    decision = Decision.objects.get()
    assert answer.url == decision.get_absolute_url()
    changed = {row.category: row.rule for row in decision.new_rules.categories.all()}
    assert (changed["data"]["method"], changed["data"]["threshold"]) == ("two_thirds", "2/3")
    assert changed["data"]["quorum"] == {"count": 2, "measure": "present"}


def test_everything_of_a_category_can_be_typed(editor):
    block = editor.prefix["operational"]
    given = {
        f"{block}-consent_first": None,
        f"{block}-method": "qualified",
        f"{block}-share": "3 / 5",
        f"{block}-base": "present",
        f"{block}-bound": "exceeded",
        f"{block}-quorum": "share",
        f"{block}-quorum_share": "2/3",
        f"{block}-quorum_base": "seats_eligible",
        f"{block}-quorum_bound": "reached",
        f"{block}-quorum_measure": "favourable",
        f"{block}-written_method": "three_quarters",
        f"{block}-written_days": "21",
        f"{block}-lead_may_settle": None,
        "proxies_per_seat": "0",
    }
    assert editor(**given).status_code == 302
    rules = RuleSet.objects.get(number=2)
    row = rules.categories.get(category="operational")
    quorum = {"share": "2/3", "base": "seats_eligible", "inclusive": True, "measure": "favourable"}
    assert row.rule == {
        "method": "qualified",
        "threshold": "3/5",
        "base": "present",
        "inclusive": False,
        "quorum": quorum,
    }
    assert row.consent_rule is None
    assert (row.written_rule["method"], row.written_rule["base"], row.written_days) == (
        "three_quarters",
        "seats_eligible",
        21,
    )
    assert not row.lead_may_settle
    assert rules.proxies_per_seat == 0


def test_a_category_is_added_and_another_removed(editor):
    given = {"n1-label_fr": "Événements publics", "n1-method": "simple", "n1-matter": "ordinary", "n1-above": "0"}
    given |= {"n1-written_days": "5", f"{editor.prefix['communication']}-remove": "on"}
    assert editor(**given).status_code == 302
    codes = set(RuleSet.objects.get(number=2).categories.values_list("category", flat=True))
    assert "evenements-publics" in codes
    assert "communication" not in codes


def test_a_category_gets_one_more_amount(editor):
    given = {"n1-of": "budget", "n1-method": "unanimity", "n1-matter": "ordinary", "n1-above": "50000"}
    assert editor(**given, **{"n1-written_days": "5"}).status_code == 302
    rules = RuleSet.objects.get(number=2)
    assert rules.rule_for("budget", Decimal(60000)).rule["method"] == "unanimity"
    assert rules.rule_for("budget", Decimal(60000)).label == rules.rule_for("budget", Decimal(1)).label


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("share", "two thirds", "write a share as an exact fraction"),
        ("share", "3/2", "3/2 does not"),
        ("quorum_count", "", "How many seats make the quorum?"),
    ],
)
def test_a_slip_is_shown_beside_its_field(editor, field, typed, reason):
    answer = editor("preview", **{f"{editor.prefix['data']}-{field}": typed})
    assert answer.status_code == 422
    assert reason in answer.content.decode()


def test_a_new_category_without_a_name_is_sent_back(editor):
    answer = editor("preview", **{"n1-method": "unanimity", "n1-above": "0", "n1-written_days": "5"})
    assert answer.status_code == 422
    assert "Every category has a name." in answer.content.decode()


def test_what_is_kept_cannot_be_removed_nor_change_its_matter(editor):
    block = editor.prefix["revocation"]
    given = {f"{block}-remove": "on", f"{block}-matter": "ordinary", "notice_days": "12"}
    assert editor(**given).status_code == 302
    assert RuleSet.objects.get(number=2).categories.get(category="revocation").matter == "mandate"


# Versions ------------------------------------------------------------------------------------------------


def test_a_version_says_what_it_changed_and_by_which_decision(propose_rules, adopt, alice, login, partnership):
    decision = adopt(propose_rules())
    page = login(alice).get(reverse("governance:rule_set_detail", args=[partnership.slug, 2])).content.decode()
    assert "In force since" in page
    assert decision.number in page
    assert "At least 20 days to answer." in page
    first = login(alice).get(reverse("governance:rule_set_detail", args=[partnership.slug, 1])).content.decode()
    assert "Was in force from" in first
    assert "The first rules, written down by the facilitator." in first


def test_a_version_that_was_rejected_says_so(propose_rules, play, alice, login, partnership):
    play(propose_rules(), LLU="against", VSA="against", CAL="against")
    page = login(alice).get(reverse("governance:rule_set_detail", args=[partnership.slug, 2])).content.decode()
    assert "Not adopted." in page
    assert login(alice).get(reverse("governance:rule_set_detail", args=[partnership.slug, 9])).status_code == 404


def test_the_committee_lists_its_versions(propose_rules, adopt, alice, login, partnership):
    adopt(propose_rules())
    later = propose_rules(notice_days=3)
    page = login(alice).get(reverse("governance:committee", args=[partnership.slug])).content.decode()
    for number in (1, 2, 3):
        assert reverse("governance:rule_set_detail", args=[partnership.slug, number]) in page
    assert later.number in page


def test_the_charter_says_the_same_sentences(committee, partnership, facilitator):
    with override("en"):
        told = told_in_the_charter(partnership)
    assert "A meeting is announced at least 10 days ahead." in told
    assert "A seat may answer for 1 other seat at most, by a written proxy." in told


def told_in_the_charter(partnership) -> str:
    """The charter's article on the rules, as plain words."""
    return str(composed_rules(partnership).blocks)
