"""Pictures made of rows, and what a trajectory does with many measures, several observers and values to be held."""

from datetime import date, timedelta
from decimal import Decimal as D
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.charts import (
    PAPER_ROWS,
    ROWS,
    ChartLabels,
    CriterionRow,
    DimensionRow,
    HealthLabels,
    MarksLabels,
    SliceBar,
    StateCount,
    drawn_of,
    health_chart,
    marks_chart,
    rubric_chart,
    slices_chart,
    states_strip,
    trajectory_chart,
)
from impact.charts.sheet import MOST, shown, thinned
from impact.trajectory import Measure, Path

START, END, TODAY = date(2026, 1, 1), date(2028, 12, 31), date(2026, 11, 24)
WAY = Path(D(0), START, (), D(600), END)
SVG = "{http://www.w3.org/2000/svg}"
BARS = [SliceBar("Centre", D(60), "60"), SliceBar("North", None, "not shown"), SliceBar("South", D(30), "30")]
HEALTH = [
    DimensionRow("Trust", "3.4", (0, 1, 4, 5, 2), (D("2.9"), None, D("3.4")), "n = 12"),
    DimensionRow("Money", unsaid="not shown, fewer than 5 answers", means=(D("3.1"), None, None)),
]
HEALTH_WORDS = HealthLabels("Second check.", ("1 no", "2", "3", "4", "5 yes"), ("March", "June", "November"))
REVIEW = [
    CriterionRow("Fairness", (("A", 2), ("B", 4), ("C", None)), "2 to 4", "C did not observe it.", apart=True),
    CriterionRow("Vision", (("A", 4), ("B", 4), ("C", 3)), "3 to 4"),
    CriterionRow("Learning", (("A", None),)),
]
REVIEW_WORDS = MarksLabels("Marks of three peers.", "1 absent", "5 exemplary")


def labels(**more):
    return ChartLabels(title="Said.", today="today", **more)


def tree(picture):
    return ElementTree.fromstring(picture)


def of_class(picture, name):
    return [one for one in picture.iter() if name in one.get("class", "").split()]


def said(picture):
    return [one.text for one in picture.iter(f"{SVG}text")]


def every(frame=ROWS):
    return [
        slices_chart(BARS, title="By district.", frame=frame),
        states_strip([StateCount(4, "done"), StateCount(1, "doubt")], title="4 on track, 1 contested.", frame=frame),
        health_chart(HEALTH, labels=HEALTH_WORDS, frame=frame),
        marks_chart(REVIEW, labels=REVIEW_WORDS, frame=frame),
    ]


@pytest.mark.parametrize("frame", [ROWS, PAPER_ROWS])
def test_every_picture_is_told_and_stays_in_its_frame(frame):
    for picture in map(tree, every(frame)):
        assert picture.get("role") == "img"
        assert picture.find(f"{SVG}title").text
        width, height = float(picture.get("width")), float(picture.get("height"))
        assert width == frame.width
        for one in picture.iter(f"{SVG}rect"):
            assert 0 <= float(one.get("x")) <= float(one.get("x")) + float(one.get("width")) <= width + 0.2
        for one in picture.iter(f"{SVG}text"):
            assert 0 < float(one.get("y")) <= height
        assert not any({"id", "style"} & one.attrib.keys() for one in picture.iter())


def test_hostile_words_stay_words():
    bad = "</title><script>x</script>"
    row = DimensionRow(bad, bad, (1, 0, 0, 0, 0), (), bad)
    for picture in (
        slices_chart([SliceBar(bad, D(1), bad)], title=bad),
        health_chart([row], labels=HealthLabels(bad, (bad,) * 5, (bad, bad))),
        marks_chart([CriterionRow(bad, ((bad, 3),), bad, bad)], labels=MarksLabels(bad, bad, bad)),
        states_strip([StateCount(1, "stop")], title=bad),
    ):
        assert not list(tree(picture).iter(f"{SVG}script"))


def test_a_hidden_slice_has_words_and_no_length():
    picture = tree(slices_chart(BARS, title="By district."))
    assert [float(bar.get("width")) for bar in of_class(picture, "dot")] == [480, 240]
    assert len(of_class(picture, "unsaid")) == 1
    assert {"not shown", "North"} <= set(said(picture))
    assert "North not shown" in picture.find(f"{SVG}desc").text
    assert tree(slices_chart([], title="Nothing.")) is not None
    assert tree(slices_chart([SliceBar("All", D(0), "0")], title="Zero.")) is not None


def test_the_strip_has_a_piece_a_state_and_its_number():
    states = [StateCount(4, "done"), StateCount(0, "wait"), StateCount(1, "doubt"), StateCount(2, "todo")]
    picture = tree(states_strip(states, title="…"))
    assert said(picture) == ["4", "1", "2"]
    assert of_class(picture, "doubts")[0].get("stroke-dasharray")
    assert not of_class(tree(states_strip([], title="None.")), "shade")


