"""What makes a partnership succeed: the second list of the recipe."""

from typing import Any

from overview.recipe.facts import Facts
from overview.recipe.reading import Gap, Reading, State, absent, iso, judged
from overview.recipe.taking_up import is_shared


def measured(facts: Facts) -> Reading:
    """S1: the vision is shared, and every objective was measured since it was due."""
    if not facts.objectives:
        return absent(facts.stage, "co_construction")
    if not facts.due:
        if facts.first_due is None:
            return Reading(State.NOT_YET, "none_due")
        return Reading(State.NOT_YET, "first_due", {"until": facts.first_due.isoformat()})
    params = {"done": facts.due - len(facts.unmeasured), "whole": facts.due}
    return judged("share", params, Gap("no_vision", count=not is_shared(facts)), Gap("unmeasured", facts.unmeasured))


def charter(facts: Facts) -> Reading:
    """S2: a charter is in force, signed by all whom it is to bind."""
    signing = {"signing": facts.signing, "signing_done": facts.signing_done}
    signing |= {"signing_whole": facts.signing_done + len(facts.signing_unsigned)}
    if facts.charter:
        whole = facts.signed + len(facts.unsigned)
        params: dict[str, Any] = {"label": facts.charter, "done": facts.signed, "whole": whole}
        params |= signing if facts.signing else {}
        return judged("in_force", params, Gap("unsigned", facts.unsigned), notes={"signing": facts.signing})
    if facts.signing:
        gaps = (Gap("unsigned", facts.signing_unsigned),) if facts.signing_unsigned else ()
        return Reading(State.UNDER_WAY, "signing", signing, gaps)
    if facts.writing:
        return Reading(State.UNDER_WAY, "writing", {"label": facts.writing})
    return absent(facts.stage, "signing")


def committee(facts: Facts) -> Reading:
    """S3: rules are set, the quorum is within reach of the seats held, the committee meets within its own cadence."""
    if not facts.seats:
        return absent(facts.stage, "co_construction")
    seated = facts.seats - len(facts.vacant)
    params: dict[str, Any] = {"seated": seated, "seats": facts.seats}
    if not facts.rules:
        return judged("seated", params, Gap("no_rules", count=1))
    params |= {"quorum": facts.quorum, "until": iso(facts.meet_by)}
    short = max(0, max(facts.quorum, 1) - seated)
    if facts.met_on is None:
        return judged("unmet", params, Gap("quorum", count=short), Gap("never_met", count=1))
    params |= {"day": iso(facts.met_on)}
    late = facts.meet_by is not None and facts.meet_by < facts.today
    return judged("met", params, Gap("quorum", count=short), Gap("late", count=late))


def lead(facts: Facts) -> Reading:
    """S4: a lead holds a running mandate, with a succession and limits."""
    if not facts.lead or facts.lead_until is None:
        return absent(facts.stage, "co_construction")
    params = {"person": {"member": facts.lead}, "partner": facts.lead_of, "until": iso(facts.lead_until)}
    if facts.lead_until < facts.today:
        return Reading(State.MISSING, "ended", params)
    gaps = Gap("no_succession", count=not facts.succession), Gap("no_limits", count=not facts.limits)
    return judged("running", params, *gaps, notes={"bounded": facts.succession and facts.limits})


def transparency(facts: Facts) -> Reading:
    """S5: the register is open, minutes are sent in time, nothing stays restricted for longer than a year."""
    params: dict[str, Any] = {"entries": facts.entries}
    if not facts.entries:
        return Reading(State.MISSING, "none", params)
    params |= {"restricted": facts.restricted, "until": iso(facts.restricted_until)}
    params |= {"day": iso(facts.last_meeting_on), "since": iso(facts.last_minutes_on)}
    return judged(
        "entries",
        params,
        Gap("minutes_late", count=facts.minutes_late),
        Gap("last_minutes_late", count=facts.last_minutes_late),
        Gap("restricted_too_long", count=facts.restricted_too_long),
        notes={"minutes": facts.last_minutes_on, "restricted": facts.restricted, "unrestricted": not facts.restricted},
    )
