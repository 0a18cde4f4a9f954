"""Pictures of impact: what they show, what they say to those who do not see them, and nothing unescaped."""

from datetime import date, timedelta
from decimal import Decimal as D
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from impact.charts import CARD, PAPER, ChartLabels, Seat, rosette, rubric_chart, sparkline, trajectory_chart
from impact.charts.draw import nice_ticks
from impact.trajectory import Measure, Path

START, MILESTONE, END, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2028, 12, 31), date(2026, 11, 24)
HOUSEHOLDS = Path(D(0), START, ((MILESTONE, D(150)),), D(600), END)
BURDEN = Path(D("11.8"), START, ((MILESTONE, D(11)),), D(9), END, "down", expected_from=date(2027, 12, 31))
LABELS = ChartLabels(
    title="118, from 0 towards 150.", desc="Every figure.", baseline="baseline", milestone="milestone",
    target="target", contested="contested", waiting="to be confirmed", today="today", early="too early",
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def on(month, value, state="confirmed", by="LLU"):
    return Measure(date(2026, month, 15), None if value is None else D(str(value)), state, by)


def drawn(path=HOUSEHOLDS, *measures, labels=LABELS, **kwargs):
    return ElementTree.fromstring(
        trajectory_chart(path, measures, labels=labels, today=kwargs.pop("today", TODAY), **kwargs)
    )


def of_class(picture, name):
    return [one for one in picture.iter() if name in one.get("class", "").split()]


def said(picture):
    return [one.text for one in picture.iter(f"{SVG}text")]


def test_a_picture_says_what_it_shows():
    picture = drawn()
    assert (picture.get("role"), picture.get("class")) == ("img", "chart")
    assert picture.find(f"{SVG}title").text == LABELS.title
    assert picture.find(f"{SVG}desc").text == LABELS.desc


def test_many_pictures_fit_on_a_page_with_a_strict_policy():
    for picture in (drawn(), drawn(BURDEN, on(9, "11.4", "contested"))):
        for one in picture.iter():
            assert not {"id", "style", "href"} & one.attrib.keys()


def test_colours_are_attributes_for_paper_and_classes_for_the_screen():
    for one in of_class(drawn(HOUSEHOLDS, on(9, 118)), "path-line"):
        assert one.get("stroke").startswith("#")


def test_path_band_milestone_target_and_measures_are_drawn():
    picture = drawn(HOUSEHOLDS, on(3, 22), on(9, 118))
    wanted = {"band": 1, "path-line": 1, "actual": 1, "goal": 2, "dot": 3}
    assert {name: len(of_class(picture, name)) for name in wanted} == wanted
    assert {"118", "150 milestone", "600 target", "today"} <= set(said(picture))


def test_a_contested_figure_is_hollow_off_the_line_and_named():
    picture = drawn(BURDEN, on(6, "11.7"), on(9, "11.4", "contested"))
    assert (len(of_class(picture, "hollow")), len(of_class(picture, "link"))) == (1, 1)
    assert len(of_class(picture, "actual")[0].get("points").split()) == 2
    assert "11.4 contested" in said(picture)


def test_what_awaits_confirmation_is_broken_and_drafts_are_not_drawn():
    picture = drawn(HOUSEHOLDS, on(9, 118, "submitted"), on(10, 130, "draft"))
    assert of_class(picture, "hollow")[0].get("stroke-dasharray")
    assert len(of_class(picture, "hollow")) == 1
    assert "118 to be confirmed" in said(picture)


def test_a_missing_figure_is_not_drawn():
    assert said(drawn(HOUSEHOLDS, on(9, None))) == said(drawn())


def test_the_time_before_the_first_effect_is_shaded():
    assert len(of_class(drawn(BURDEN), "early")) == 1
    assert not of_class(drawn(HOUSEHOLDS), "early")


def test_changes_of_definition_are_numbered_in_the_picture():
    marks = [(date(2026, 4, 15), "definition <b>"), (date(2030, 1, 1), "later")]
    picture = drawn(HOUSEHOLDS, on(9, 118), marks=marks)
    groups = picture.findall(f"{SVG}g")
    assert [group.find(f"{SVG}title").text for group in groups] == ["definition <b>"]
    assert [group.find(f"{SVG}text").text for group in groups] == ["1"]


def test_what_has_no_straight_path_shows_its_aims_alone():
    picture = drawn(Path(D(62), START, ((MILESTONE, D(50)),), D(30), END, "down", linear=False), on(4, 55))
    assert not of_class(picture, "path-line") + of_class(picture, "band")
    assert len(of_class(picture, "goal")) == 2


def test_today_outside_the_picture_is_not_drawn():
    assert "today" not in said(drawn(today=date(2031, 1, 1)))


def test_several_observers_are_each_drawn_and_the_line_takes_the_middle():
    picture = drawn(HOUSEHOLDS, on(9, 100, by="LLU"), on(9, 120, by="CFO"))
    assert len(of_class(picture, "dot")) == 3
    assert len(of_class(picture, "actual")[0].get("points").split()) == 2


HOSTILE = "</title><script>alert(1)</script>\"'&\x00\x0b\ud800"


@pytest.mark.parametrize("frame", [None, PAPER])
def test_hostile_words_stay_words(frame):
    labels = ChartLabels(
        *[HOSTILE] * 9, figure=lambda _v: HOSTILE, tick=lambda _v, _d: HOSTILE, month=lambda _d: HOSTILE
    )
    size = {"frame": frame} if frame else {}
    pictures = [
        trajectory_chart(BURDEN, [on(9, 11)], labels=labels, today=TODAY, marks=[(TODAY, HOSTILE)], **size),
        rubric_chart(HOUSEHOLDS, [on(9, 2)], levels=[HOSTILE], labels=labels, today=TODAY, **size),
        sparkline(HOUSEHOLDS, [on(9, 2)], title=HOSTILE, desc=HOSTILE, ends=(HOSTILE, HOSTILE)),
        rosette([Seat(HOSTILE, True, (HOSTILE,))], title=HOSTILE),
    ]
    for picture in pictures:
        assert "<script" not in picture
        assert "\x00" not in picture
        assert not list(ElementTree.fromstring(picture).iter(f"{SVG}script"))


def test_templates_print_a_picture_as_it_is():
    picture = sparkline(HOUSEHOLDS, [on(9, 118)])
    assert Template("{{ picture }}").render(Context({"picture": picture})) == picture


def test_a_sparkline_without_a_title_is_decoration():
    plain = ElementTree.fromstring(sparkline(HOUSEHOLDS, [on(9, 118)]))
    assert (plain.get("aria-hidden"), plain.get("role")) == ("true", None)
    titled = ElementTree.fromstring(sparkline(HOUSEHOLDS, [], title="Households", ends=("2026", "2028"), frame=CARD))
    assert (titled.get("role"), said(titled)) == ("img", ["2026", "2028"])


def test_a_sparkline_ends_hollow_when_its_last_figure_is_contested():
    picture = ElementTree.fromstring(sparkline(BURDEN, [on(6, "11.7"), on(9, "11.4", "contested")]))
    assert (len(of_class(picture, "hollow")), len(of_class(picture, "aim"))) == (1, 1)


def test_levels_take_steps_and_every_mark_of_the_panel_is_seen():
    path = Path(D(2), START, ((MILESTONE, D(3)),), D(4), END, nature="rubric")
    levels = ["Informed", "Consulted", "One decision changed", "Decide together", "A very long sentence " * 9]
    marks = {date(2026, 10, 15): [D(3), D(3), D(2), D(4)]}
    picture = ElementTree.fromstring(
        rubric_chart(path, [on(10, 3)], levels=levels, labels=LABELS, today=TODAY, panel=marks)
    )
    assert len(of_class(picture, "actual")[0].get("points").split()) == 3
    assert len(of_class(picture, "goal")) == 4 + 2
    assert "3 One decision changed" in said(picture)
    assert any(one.endswith("…") for one in said(picture))


def test_the_round_table_joins_only_those_who_are_bound():
    seats = [Seat("LLU", True), Seat("CAL", True, ("Calorane",)), Seat("VSA", False), Seat("OTS", True)]
    picture = ElementTree.fromstring(rosette(seats, title="Three of four have signed."))
    assert (len(of_class(picture, "thread")), len(of_class(picture, "seat-open"))) == (3, 1)
    assert {"LLU", "Calorane", "VSA"} <= set(said(picture))
    assert not of_class(ElementTree.fromstring(rosette([], title="Nobody yet.")), "seat")


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [("0", "600", "0 200 400 600"), ("9", "11.8", "9 10 11 12"), ("5", "5", "0 1 2 3 4 5"), ("0", "0", None),
     ("-3", "-3", None)],
)  # fmt: skip
def test_axes_have_round_values(low, high, ticks):
    found = nice_ticks(D(low), D(high))
    assert found[0] <= D(low) <= D(high) <= found[-1]
    assert ticks is None or [f"{tick.normalize():f}" for tick in found] == ticks.split()


