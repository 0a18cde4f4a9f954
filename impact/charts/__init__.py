"""Pictures of impact as SVG text: one picture serves page and paper. Words come in already translated."""

from impact.charts.draw import PAGE, PAPER, ChartLabels, Frame, Svg
from impact.charts.health import DimensionRow, HealthLabels, health_chart
from impact.charts.marks import CriterionRow, MarksLabels, marks_chart, marks_line
from impact.charts.rosette import Seat, rosette
from impact.charts.rows import PAPER_ROWS, ROWS
from impact.charts.rubric import rubric_chart
from impact.charts.sheet import drawn_of
from impact.charts.slices import SliceBar, slices_chart
from impact.charts.spark import CARD, SPARK, sparkline
from impact.charts.states import StateCount, states_strip
from impact.charts.trajectory import trajectory_chart

__all__ = [
    "CARD",
    "PAGE",
    "PAPER",
    "PAPER_ROWS",
    "ROWS",
    "SPARK",
    "ChartLabels",
    "CriterionRow",
    "DimensionRow",
    "Frame",
    "HealthLabels",
    "MarksLabels",
    "Seat",
    "SliceBar",
    "StateCount",
    "Svg",
    "drawn_of",
    "health_chart",
    "marks_chart",
    "marks_line",
    "rosette",
    "rubric_chart",
    "slices_chart",
    "sparkline",
    "states_strip",
    "trajectory_chart",
]
