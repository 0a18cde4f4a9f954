"""What is weak in an indicator or a set: each check found where it is, and not where it is not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from impact.sentences import weakness_sentence
from impact.soundness import Facts, Weakness, of_all, of_one

SOUND = Facts(
    code="I01",
    objective="O1",
    baseline=Decimal(0),
    baseline_on=date(2026, 1, 1),
    target=Decimal(600),
    target_on=date(2028, 12, 31),
    milestones=((date(2026, 12, 31), Decimal(150)),),
    collector="LLU",
    confirmer="VSA",
    expected_from=date(2026, 6, 1),
    defined=True,
)
RUBRIC = replace(SOUND, nature="rubric", baseline=Decimal(1), target=Decimal(2), milestones=(), levels=(True, True))


def codes(facts: Facts) -> list[str]:
    return [found.code for found in of_one(facts)]


ONE = {
    "no_baseline": {"baseline": None},
    "no_target": {"target": None},
    "no_tolerance": {"direction": "maintain", "milestones": ()},
    "against_direction": {"direction": "down", "milestones": ()},
    "milestone_outside": {"milestones": ((date(2026, 12, 31), Decimal(700)),)},
    "no_collector": {"collector": None},
    "no_confirmer": {"confirmer": None},
    "no_objective": {"objective": None},
    "no_first_effect": {"expected_from": None},
    "no_definition": {"defined": False},
    "percentage_of_what": {"defined": False, "nature": "percentage"},
    "no_season": {"frequency": "year"},
    "level_unsaid": {
        **{n: getattr(RUBRIC, n) for n in ("nature", "baseline", "target", "milestones")},
        "levels": (True, False),
    },
}


def test_nothing_is_weak_in_what_is_sound():
    calm = [
        SOUND,
        RUBRIC,
        replace(SOUND, frequency="year", season=4),
        replace(SOUND, kind="output", expected_from=None),
    ]
    calm += [replace(SOUND, direction="maintain", milestones=(), tolerance=Decimal(2), target=Decimal(0))]
    calm += [
        replace(SOUND, nature="narrative", baseline=None, target=None),
        replace(SOUND, direction="none", target=None),
    ]
    assert [codes(facts) for facts in calm] == [[]] * len(calm)


@pytest.mark.parametrize("code", ONE)
def test_each_weakness_alone(code):
    assert codes(replace(SOUND, **ONE[code])) == [code]


def test_a_milestone_stands_between_in_value_and_in_day():
    down = replace(SOUND, direction="down", baseline=Decimal(60), target=Decimal(30))
    for on, value, fine in (
        (date(2027, 1, 1), 45, True),
        (date(2027, 1, 1), 30, True),
        (date(2027, 1, 1), 20, False),
        (date(2026, 1, 1), 45, False),
        (date(2028, 12, 31), 45, False),
    ):
        assert (codes(replace(down, milestones=((on, Decimal(value)),))) == []) == fine


def test_of_the_whole_set():
    def found(*several: Facts) -> list[Weakness]:
        return of_all(several)

    told = [replace(RUBRIC, objective=None)] * 3
    plain = [replace(SOUND, objective=None)] * 9
    assert found() == []
    assert found(*plain, *told) == [], "twelve are not too many, three of twelve are told"
    assert found(*plain, *told, *told[:1]) == [Weakness("too_many", {"n": 13, "most": 12})]
    assert found(*[SOUND] * 3, RUBRIC)[0] == Weakness("too_many_for_one", {"objective": "O1", "n": 4, "most": 3})
    outputs = [replace(one, kind="output", objective=None) for one in (SOUND, RUBRIC)]
    assert found(*outputs) == [Weakness("all_outputs")]
    assert found(*[plain[0]] * 5) == [Weakness("few_qualitative", {"n": 0, "all": 5, "least": 20})]
    assert found(*[plain[0]] * 4, told[0]) == [], "one of five is 20 %"
    shown = [replace(one, headline=True) for one in (*plain[:5], *told[:2])]
    assert found(*shown) == [Weakness("many_headlines", {"n": 7, "most": 6})]


def test_every_weakness_has_a_sentence_that_ends():
    whole = of_all([replace(SOUND, headline=True, kind="output")] * 13)
    several = [weakness for more in ONE.values() for weakness in of_one(replace(SOUND, **more))]
    said = [
        weakness_sentence(weakness)
        for weakness in (*several, *whole, Weakness("against_direction", {"direction": "up"}))
    ]
    assert len(set(said)) == len(ONE) + 6
    assert all(sentence.endswith(".") and "%(" not in sentence for sentence in said)
