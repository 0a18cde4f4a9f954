from django.utils.translation import gettext_lazy as _

from overview.contents.lines.line import Line
from overview.contents.lines.taking_up import NO_OBJECTIVE

LINES = (
    Line(
        "S1",
        _("A shared vision and measured objectives"),
        "impact:indicator_list",
        {
            "none": NO_OBJECTIVE,
            "none_due": _("No objective has a day by which it is to be measured."),
            "first_due": _("No objective was due to be measured so far; the first one is by %(until)s."),
            "share": _("%(done)s of %(whole)s objectives that were due were measured since."),
        },
    ),
    Line(
        "S2",
        _("A charter builds trust"),
        "charters:charter",
        {
            "none": _("No charter is being signed yet."),
            "writing": _("The charter %(label)s is being written; nobody signs it yet."),
            "signing": _("%(signing_done)s of %(signing_whole)s organisations have signed %(signing)s."),
            "in_force": _("The charter %(label)s is in force, signed by %(done)s of %(whole)s."),
        },
    ),
    Line(
        "S3",
        _("A steering committee governs"),
        "governance:committee",
        {
            "none": _("No committee sits yet."),
            "seated": _("%(seated)s of %(seats)s seats are held."),
            "unmet": _(
                "%(seated)s of %(seats)s seats are held, the quorum asks for %(quorum)s; "
                "the committee is to meet by %(until)s."
            ),
            "met": _(
                "%(seated)s of %(seats)s seats are held, the quorum asks for %(quorum)s; "
                "the committee met on %(day)s, and is to meet again by %(until)s."
            ),
        },
    ),
    Line(
        "S4",
        _("A strategic lead who can settle"),
        "governance:committee",
        {
            "none": _("Nobody is the strategic lead."),
            "ended": _("The mandate of %(person)s (%(partner)s) ended on %(until)s."),
            "running": _("The mandate of %(person)s (%(partner)s) runs until %(until)s."),
            "bounded": _("It has limits, and a succession."),
        },
    ),
    Line(
        "S5",
        _("Transparency between all"),
        "partnerships:journal",
        {
            "none": _("The register is empty."),
            "entries": _("Lines in the register, open to every partner: %(entries)s."),
            "unrestricted": _("None is restricted."),
            "restricted": _("Restricted for a time: %(restricted)s, the last one until %(until)s."),
            "minutes": _("The minutes of the meeting of %(day)s were sent on %(since)s."),
        },
    ),
)
