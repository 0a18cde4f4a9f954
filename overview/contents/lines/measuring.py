from django.utils.translation import gettext_lazy as _

from overview.contents.lines.line import Line

LINES = (
    Line(
        "M1",
        _("Say why and how beforehand"),
        "impact:framing",
        {
            "none": _("The framing sheet is not written yet: it says why and how you measure."),
            "none_measured": _("The framing sheet is not written; measured without it since %(since)s."),
            "share": _("Framing sheet %(label)s: %(done)s of %(whole)s partners consent."),
            "agreed": _("It was agreed on %(day)s; nothing is measured yet."),
            "agreed_and_measured": _("It was agreed on %(day)s; the first figure came on %(since)s."),
            "measured": _("The first figure came on %(since)s, and all had not agreed."),
        },
    ),
    Line(
        "M2",
        _("Insist on the qualitative and the unexpected"),
        "impact:effect_list",
        {
            "none": _("No indicator is adopted yet."),
            "share": _(
                "%(qualitative)s of %(whole)s indicators are qualitative (levels or words). In twelve months, partners "
                "that said what they noticed, or that they noticed nothing: %(answered)s; "
                "unexpected changes told: %(unexpected)s."
            ),
        },
    ),
    Line(
        "M3",
        _("Measure together"),
        "impact:indicator_list",
        {
            "none": _("Nothing is measured yet."),
            "first_due": _("Nothing is measured yet; the first measure is due by %(until)s."),
            "fresh": _("Handed in this week, to be confirmed by another partner: %(fresh)s."),
            "share": _("%(done)s of %(whole)s measurements are confirmed by another partner."),
        },
    ),
    Line(
        "M4",
        _("An outside view"),
        "impact:review_list",
        {
            "none": _("Nobody from outside has looked at the partnership yet."),
            "young": _(
                "Nobody from outside has looked yet; the partnership runs since %(since)s, "
                "a peer review is expected by %(until)s."
            ),
            "open": _("Peer review no. %(number)s: outsiders are at work until %(until)s."),
            "read": _(
                "Peer review no. %(number)s was read together on %(day)s; %(done)s of %(whole)s recommendations are "
                "answered in writing, the others are to be by %(until)s."
            ),
            "looked": _(
                "Peer review no. %(number)s (outsiders: %(peers)s) was read together on %(day)s; "
                "%(done)s of %(whole)s recommendations are answered in writing."
            ),
        },
    ),
    Line(
        "M5",
        _("Share ambitions and dynamics"),
        "impact:review_list",
        {
            "none": _("No look from outside was read together yet: no decision can come of it."),
            "answering": _("Peer review no. %(number)s is being answered, until %(until)s; decisions come next."),
            "answered": _("Peer review no. %(number)s was answered on %(since)s."),
            "led": _("Peer review no. %(number)s led to decisions of the committee: %(decisions)s."),
        },
    ),
)
