from django.utils.translation import gettext_lazy as _

from overview.contents.lines.line import Line

NO_OBJECTIVE = _("No objective is written down yet.")
LINES = (
    Line(
        "D1",
        _("Share a common vision"),
        "partnerships:vision",
        {
            "none": _("No vision is written yet."),
            "share": _("Version %(label)s: %(done)s of %(whole)s partners consent."),
            "concerns": _("With a concern: %(concerns)s."),
        },
    ),
    Line(
        "D2",
        _("Define the goal to reach"),
        "partnerships:objective_list",
        {
            "none": NO_OBJECTIVE,
            "share": _("%(done)s of %(whole)s objectives have a start, an aim, a date and an indicator."),
        },
    ),
    Line(
        "D3",
        _("Choose partners well: skills, resources, roles"),
        "partnerships:need_list",
        {
            "none": _("No need is written down yet."),
            "coverage": _("%(done)s of %(critical)s critical needs are covered by two partners at least."),
            "contributions": _("Contributions are promised by %(contributing)s of %(partners)s partners."),
        },
    ),
    Line(
        "D4",
        _("Who does what: clear governance"),
        "partnerships:task_list",
        {
            "none": _("No task and no committee yet."),
            "share": _(
                "%(done)s of %(whole)s tasks have one accountable partner; %(seated)s of %(seats)s seats are held."
            ),
        },
    ),
    Line(
        "D5",
        _("Give it time"),
        "partnerships:objective_list",
        {
            "none": NO_OBJECTIVE,
            "share": _("%(done)s of %(whole)s objectives say when to expect what."),
            "calm": _("Nothing that is early is shown as behind."),
        },
    ),
)