def test_answers_are_counted_and_a_dimension_with_too_few_is_not_drawn():
    picture = tree(health_chart(HEALTH, labels=HEALTH_WORDS))
    assert [one for one in said(picture) if one.isdigit()] == ["2", "3", "4", "1", "4", "5", "2"]
    assert len(of_class(picture, "unsaid")) == 1
    assert len(of_class(picture, "dot")) == 3
    assert not of_class(picture, "actual")  # the round in between has no mean: nothing is joined over it
    alone = tree(health_chart([DimensionRow("Trust", "3", (0, 0, 1, 0, 0), (D(3),))], labels=HEALTH_WORDS))
    assert not of_class(alone, "dot")


def test_marks_far_apart_are_joined_in_doubt_and_one_mark_has_no_spread():
    picture = tree(marks_chart(REVIEW, labels=REVIEW_WORDS))
    assert (len(of_class(picture, "apart")), len(of_class(picture, "near"))) == (1, 1)
    assert len(of_class(picture, "goal")) == 5
    same = [float(one.get("cy")) for one in of_class(picture, "goal") if one.get("cx") == "353"]
    assert len(set(same)) == len(same) == 3
    one = tree(marks_chart([CriterionRow("Vision", (("A", 4),))], labels=REVIEW_WORDS))
    assert not of_class(one, "apart") + of_class(one, "near")


def test_a_value_to_be_held_has_a_level_path_within_its_tolerance():
    for path in (
        Path(D(16), START, (), D(19), END, "maintain", D(1)),
        Path(target=D(19), direction="maintain", tolerance=D(1)),
    ):
        held = [Measure(date(2026, 2, 1), D(17)), Measure(date(2026, 9, 1), D(20))]
        picture = tree(trajectory_chart(path, held, labels=labels(target="target"), today=TODAY))
        heights = {point.split(",")[1] for point in of_class(picture, "path-line")[0].get("points").split()}
        assert len(heights) == 1
        assert len({point.split(",")[1] for point in of_class(picture, "band")[0].get("points").split()}) == 2
        assert "19 target" in said(picture)
    bare = Path(target=D(19), direction="maintain")
    assert not of_class(tree(trajectory_chart(bare, [], labels=labels(), today=TODAY)), "band")


def test_two_observers_of_one_day_stand_side_by_side_under_their_names():
    held = [Measure(date(2026, 9, 1), D(value), by=by) for by, value in (("1", 100), ("2", 100))]
    names = {"1": "LLU", "2": "CFO"}
    picture = tree(trajectory_chart(WAY, held, labels=labels(reporter=names.get), today=TODAY))
    first, second = (float(one.get("cx")) for one in of_class(picture, "dot")[1:])
    assert second - first == pytest.approx(15, abs=0.2)
    assert {"LLU", "CFO"} <= set(said(picture))


def test_the_label_of_several_observers_is_their_median_or_what_is_contested():
    day = date(2026, 9, 1)
    seen = [Measure(day, D(118), by="A"), Measure(day, D(124), by="B"), Measure(day, D(109), by="C")]
    assert "118" in said(tree(trajectory_chart(WAY, seen, labels=labels(), today=TODAY)))
    doubt = [*seen, Measure(day, D(90), "contested", "D")]
    assert "90 contested" in said(tree(trajectory_chart(WAY, doubt, labels=labels(contested="contested"), today=TODAY)))


def test_a_panel_shows_its_spread_and_a_rubric_its_changes():
    path = Path(D(1), START, (), D(4), END, nature="rubric")
    panel = {date(2026, 9, 1): [D(2), D(3), D(3), D(4)], date(2026, 10, 1): [D(3), D(3)]}
    picture = tree(
        rubric_chart(
            path, [Measure(date(2026, 9, 1), D(3))], levels=["a", "b", "c", "d"], labels=labels(), today=TODAY,
            panel=panel, marks=[(date(2026, 5, 1), "definition")],
        )
    )  # fmt: skip
    spreads = [one for one in of_class(picture, "today") if one.get("stroke-width") == "2"]
    assert len(spreads) == 1
    assert [group.find(f"{SVG}title").text for group in picture.findall(f"{SVG}g")] == ["definition"]


values = st.integers(-1000, 1000).map(D)


@given(st.lists(st.tuples(values, st.sampled_from(["confirmed", "contested"])), min_size=21, max_size=60))
def test_of_very_many_measures_the_first_the_last_and_the_extremes_are_kept(given):
    held = shown([Measure(START + timedelta(i), value, state) for i, (value, state) in enumerate(given)])
    kept = thinned(held, 20)
    assert len(kept) <= 20
    for state in ("confirmed", "contested"):
        before, after = ([m for m in some if m.state == state] for some in (held, kept))
        if before:
            assert (before[0], before[-1]) == (after[0], after[-1])
            for extreme in (min, max):
                assert extreme(m.value for m in before) == extreme(m.value for m in after)


def test_few_measures_are_all_drawn_and_many_say_how_many():
    few, many = ([Measure(START + timedelta(i), D(i)) for i in range(n)] for n in (MOST, 5 * MOST))
    assert drawn_of(few) == (MOST, MOST)
    drawn, all_ = drawn_of(many)
    assert (drawn <= MOST, all_) == (True, 5 * MOST)
    assert len(of_class(tree(trajectory_chart(WAY, many, labels=labels(), today=TODAY)), "dot")) == drawn + 1
