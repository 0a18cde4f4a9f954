"""The rail of every partnership page: the places in the order of the partnership's life, with the recipe's marks."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.days import date_format
from overview.contents.lines import PINS, STATES, marks_of
from overview.recipe import State
from partnerships.models import Partnership


def _pages(*names: str) -> tuple[str, ...]:
    return tuple(f"partnerships:{name}" for name in names)


DISCUSSED = _pages("propose_version", "give_consent", "vision_version", "make_remark", "reply_to_remark") + _pages(
    *("resolve_remark", "propose_amendment", "amendment_detail", "give_opinion", "withdraw_amendment"),
    *("refuse_amendment", "accept_amendment", "merge_amendments"),
)
PEOPLE = _pages("partner", "invite", "withdraw_partner", "end_member")
MEETINGS = tuple(
    f"governance:{name}"
    for name in (
        *("meeting_detail", "plan_meeting", "change_meeting", "convene_meeting", "cancel_meeting", "open_meeting"),
        *("take_attendance", "end_meeting", "reconvene_meeting", "add_agenda_item", "change_agenda_item"),
        *("drop_agenda_item", "note_item", "add_paper", "drop_paper", "add_follow_up", "complete_follow_up"),
        *("send_minutes", "ask_correction", "answer_correction", "confirm_minutes"),
    )
)
# The bar at the foot of a phone has no room for two lines.
SHORT = {"overview:partnership": pgettext_lazy("on a phone", "Overview")}
# label, page, line of the recipe that marks it, icon on a phone, pages that belong to it
PLACES = (
    (
        gettext_lazy("Overview"),
        "overview:partnership",
        "",
        "route",
        (
            *("overview:recipe", "overview:public", "overview:open_section"),
            *("partnerships:change_stage", "partnerships:change_partnership"),
        ),
    ),
    (gettext_lazy("Partners"), "partnerships:partner_list", "D3", "", PEOPLE),
    (
        gettext_lazy("Needs and offers"),
        "partnerships:need_list",
        None,
        "",
        _pages("need_detail", "add_need", "change_need", "drop_need", "explain_absence", "make_offer", "change_offer")
        + _pages("withdraw_offer"),
    ),
    (
        gettext_lazy("Contributions"),
        "partnerships:contribution_list",
        None,
        "",
        _pages("contribution_detail", "promise_contribution", "change_contribution", "record_delivery")
        + _pages("withdraw_contribution"),
    ),
    (
        gettext_lazy("Vision"),
        "partnerships:vision",
        "D1",
        "",
        DISCUSSED,
    ),
    (
        gettext_lazy("Values"),
        "partnerships:value_list",
        None,
        "",
        ("partnerships:add_value", "partnerships:change_value", "partnerships:move_value", "partnerships:drop_value"),
    ),
    (
        gettext_lazy("Objectives"),
        "partnerships:objective_list",
        "D2",
        "",
        (
            *("partnerships:objective", "partnerships:add_objective", "partnerships:change_objective"),
            *("partnerships:move_objective", "partnerships:drop_objective"),
        ),
    ),
    (
        gettext_lazy("Who does what"),
        "partnerships:task_list",
        None,
        "",
        ("partnerships:add_task", "partnerships:assign_task", "partnerships:change_task", "partnerships:drop_task"),
    ),
    (
        gettext_lazy("Risks"),
        "partnerships:risk_list",
        None,
        "",
        ("partnerships:risk", "partnerships:add_risk", "partnerships:change_risk", "partnerships:review_risk"),
    ),
    (gettext_lazy("Steering committee"), "governance:committee", "S3", "", ()),
    (
        gettext_lazy("Decisions"),
        "governance:decision_list",
        None,
        "vote",
        ("governance:decision", "governance:propose_decision"),
    ),
    (gettext_lazy("Meetings"), "governance:meeting_list", None, "", MEETINGS),
    (gettext_lazy("Charter"), "charters:charter", "S2", "file-text", ("charters:",)),
    (gettext_lazy("Impact"), "impact:indicator_list", "M3", "", ("impact:",)),
    (gettext_lazy("Reports"), "overview:report_list", "", "", ("overview:report", "overview:ask_report")),
    (
        gettext_lazy("Register"),
        "partnerships:journal",
        "S5",
        "",
        _pages("journal_", "verify_journal", "ask_journal_pdf", "restrict_entry", "lift_restriction"),
    ),
)


def rail(request: HttpRequest) -> dict:
    """The places, each with its state; nothing outside a partnership, nothing for a peer from outside."""
    partnership = getattr(request, "partnership", None)
    if partnership is None or not hasattr(request, "member"):
        return {}  # a peer from outside sees one narrow place: theirs
    marks, here = getattr(request, "marks", None), _here(request, partnership)
    marks = marks_of(partnership) if marks is None else marks
    places = []
    for label, page, line, icon, children in PLACES:
        mark = marks.get(line or "")
        state = State(mark.state) if mark else None
        places.append(
            {
                "url": reverse(page, args=[partnership.slug]),
                "label": label,
                "short": SHORT.get(page, ""),
                "state": PINS[state] if state else "",
                "state_word": STATES[state] if state else "",
                "icon": icon,
                "sub": line is None,
                "current": here == page or here.startswith(tuple(children)) if children else here == page,
            }
        )
    return {"partnership": partnership, "member": request.member, "rail": places, "rail_note": _note(partnership)}


def _here(request: HttpRequest, partnership: Partnership) -> str:
    """The page that is read; a text that is not the vision is read where it belongs: the framing sheet, else the
    charter."""
    match = request.resolver_match
    if match is None:
        return ""
    text = match.kwargs.get("uuid" if match.view_name == "partnerships:text_detail" else "of")
    if text is None:
        return match.view_name
    return "impact:framing" if partnership.texts.filter(uuid=text, framing__isnull=False).exists() else "charters:text"


def _note(partnership: Partnership) -> str:
    stage = partnership.get_state_display()
    if partnership.starts_on is None or partnership.ends_on is None:
        return _("Stage: %(stage)s.") % {"stage": stage}
    said = {"start": date_format(partnership.starts_on), "end": date_format(partnership.ends_on), "stage": stage}
    return _("Stage: %(stage)s. From %(start)s to %(end)s.") % said
