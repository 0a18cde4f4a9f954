"""Answers, seats and rules that cannot be; stored verdicts that were altered."""

import pytest

from governance.tally import Counts, Quorum, Rule, Seat, Verdict, record, recount, tally
from tests.governance.polls import seats, votes

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("electorate", "positions", "present"),
    [
        ([], {}, None),
        ([Seat("a", voting=False)], {}, None),
        ([Seat("a"), Seat("a")], {}, None),
        ([Seat("a")], {"b": "for"}, None),
        ([Seat("a")], {}, {"b"}),
        ([Seat("a"), Seat("b", recused=True)], {"b": "for"}, None),
        ([Seat("a"), Seat("b", vacant=True)], {"b": "for"}, None),
        ([Seat("a"), Seat("b", voting=False)], {"b": "for"}, None),
        ([Seat("a"), Seat("b")], {"b": "for"}, {"a"}),
        ([Seat("a")], {"a": "consent"}, None),
        ([Seat("a")], {"a": "perhaps"}, None),
    ],
)
def test_answers_that_cannot_be_are_refused(electorate, positions, present):
    with pytest.raises(ValueError):
        tally(Rule.of("simple"), electorate, positions, present=present)


def test_a_consent_round_takes_no_votes():
    with pytest.raises(ValueError):
        tally(Rule.of("consent"), seats(2), votes(1, 0))


@pytest.mark.parametrize("seat", [{"id": ""}, {"id": 3}, {"id": "a", "weight": 0}, {"id": "a", "weight": 1.5}])
def test_seats_that_cannot_be_are_refused(seat):
    with pytest.raises(ValueError):
        Seat(**seat)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"method": "acclamation"},
        {"method": "simple", "threshold": 0.5},
        {"method": "simple", "threshold": "2/3"},
        {"method": "qualified"},
        {"method": "qualified", "threshold": "1/0"},
        {"method": "qualified", "threshold": "3/2"},
        {"method": "qualified", "threshold": "0"},
        {"method": "qualified", "threshold": True},
        {"method": "unanimity", "inclusive": False},
        {"method": "simple", "inclusive": "no"},
        {"method": "simple", "base": "votes"},
        {"method": "consent", "threshold": "1/2"},
        {"method": "advice", "base": "present"},
        {"method": "simple", "tie": "lead"},
        {"method": "simple", "quorum": 5},
        {"method": "simple", "quorum": {}},
        {"method": "simple", "quorum": {"count": 0}},
        {"method": "simple", "quorum": {"count": 2.5}},
        {"method": "simple", "quorum": {"count": 5, "share": "1/2"}},
        {"method": "simple", "quorum": {"share": 0.5}},
        {"method": "simple", "quorum": {"share": "1"}},
        {"method": "simple", "quorum": {"share": "1/2", "base": "present"}},
        {"method": "simple", "quorum": {"count": 5, "measure": "noise"}},
        {"method": "simple", "quorum": {"count": 5, "waived": True}},
    ],
)
def test_rules_that_make_no_sense_are_refused(data):
    with pytest.raises(ValueError):
        Rule.from_dict(data)


def test_a_rule_left_short_means_what_its_method_usually_means():
    rule = Rule.from_dict({"method": "two_thirds", "quorum": {"count": 5}})
    assert rule == Rule.of("two_thirds", quorum=Quorum(count=5))
    assert rule.as_dict() == {
        "method": "two_thirds",
        "threshold": "2/3",
        "base": "votes_cast",
        "inclusive": True,
        "quorum": {"count": 5, "measure": "present"},
    }


def test_a_stored_verdict_that_was_altered_is_refused():
    stored = tally(Rule.of("simple"), seats(8), votes(3, 4)).as_dict()
    with pytest.raises(ValueError):
        Verdict.from_dict(stored | {"outcome": "adopted"})
    with pytest.raises(ValueError):
        Verdict.from_dict(stored | {"needed": 3})


def test_an_altered_record_no_longer_gives_its_verdict():
    exported = record(Rule.of("simple"), seats(8), votes(4, 3), present=[f"s{index:02}" for index in range(8)])
    assert recount(exported).as_dict() == exported["verdict"]
    exported["positions"]["s00"] = "against"
    assert recount(exported).as_dict() != exported["verdict"]


def test_counts_read_by_name_as_templates_do():
    counts = Counts(for_=3, silent=1)
    assert (counts["for"], counts["silent"]) == (3, 1)
    with pytest.raises(KeyError):
        counts["maybe"]
