"""What people read: rules, answers and results in both languages, at 0, 1 and many."""

import pytest
from django.utils.translation import override

from governance.sentences import (
    base_label,
    explain,
    measure_label,
    method_label,
    mode_label,
    outcome_label,
    position_label,
    position_meaning,
    reason_prompt,
    requirement_lines,
    rule_in_words,
)
from governance.tally import (
    MORE_THAN_HALF,
    Base,
    Measure,
    Method,
    Mode,
    Outcome,
    Position,
    Quorum,
    Rule,
    Seat,
    Verdict,
    tally,
)
from tests.governance.polls import answers, seats, votes

pytestmark = pytest.mark.once

NARROW, WIDE = "\u202f", "\u00a0"  # French spaces before ; and ? on one side, before : on the other
FIVE = Quorum(count=5)
RESULTS = {
    "adopted": tally(Rule.of("two_thirds", quorum=FIVE), seats(8, recused=1), votes(5, 1)),
    "rejected": tally(Rule.of("simple", quorum=FIVE), seats(8), votes(1, 4, 1)),
    "tie": tally(Rule.of("simple", quorum=FIVE), seats(8), votes(4, 4)),
    "written": tally(Rule.of("absolute"), seats(8), votes(5, 1), mode="written"),
    "consent": tally(Rule.of("consent"), seats(8), answers(("consent", 7), ("concern", 1))),
    "objection": tally(Rule.of("consent"), seats(8), answers(("consent", 1), ("objection", 1))),
    "no quorum": tally(Rule.of("simple", quorum=FIVE), seats(8), {}, present=["s00"]),
    "no vote": tally(Rule.of("simple"), seats(8), votes(0, 0, 1)),
    "nobody": tally(Rule.of("consent"), seats(8), {}),
    "unanimity": tally(Rule.of("unanimity"), seats(2), votes(2, 0)),
    "advice": tally(Rule.of("advice"), seats(8), votes(2, 1, 0)),
    "open": tally(Rule.of("absolute"), seats(8), votes(3, 1, 1), mode="written", closed=False),
    "open, passing": tally(Rule.of("simple"), seats(8), votes(4, 3), closed=False),
    "open, lost": tally(Rule.of("simple"), seats(8), votes(1, 5, 1), closed=False),
    "open, tie": tally(Rule.of("simple"), seats(2), votes(1, 1), closed=False),
    "open, objection": tally(Rule.of("consent"), seats(3), answers(("objection", 1)), closed=False),
    "open, consent": tally(Rule.of("consent"), seats(8), answers(("consent", 2)), mode="written", closed=False),
    "outside": tally(Rule.of("advice"), seats(3), answers(("for", 1), ("not_taking_part", 1)), closed=False),
}
ENGLISH = {
    "adopted": "Adopted: 5 for, 1 against, 0 abstentions, 1 seat recused; "
    "it took 4, at least two thirds of 6 votes cast.",
    "rejected": "Rejected: 1 for, 4 against, 1 abstention; it would have taken 3, more than half of 5 votes cast.",
    "tie": "Tie: 4 for, 4 against, 0 abstentions; it would have taken 5, more than half of 8 votes cast.",
    "written": "Adopted: 5 for, 1 against, 0 abstentions, 2 without an answer; it took 5, more than half of 8 seats.",
    "consent": "Adopted by consent: 7 consents, 1 concern, 0 objections.",
    "objection": "Not adopted, as an objection stands: 1 consent, 0 concerns, 1 objection.",
    "no quorum": "No decision, as the quorum was missed: 1 seat present; it took 5 out of 8 seats.",
    "no vote": "Rejected, as no vote was cast: 0 for, 0 against, 1 abstention.",
    "nobody": "Not adopted, for want of consents: 0 consents, 0 concerns, 0 objections.",
    "unanimity": "Adopted: 2 for, 0 against, 0 abstentions; it took 2, unanimity of 2 seats not recused.",
    "advice": "Advice given, nothing is decided: 2 for, 1 against, 0 abstentions.",
    "open": "If closed now, it would not pass: 3 for, 1 against, 1 abstention; "
    "it takes 5, more than half of 8 seats. It can still pass: 3 answers are missing.",
    "open, passing": "If closed now, it would pass: 4 for, 3 against, 0 abstentions; "
    "it takes 4, more than half of 7 votes cast. 1 answer still to come may change that.",
    "open, lost": "If closed now, it would not pass: 1 for, 5 against, 1 abstention; "
    "it takes 4, more than half of 6 votes cast. The answers still to come cannot make it pass.",
    "open, tie": "If closed now, it would be a tie: 1 for, 1 against, 0 abstentions; "
    "it takes 2, more than half of 2 votes cast. Every seat has answered.",
    "open, objection": "If closed now, it would not be adopted, as an objection stands: "
    "0 consents, 0 concerns, 1 objection. It can pass once the objection is lifted or the text is changed.",
    "open, consent": "Too few consents so far: 2 consents, 0 concerns, 0 objections. "
    "In writing it takes 5 in favour, more than half of 8 seats. "
    "It can still pass: 6 answers are missing.",
    "outside": "Advice so far: 1 for, 0 against, 0 abstentions, 1 not taking part. 1 answer is still to come.",
}
FRENCH = {
    "adopted": "Adoptée : 5 pour, 1 contre, 0 abstention, 1 siège déporté ; "
    "il en fallait 4, au moins les deux tiers de 6 suffrages exprimés.",
    "rejected": "Rejetée : 1 pour, 4 contre, 1 abstention ; "
    "il en fallait 3, plus de la moitié de 5 suffrages exprimés.",
    "tie": "Égalité : 4 pour, 4 contre, 0 abstention ; il en fallait 5, plus de la moitié de 8 suffrages exprimés.",
    "written": "Adoptée : 5 pour, 1 contre, 0 abstention, 2 sans réponse ; "
    "il en fallait 5, plus de la moitié de 8 sièges.",
    "consent": "Adoptée par consentement : 7 consentements, 1 réserve, 0 objection.",
    "objection": "Non adoptée, car une objection est maintenue : 1 consentement, 0 réserve, 1 objection.",
    "no quorum": "Pas de décision, quorum non atteint : 1 siège présent ; il en fallait 5 sur 8 sièges.",
    "no vote": "Rejetée, faute de suffrage exprimé : 0 pour, 0 contre, 1 abstention.",
    "open": "Arrêté maintenant, le vote ne passerait pas : 3 pour, 1 contre, 1 abstention ; "
    "il en faut 5, plus de la moitié de 8 sièges. Le texte peut encore passer : 3 réponses manquent.",
    "open, passing": "Arrêté maintenant, le vote passerait : 4 pour, 3 contre, 0 abstention ; "
    "il en faut 4, plus de la moitié de 7 suffrages exprimés. 1 réponse attendue peut encore changer cela.",
}


