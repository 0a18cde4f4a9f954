"""The goals of the 2030 Agenda and the three zeros by name; which numbers exist is in `partnerships.sdg`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships import sdg

# The United Nations' own short names, in each language.
NAMES: dict[int, Any] = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}

ZEROS: dict[str, Any] = {
    "exclusion": _("zero exclusion"),
    "carbon": _("zero carbon"),
    "poverty": _("zero poverty"),
}


def named_goals(text: str) -> list[dict[str, Any]]:
    """The goals that a text of numbers names, each with its name and those of its targets that are named."""
    numbers = sdg.given(text)
    return [
        {"number": goal, "name": NAMES[goal], "targets": [n for n in numbers if n.startswith(f"{goal}.")]}
        for goal in sdg.goals(text)
    ]