figures = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
days = st.dates(date(2025, 1, 1), date(2030, 1, 1))


values, moments = st.none() | figures, st.none() | days
paths = st.builds(
    Path,
    baseline=values,
    baseline_on=moments,
    milestones=st.lists(st.tuples(days, figures), max_size=3).map(tuple),
    target=values,
    target_on=moments,
    direction=st.sampled_from(["up", "down", "maintain", "none"]),
    expected_from=moments,
    nature=st.sampled_from(["number", "percentage", "rubric"]),
    linear=st.booleans(),
)
states = st.sampled_from(["submitted", "confirmed", "contested", "settled"])


@settings(deadline=None)
@given(paths, st.lists(st.builds(Measure, days, values, states), max_size=5), days)
def test_whatever_comes_is_drawn_inside_its_frame(path, measures, today):
    picture = ElementTree.fromstring(trajectory_chart(path, measures, labels=LABELS, today=today))
    for dot in of_class(picture, "dot") + of_class(picture, "hollow"):
        assert 0 <= float(dot.get("cx")) <= 960
        assert 0 <= float(dot.get("cy")) <= 400
    assert ElementTree.fromstring(sparkline(path, measures)) is not None
    assert ElementTree.fromstring(rubric_chart(path, measures, levels=["a"], labels=LABELS, today=today)) is not None


def test_a_long_series_stays_readable():
    measures = [Measure(START + timedelta(days=7 * i), D(i)) for i in range(100)]
    assert len(of_class(drawn(HOUSEHOLDS, *measures), "dot")) == 101