def french(sentence: str) -> str:
    """With the spaces French sets before its punctuation."""
    return sentence.replace(" :", WIDE + ":").replace(" ;", NARROW + ";").replace(" ?", NARROW + "?")


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_explains_itself_in_english(name):
    with override("en"):
        assert explain(RESULTS[name]) == ENGLISH[name]


@pytest.mark.parametrize("name", FRENCH)
def test_a_result_explains_itself_in_french(name):
    with override("fr"):
        assert explain(RESULTS[name]) == french(FRENCH[name])


@pytest.mark.parametrize("name", RESULTS)
def test_nothing_stays_in_english_for_a_french_reader(name):
    verdict, rule = RESULTS[name], RESULTS[name].rule
    with override("en"):
        english = [explain(verdict), rule_in_words(rule), *(line.text for line in requirement_lines(verdict))]
    with override("fr"):
        translated = [
            explain(verdict),
            rule_in_words(rule),
            *(line.text for line in requirement_lines(verdict)),
        ]
    assert not set(english) & set(translated)
    assert "%(" not in "".join(translated)


@pytest.mark.parametrize("name", RESULTS)
def test_a_stored_verdict_is_told_in_the_same_words(name):
    stored = Verdict.from_dict(RESULTS[name].as_dict())
    assert explain(stored) == explain(RESULTS[name])
    assert requirement_lines(stored) == requirement_lines(RESULTS[name])


def told(verdict: Verdict) -> list[tuple]:
    with override("en"):
        return [(line.met, line.text, line.detail, line.status) for line in requirement_lines(verdict)]


def test_lines_of_a_meeting_with_a_recused_seat():
    assert told(RESULTS["adopted"]) == [
        (True, "Two-thirds majority: 4 for out of 6 votes cast", "5 for", "met"),
        (True, "Quorum: 5 out of 8 seats", "6 seats present", "met"),
        (None, "1 seat recused", "7 of 8 seats may answer", "for information"),
    ]


def test_lines_of_an_open_written_consultation():
    verdict = tally(Rule.of("absolute", quorum=FIVE), seats(8), votes(3, 1), mode="written", closed=False)
    assert told(verdict) == [
        (False, "Absolute majority: 5 for out of 8 seats", "3 for; 2 missing", "not yet"),
        (
            None,
            "Quorum: not applicable",
            "in a written consultation the answers of all seats are the measure",
            "not applicable",
        ),
        (True, "No seat recused", "", "met"),
    ]


