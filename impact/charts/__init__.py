"""Pictures of impact as SVG text: one picture serves page and paper. Words come in already translated."""

from impact.charts.draw import PAGE, PAPER, ChartLabels, Frame, Svg
from impact.charts.rosette import Seat, rosette
from impact.charts.rubric import rubric_chart
from impact.charts.spark import CARD, SPARK, sparkline
from impact.charts.trajectory import trajectory_chart

__all__ = [
    "CARD",
    "PAGE",
    "PAPER",
    "SPARK",
    "ChartLabels",
    "Frame",
    "Seat",
    "Svg",
    "rosette",
    "rubric_chart",
    "sparkline",
    "trajectory_chart",
]
