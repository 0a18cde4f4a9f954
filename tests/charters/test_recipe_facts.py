"""What the recipe reads of the charter: written, being signed, in force between all whom it is to bind."""

from datetime import timedelta

from charters import actions
from overview.contents.facts import facts_of
from partnerships.models import StageStep
from tests.charters.conftest import place, sign
from tests.conftest import join

ALL = ["Logis & Lumière", "Ville de Saint-Aubin", "Calorane SA"]


def test_a_charter_is_written_then_signed(partnership, draft):
    assert (facts_of(partnership).writing, facts_of(partnership).signing) == ("v1.0", "")


def test_while_it_is_signed_those_awaited_are_named(partnership, opened, alice):
    assert facts_of(partnership).signing_unsigned == ALL
    sign(opened, alice)
    facts = facts_of(partnership)
    assert (facts.charter, facts.signing, facts.signing_done) == ("", "v1.0", 1)
    assert facts.signing_unsigned == ALL[1:]


def test_whoever_declined_is_awaited_still(partnership, opened, alice):
    actions.decline_signature(place(opened, alice), by=alice, kind="refusal", reason="Non.")
    assert facts_of(partnership).signing_unsigned == ALL


def test_in_force_it_binds_every_partner(partnership, signed, facilitator):
    facts = facts_of(partnership)
    assert (facts.charter, facts.signed, facts.unsigned, facts.writing) == ("v1.0", 3, [], "")
    join(facilitator, "Phare", "PHA", "zoe")
    facts = facts_of(partnership)
    assert (facts.signed, facts.unsigned) == (3, ["Phare"])


def test_it_runs_since_the_stage_or_else_since_the_charter(partnership, signed):
    entered = signed.in_force_since.astimezone(partnership.zone).date()
    assert facts_of(partnership).running_since == entered
    StageStep.objects.filter(stage="running").delete()
    assert facts_of(partnership).running_since == entered
    earlier = signed.in_force_since - timedelta(days=40)
    StageStep.objects.create(partnership=partnership, stage="running", entered_at=earlier)
    assert facts_of(partnership).running_since == earlier.astimezone(partnership.zone).date()


def test_before_any_charter_it_does_not_run(partnership):
    assert facts_of(partnership).running_since is None
