from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.rules import Rule
from governance import rules
from governance.models import Decision
from governance.rules.lead import lead_of
from partnerships.models import Member

# act, words of its button, how the button looks; in the order of the page
ACTS = (
    (rules.open_round, _("Open a round"), "primary"),
    (rules.record_attendance, _("Note who is present"), "primary"),
    (rules.record_vote, _("Note answers"), "quiet"),
    (rules.remind_now, _("Remind those who have not answered"), "quiet"),
    (rules.close_round, _("Close the round"), "primary"),
    (rules.settle_decision, _("Settle the deadlock"), "primary"),
    (rules.change_wording, _("Change the words"), "quiet"),
    (rules.extend_round, _("Give more time"), "quiet"),
    (rules.contest_ruling, _("Ask the committee to overturn"), "quiet"),
    (rules.assign_decision, _("Who answers for it, by when"), "quiet"),
    (rules.carry_out_decision, _("It has been carried out"), "quiet"),
    (rules.review_decision, _("Write a review"), "quiet"),
    (rules.write_minority_opinion, _("Write your minority opinion"), "quiet"),
    (rules.open_mediation, _("Open a mediation"), "quiet"),
    (rules.close_mediation, _("Close the mediation"), "quiet"),
    (rules.declare_recusal, _("Declare an interest"), "quiet"),
    (rules.propose_recusal, _("Point out another seat’s interest"), "quiet"),
    (rules.withdraw_decision, _("Withdraw"), "stop"),
)


@dataclass(frozen=True)
class Offered:
    """An act as its page offers it: the words, where it leads, or why not."""

    act: str
    label: str
    kind: str
    url: str
    refusal: str | None


def acts_for(decision: Decision, by: Member) -> list[Offered]:
    """What this person can do with a decision; of the rest, what is worth a reason to the facilitator."""
    offered = []
    deadlocked = any(round_.deadlocked for round_ in decision.rounds.all())
    for rule, label, kind in ACTS:
        if rule is rules.settle_decision and not deadlocked:
            continue  # nothing to settle: who the lead is need not be asked
        refusal = rule.refusal(by, decision)
        if refusal is None or (by.is_facilitator and rule.act in _explained(decision)):
            offered.append(Offered(rule.act, str(label), kind, _url(rule, decision), refusal))
    return offered


def why_not_settled(decision: Decision) -> str | None:
    """The condition that is missing for the lead to settle, in words; None when every one holds."""
    lead = lead_of(decision.partnership)
    by = lead.member if lead else decision.proposed_by
    return rules.settle_decision.refusal(by, decision)


def _explained(decision: Decision) -> set[str]:
    """The one act of which the facilitator is told why it cannot be done yet."""
    if decision.open_round() is not None:
        return {"close_round"}
    return set() if decision.is_over else {"open_round"}


def _url(rule: Rule, decision: Decision) -> str:
    return reverse(f"governance:{rule.act}", args=[decision.partnership.slug, decision.address])