def test_lines_of_consent_rounds():
    assert told(RESULTS["objection"])[:2] == [
        (False, "No objection stands", "1 objection", "not met"),
        (True, "At least one seat consents", "1 consent", "met"),
    ]
    assert told(RESULTS["open, consent"])[1] == (
        False,
        "Consents: 5 out of 8 seats",
        "2 consents; 3 missing",
        "not yet",
    )


def test_lines_before_any_answer_and_at_a_reconvened_meeting():
    verdict = tally(Rule.of("simple", quorum=FIVE), seats(8), {}, waives_quorum=True, closed=False)
    assert told(verdict)[:2] == [
        (False, "Simple majority: more than half of the votes cast", "no vote cast", "not yet"),
        (None, "Quorum: not needed", "meeting reconvened after a missed quorum", "not applicable"),
    ]


def test_what_is_missing_is_not_promised_while_each_vote_moves_the_mark():
    rule = Rule.of("two_thirds")
    assert told(tally(rule, seats(8), votes(3, 3), closed=False))[0][2] == "3 for"
    assert told(tally(rule, seats(8), votes(3, 3)))[0][2] == "3 for; 1 missing"


def test_advice_says_that_it_decides_nothing():
    assert told(RESULTS["advice"])[0] == (None, "Advice", "nothing is decided by it", "for information")


def test_weights_are_told_as_votes_not_seats():
    electorate = [Seat("big", weight=3), Seat("small")]
    with override("en"):
        sentence = explain(tally(Rule.of("absolute"), electorate, {"big": "for", "small": "against"}))
    assert sentence == "Adopted: 3 for, 1 against, 0 abstentions; it took 3, more than half of 4 votes in all."


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            Rule.of("two_thirds", quorum=MORE_THAN_HALF),
            "Two-thirds majority: the text passes with at least two thirds of the votes cast. "
            "An abstention is not a vote cast, but it counts as present. "
            "Quorum: more than half of all seats must be present. A recused seat does not count as present. "
            "In a written consultation it takes at least two thirds of all seats, without quorum; "
            "silence is not a yes.",
        ),
        (
            Rule.of("qualified", threshold="3/5", inclusive=False, quorum=Quorum(count=1, measure="favourable")),
            "Qualified majority: the text passes with more than 3/5 of the votes cast. "
            "An abstention is not a vote cast, but it counts as present. "
            "Quorum: 1 seat must be in favour. "
            "In a written consultation it takes more than 3/5 of all seats, without quorum; "
            "silence is not a yes.",
        ),
        (Rule.of("advice"), "Opinions are asked for; nothing is decided by them."),
    ],
)
def test_a_rule_in_plain_english(rule, words):
    with override("en"):
        assert rule_in_words(rule) == words


def test_a_rule_in_plain_french():
    with override("fr"):
        assert rule_in_words(Rule.of("simple", quorum=FIVE), "meeting") == french(
            "Majorité simple : le texte passe avec plus de la moitié des suffrages exprimés. "
            "Une abstention n’est pas un suffrage exprimé, mais elle compte comme présente. "
            "Quorum, en sièges présents : 5 sièges. Un siège déporté ne compte pas comme présent."
        )


def test_a_rule_as_one_way_of_voting_applies_it():
    rule = Rule.of("consent", quorum=FIVE)
    with override("en"):
        assert "written" not in rule_in_words(rule, Mode.MEETING)
        assert rule_in_words(rule, Mode.WRITTEN) == (
            "Consent round: the text passes if no reasoned objection stands and more than half of all seats "
            "consent. There is no quorum, and silence is not a yes."
        )


def test_an_abstention_means_what_the_base_makes_of_it():
    with override("en"):
        assert "not a vote cast" in position_meaning("abstain", "simple")
        assert "harder to gather" in position_meaning("abstain", "absolute")
        assert "harder to gather" in position_meaning("abstain", Rule.of("simple").applied("written"))
        assert position_meaning("abstain", "qualified") == position_meaning("abstain", "simple")
        assert position_meaning("abstain", "advice") == "I have no opinion to give."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_a_name(language):
    with override(language):
        names = [
            *map(position_label, Position),
            *map(reason_prompt, Position),
            *map(method_label, Method),
            *map(base_label, Base),
            *map(measure_label, Measure),
            *map(mode_label, Mode),
            *map(outcome_label, Outcome),
            *(position_meaning(position, "consent") for position in Position),
        ]
    assert all(names)


def test_french_labels_are_those_of_the_glossary():
    with override("fr"):
        assert [position_label(position) for position in ("for", "against", "abstain", "concern", "objection")] == [
            "Pour",
            "Contre",
            "Abstention",
            "Réserve",
            "Objection motivée",
        ]
        assert reason_prompt("objection") == french("Quel tort ferait-il à notre but commun ?")


def test_names_that_do_not_exist_are_refused():
    with pytest.raises(ValueError):
        position_label("perhaps")
