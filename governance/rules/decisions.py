from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.models import Body, Decision
from governance.rules.held import sits, sits_somewhere, steering_of
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
TIME_TO_READ = timedelta(days=2)
OVER = _("This decision is closed: nothing about it changes any more.")
NOBODY_ANSWERS = _("No seat could answer: give mandates on the committee’s seats first.")
SEATS_ONLY = _("Only the people of the steering committee and the facilitator can do this.")
COMMITTEE_ONLY = _("Only the people of the committee that takes this decision, and the facilitator, can do this.")


def is_asked(decision: Decision) -> bool:
    """Whether the committee has something to say yet: also, once closed, when it is asked to overturn a ruling."""
    return not decision.is_over or decision.open_round() is not None


def of_committee(by: Member, body: Body | None) -> Conditions:
    """That this person is of the committee, or the facilitator."""
    reason = SEATS_ONLY if body is None or body.decides else COMMITTEE_ONLY
    yield by.is_facilitator or sits(by, body), reason


def _may_put(by: Member, partnership: Partnership, body: Body | None) -> Conditions:
    """That this person may put a question to this committee; to one of theirs, while none is chosen."""
    if body is None:
        yield by.is_facilitator or sits_somewhere(by, partnership), SEATS_ONLY
    else:
        yield from of_committee(by, body)


@rule
def draft_decision(
    by: Member, partnership: Partnership, draft: Decision | None = None, body: Body | None = None
) -> Conditions:
    """The people of the committee, and the facilitator, prepare a question, alone or with the facilitator."""
    yield from _may_put(by, partnership, body)
    yield is_open(partnership), CLOSED
    yield from _may_be_put(partnership)
    if draft is not None:
        yield from _own_draft(by, draft)


def _own_draft(by: Member, draft: Decision) -> Conditions:
    yield (
        draft.state == Decision.State.DRAFT,
        _("This question has been proposed meanwhile: its words change on its own page."),
    )
    yield (
        by.is_facilitator or by.pk == draft.prepared_by_id,
        _("This draft is another person’s: they finish it, or the facilitator does."),
    )


@rule
def drop_draft(by: Member, draft: Decision) -> Conditions:
    """Who prepares a question, or the facilitator, throws it away: nobody had been asked anything."""
    yield is_open(draft.partnership), CLOSED
    yield from _own_draft(by, draft)


@rule
def propose_decision(
    by: Member,
    partnership: Partnership,
    draft: Decision | None = None,
    supersedes: Decision | None = None,
    body: Body | None = None,
) -> Conditions:
    """The people of the committee, and the facilitator, put a question to it."""
    yield from _may_put(by, partnership, body)
    yield is_open(partnership), CLOSED
    yield from _may_be_put(partnership)
    if draft is not None:
        yield from _own_draft(by, draft)
    if supersedes is not None:
        yield (
            supersedes.outcome == Decision.Outcome.ADOPTED,
            _("%(number)s was not adopted: there is nothing to replace.") % {"number": supersedes.number},
        )


def _may_be_put(partnership: Partnership) -> Conditions:
    """What a question needs before it can be put: a committee, and rules."""
    yield (
        steering_of(partnership) is not None,
        _("There is no steering committee yet. Seat it first."),
    )
    yield (
        partnership.rule_sets.exclude(in_force_at=None).exists(),
        _("There are no decision rules yet. Set them first: they say how this will be decided."),
    )


@rule
def withdraw_decision(by: Member, decision: Decision, reason: str = "-") -> Conditions:
    """Who proposed a decision, or the facilitator, takes it back and says why; it stays in the register."""
    mine = by.pk in (decision.proposed_by_id, decision.owner_id)
    yield (
        mine or by.is_facilitator,
        _("Only who proposed this decision, who answers for it, or the facilitator can withdraw it."),
    )
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    yield bool(reason.strip()), _("Write why this decision is withdrawn: the register keeps it.")


@rule
def change_wording(by: Member, decision: Decision, reason: str = "-", changed: bool = True) -> Conditions:
    """Who proposed a decision, who answers for it, or the facilitator changes its words, and says why."""
    mine = by.pk in (decision.proposed_by_id, decision.owner_id)
    yield (
        mine or by.is_facilitator,
        _("Only who proposed this decision, who answers for it, or the facilitator can change its words."),
    )
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    yield (
        not decision.carries,
        _("This decision carries rules or a mandate, which its words describe. Withdraw it and propose it again."),
    )
    under_way = decision.open_round()
    if under_way is not None and under_way.closes_at is not None:
        yield (
            under_way.closes_at >= clock.now() + TIME_TO_READ,
            _("Less than two days are left to answer. Extend the round first, so that all can read the new words."),
        )
    yield changed, _("These are the words as they stand: nothing changes.")
    yield bool(reason.strip()), _("Write why the words change: the register keeps it.")


@rule
def take_effect(by: Clock, decision: Decision) -> Conditions:
    """What the committee adopted about the charter takes effect when the last partner has signed."""
    yield by is CLOCK, _("Signatures make this decision take effect; nobody does it by hand.")
    yield decision.awaits_signatures, _("This decision is not waiting for signatures.")
