"""The strategic lead by decision: proposed, revoked; and the end of a mandate that its holder gives back."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.acts import act, lock
from core.days import date_format
from core.texts import Localized, every_language
from governance import events, rules
from governance.actions.decisions import propose_decision
from governance.contents.committee import lead_in_words
from governance.models import Decision, Lead, Revocation, RuleSet, Seat
from governance.rules.lead import lead_of
from partnerships.journal import emit
from partnerships.models import Member, Partnership

# Titles go into the register, which keeps no name that could not be erased: they say the seat, the text the person.
CANDIDATE = gettext_lazy("Strategic lead: the candidate of %(partner)s")
ELECTION = gettext_lazy("Do we choose this person as strategic lead, within these limits?")
REVOKED = gettext_lazy("End of the strategic lead’s mandate before its day")
REVOCATION = gettext_lazy("Does the mandate of the strategic lead end today?")


@act
def propose_lead(
    partnership: Partnership,
    *,
    by: Member,
    member: Member,
    seat: Seat,
    since_on: date,
    until_on: date,
    cap: Decimal = Decimal(0),
    categories: Iterable[str] = (),
    succession: Localized,
    limits: Localized | None = None,
    words: Localized | None = None,
) -> Decision:
    """I propose whom the committee elects as strategic lead, from when to when and within which limits."""
    row = lock(partnership)
    period = {"member": member, "seat": seat, "since_on": since_on, "until_on": until_on}
    chosen = list(categories)
    rules.propose_lead.check(by, row, **period, categories=chosen, succession=succession)
    bounds = {"cap": cap, "categories": chosen, "succession": succession, "limits": limits or Localized()}
    candidate = Lead(partnership=row, **period, **bounds)
    candidate.election = propose_decision(
        row,
        by=by,
        category="mandate",
        title=_said(CANDIDATE, partner=seat.partner.name),
        question=every_language(ELECTION),
        text=_candidacy(candidate, words or Localized()),
    )
    candidate.save(force_insert=True)
    told = {"number": candidate.election.number, "person": member, "since": since_on, "until": until_on}
    emit(events.LEAD_PROPOSED, row, by=by, link=candidate.election.get_absolute_url(), **told)
    return candidate.election


@act
def propose_revocation(partnership: Partnership, *, by: Member, reason: Localized) -> Decision:
    """I ask the committee to end the strategic lead's mandate before its day, and say why."""
    row = lock(partnership)
    rules.propose_revocation.check(by, row, reason=reason)
    lead = lead_of(row)
    assert lead is not None
    decision = propose_decision(
        row,
        by=by,
        category="revocation",
        title=every_language(REVOKED),
        question=every_language(REVOCATION),
        text=reason,
    )
    Revocation.objects.create(partnership=row, decision=decision, lead=lead)
    told = {"number": decision.number, "person": lead.member}
    emit(events.REVOCATION_PROPOSED, row, by=by, link=decision.get_absolute_url(), **told)
    return decision


@act
def end_lead(lead: Lead, *, by: Member, reason: str) -> Lead:
    """I step down as strategic lead, or write down that the lead did, and why; everybody is told."""
    row = lock(lead)
    rules.end_lead.check(by, row, reason=reason)
    row.ended_on, row.end_reason = row.partnership.today(), reason.strip()
    row.save(update_fields=["ended_on", "end_reason"])
    people = Member.objects.current().filter(partnership=row.partnership).select_related("user")
    told: dict[str, Any] = {"person": row.member, "reason": row.end_reason}
    link = reverse("governance:committee", args=[row.partnership.slug])
    emit(events.LEAD_ENDED, row.partnership, by=by, link=link, tells=[one.user for one in people], **told)
    return row


def _candidacy(candidate: Lead, words: Localized) -> Localized:
    """Who, from when to when, within which limits: what the committee votes on, in each of the site's languages."""
    said = {}
    rule_set = RuleSet.objects.in_force(candidate.partnership)
    for code in every_language(CANDIDATE):
        with override(code):
            who = _("%(person)s, who answers for the seat of %(partner)s, is the strategic lead from %(since)s.") % {
                "person": candidate.member.user.name,
                "partner": candidate.seat.partner.name,
                "since": date_format(candidate.since_on),
            }
            parts = [words.into(code), who, *lead_in_words(candidate, rule_set, candidate.partnership)]
            said[code] = "\n\n".join(part for part in parts if part)
    return Localized(said)


def _said(words: Any, **holes: Any) -> Localized:
    return Localized({code: sentence % holes for code, sentence in every_language(words).items()})
