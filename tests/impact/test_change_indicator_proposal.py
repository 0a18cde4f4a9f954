"""A proposed indicator changes by its proposer's hand or the facilitator's: another revision, to be answered again."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Indicator
from partnerships.models import JournalEntry, Notice, Partnership
from tests.conftest import text
from tests.impact.framed import adopt_together


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def proposed(partnership, alice) -> Indicator:
    path = {"baseline": Decimal(0), "milestones": [(date(2026, 12, 31), Decimal(5))]}
    return actions.propose_indicator(partnership, by=alice, title=text("Ménages", "Households"), **path)


def test_it_is_another_revision_and_who_had_answered_is_told(proposed, alice, bob, facilitator):
    actions.give_indicator_opinion(proposed, by=bob, position="agree")
    changed = actions.change_indicator_proposal(
        proposed, by=alice, target=Decimal(9), milestones=[], references=[("IRIS+", "PI1", "https://example.org")]
    )
    assert (changed.revision, changed.target, changed.milestones.count()) == (2, 9, 0)
    assert [str(row) for row in changed.references.all()] == ["IRIS+ PI1"]
    line = JournalEntry.objects.latest("pk")
    assert line.event == "impact.indicator_proposal_changed"
    assert [notice.user_id for notice in Notice.objects.filter(entry=line)] == [bob.user_id]
    assert actions.change_indicator_proposal(changed, by=facilitator, target=Decimal(8)).revision == 3


def test_why_it_is_refused(proposed, alice, bob, facilitator):
    change = actions.change_indicator_proposal
    assert "Only the organisation that proposed" in refused(change, proposed, by=bob, target=Decimal(9))
    assert "Nothing changes" in refused(change, proposed, by=alice, baseline=Decimal("0.0"))
    both = {"collector": bob.partner, "confirmer": bob.partner}
    assert "Who measures does not confirm" in refused(change, proposed, by=alice, **both)
    adopted = adopt_together(proposed, facilitator)
    assert "changes by an amendment" in refused(change, adopted, by=alice, target=Decimal(9))
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(change, Indicator.objects.get(), by=alice, target=Decimal(9))


def test_the_form_shows_the_proposal_and_changes_it(proposed, page, login, alice, bob):
    address = page("change_indicator_proposal", "I01")
    assert login(bob).get(address).status_code == 403
    shown = login(alice).get(address).text
    assert 'value="Ménages"' in shown and 'value="2026-12-31"' in shown
    sent = {"title_fr": "Foyers", "kind": "output", "nature": "number", "direction": "up", "baseline": "0"}
    assert login(alice).post(address, sent).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.title["fr"], proposed.kind, proposed.milestones.count()) == ("Foyers", "output", 0)
