from datetime import timedelta

from django.urls import reverse

from core import clock
from core.acts import Clock
from governance import events
from governance.models import Decision, Lead
from partnerships.journal import emit
from partnerships.models import Member


def enact(decision: Decision, by: Member | Clock) -> None:
    """What an adopted decision changes by itself: the rules it carries, the lead it elects, the mandate it ends.

    Part of the transaction in which it was adopted: it never refuses, and says in the register what it could not do.
    """
    if decision.new_rules_id is not None:
        _adopt_rules(decision, by)
    candidate = Lead.objects.filter(election=decision).select_related("member__user", "seat__body").first()
    if candidate is not None:
        _elect(candidate, decision, by)
    revocation = getattr(decision, "revocation", None)
    if revocation is not None and revocation.lead.ended_on is None:
        lead = revocation.lead
        lead.ended_on, lead.end_reason = decision.partnership.today(), decision.number
        lead.save(update_fields=["ended_on", "end_reason"])
        _emit(events.LEAD_REVOKED, decision, by, person=lead.member)


def _adopt_rules(decision: Decision, by: Member | Clock) -> None:
    decision.new_rules.in_force_at = clock.now()
    decision.new_rules.save(update_fields=["in_force_at"])
    _emit(events.RULES_ADOPTED, decision, by, version=decision.new_rules.number)


def _elect(lead: Lead, decision: Decision, by: Member | Clock) -> None:
    """The mandate starts on its day, today at the earliest; whoever leads until then does so until the day before."""
    since = max(lead.since_on, decision.partnership.today())
    if since > lead.until_on or not _can_lead(lead):
        _emit(events.LEAD_NOT_SEATED, decision, by, person=lead.member)
        return
    lead.since_on = since
    for before in Lead.objects.chosen().filter(partnership=decision.partnership, ended_on=None):
        if before.since_on <= lead.until_on and before.until_on >= lead.since_on:
            _make_way(before, lead, decision)
    lead.elected_at, lead.elected = clock.now(), decision.number
    lead.save(update_fields=["since_on", "elected_at", "elected"])
    _emit(events.LEAD_CHOSEN, decision, by, person=lead.member, since=lead.since_on, until=lead.until_on)


def _can_lead(lead: Lead) -> bool:
    """Whether the person still answers for the seat: somebody may have left while the committee was deciding."""
    today = lead.partnership.today()
    return (
        not lead.seat.gone and lead.seat.mandates.running(max(lead.since_on, today)).filter(member=lead.member).exists()
    )


def _make_way(before: Lead, lead: Lead, decision: Decision) -> None:
    """The lead before holds until the eve of the next mandate; one that would only start later does not start."""
    eve = lead.since_on - timedelta(days=1)
    before.end_reason = decision.number
    if before.since_on <= eve and lead.since_on > decision.partnership.today():
        before.until_on = eve
    else:
        before.ended_on = max(eve, before.since_on)
    before.save(update_fields=["until_on", "ended_on", "end_reason"])


def _emit(event: events.Event, decision: Decision, by: Member | Clock, **told: object) -> None:
    link = reverse("governance:committee", args=[decision.partnership.slug])
    emit(event, decision.partnership, by=by, link=link, number=decision.number, **told)
