"""Another person stands for a bound partner; the signature stays what it is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from charters import actions, journal
from charters.contents.binding import bound_on
from charters.models import EvidenceEntry, Representation
from core.refusals import Refused
from partnerships.actions import accept_invitation, invite_member, open_account
from partnerships.models import JournalEntry
from tests.conftest import text

BY = {"authority_kind": "deliberation", "authority_reference": text("Délibération 12", "Deliberation 12")}


@pytest.fixture
def zoe(signed, alice):
    """A colleague of Alice's."""
    waiting = invite_member(alice.partner, by=alice, name="Zoé", email="zoe@example.org")
    return accept_invitation(waiting, by=open_account(waiting))


def change(by, member, since_on=date(2026, 1, 5), **changes) -> Representation:
    facts = {**BY, "partner": by.partner, **changes}
    return actions.change_representative(facts.pop("partner"), by=by, member=member, since_on=since_on, **facts)


def refused(*args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        change(*args, **kwargs)
    return caught.value.reason


def test_from_its_day_on(signed, alice, zoe):
    today = signed.partnership.today()
    row = change(alice, zoe, today, function=text("Directrice", "Director"))
    assert (row.name, row.recorded_by) == ("Zoé", alice)
    assert bound_on(alice.partner).representative == ("Zoé", row.function)
    assert bound_on(alice.partner).period.signatory.name == "Alice"
    assert bound_on(alice.partner, today - timedelta(days=1)).representative[0] == ""
    entry = EvidenceEntry.objects.get(kind="represented")
    assert entry.facts["partner"] == "LLU" and entry.facts["since_on"] == today.isoformat()
    assert "Zoé" in entry.person.clear and journal.verify(signed.charter).intact
    assert JournalEntry.objects.get(event="charters.representative_changed").on_behalf_of is None


def test_the_facilitator_may_write_it(alice, zoe, facilitator):
    change(facilitator, zoe, partner=alice.partner)
    assert JournalEntry.objects.get(event="charters.representative_changed").on_behalf_of == alice.partner


def test_each_refusal(signed, alice, bob, zoe):
    today = signed.partnership.today()
    assert "representatives" in refused(bob, zoe, partner=alice.partner)
    assert "own people" in refused(alice, bob)
    assert "by what act" in refused(alice, zoe, authority_reference=text(""))
    change(alice, zoe, today)
    assert "already" in refused(alice, zoe, today)
    assert "later day" in refused(alice, alice, today - timedelta(days=3))
    type(signed.partnership).objects.update(state="closed")
    alice.partner.partnership.refresh_from_db()
    assert "closed" in refused(alice, alice, today)


def test_only_a_bound_partner_is_represented_before_the_charter(opened, alice):
    assert "No version" in refused(alice, alice)


def test_by_its_form(signed, alice, bob, zoe, login):
    url = reverse("charters:change_representative", args=[signed.partnership.slug, "LLU"])
    assert login(bob).get(url).status_code == 403
    browser = login(alice)
    page = browser.get(url).content.decode()
    assert "Zoé" in page and "Bob" not in page.partition("<form")[2].partition("</form")[0]
    form = {"member": str(zoe.uuid), "authority_kind": "power", "authority_reference_fr": "Pouvoir"}
    assert browser.post(url, form).status_code == 422
    seen = browser.post(url, form | {"since_on": "2026-03-01"}, follow=True).content.decode()
    assert "The signature stays what it is." in seen and "Zoé" in seen
