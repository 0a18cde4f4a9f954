"""A contribution is promised, of one kind, by those who may; it may rest on an offer."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import Contribution, JournalEntry, Partner, Partnership
from tests.conftest import text
from tests.partnerships.saying import refused, said


def test_a_partner_promises_and_the_register_says_how_much(made, bob, login, url):
    typed = {"kind": "cash", "title_fr": "Subvention", "title_en": "Grant", "planned": "90000", "ends_on": "2028-12-31"}
    answer = login(bob).post(url("promise_contribution"), typed)
    made_one = Contribution.objects.get()
    assert answer["Location"] == url("contribution_detail", "C01")
    assert (made_one.partner, made_one.planned, made_one.ends_on) == (bob.partner, 90000, date(2028, 12, 31))
    assert (
        said() == "Bob (Ville de Saint-Aubin) promised the contribution C01 of Ville de Saint-Aubin, “Grant”: €90,000."
    )


def test_the_facilitator_promises_on_behalf(made, facilitator, login, url):
    typed = {"partner": "LLU", "kind": "in_kind", "title_fr": "Salles"}
    assert login(facilitator).post(url("promise_contribution"), typed).status_code == 302
    entry = JournalEntry.objects.latest("sequence")
    assert (entry.on_behalf_of.code, Contribution.objects.get().partner.code) == ("LLU", "LLU")
    assert "not valued" in sentence(entry)


def test_who_may_not_promise(made, facilitator, alice, bob):
    promised = {"kind": "cash", "title": text("Don")}
    assert "representatives" in refused(
        actions.promise_contribution, made.partnership, by=bob, partner=alice.partner, **promised
    )
    candidate = Partner.objects.get(code="BDF")
    assert "a candidate makes offers" in refused(
        actions.promise_contribution, made.partnership, by=facilitator, partner=candidate, **promised
    )
    assert "Only representatives" in refused(actions.promise_contribution, made.partnership, by=facilitator, **promised)
    actions.change_stage(made.partnership, by=facilitator, stage="closed", reason="Fin")
    closed = Partnership.objects.get(pk=made.partnership.pk)
    assert "closed" in refused(actions.promise_contribution, closed, by=alice, **promised)


def test_it_rests_on_an_offer_of_one_s_own_that_stands(made, alice, bob):
    rests = {"kind": "cash", "title": text("Don"), "offer": made.offer}
    assert "another partner" in refused(actions.promise_contribution, made.partnership, by=bob, **rests)
    actions.withdraw_offer(made.offer, by=alice, reason="Fin")
    assert "withdrawn" in refused(actions.promise_contribution, made.partnership, by=alice, **rests)


def test_the_offers_to_choose_from_are_one_s_own(made, alice, bob, facilitator, login, url):
    choice = str(made.offer.uuid)
    assert choice in login(alice).get(url("promise_contribution")).text
    assert choice not in login(bob).get(url("promise_contribution")).text
    typed = {"kind": "cash", "title_fr": "Don", "offer": choice}
    assert login(bob).post(url("promise_contribution"), typed).status_code == 422
    answer = login(facilitator).post(url("promise_contribution"), {**typed, "partner": "VSA"})
    assert answer.status_code == 403
    assert "another partner" in answer.text
    assert login(alice).post(url("promise_contribution"), typed).status_code == 302
    assert Contribution.objects.get().offer == made.offer


@pytest.mark.parametrize("kind", ["in_kind", "skills", "volunteering"])
def test_what_is_not_money_is_valued_on_a_basis(made, alice, kind):
    promised = {"kind": kind, "title": text("Temps"), "planned": Decimal(10)}
    assert "on what basis" in refused(actions.promise_contribution, made.partnership, by=alice, **promised)
    assert actions.promise_contribution(made.partnership, by=alice, **promised, basis=text("12,50 € l’heure")).pk
