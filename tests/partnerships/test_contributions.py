"""Contributions: promised of one kind, delivered line by line, changed and withdrawn in the open; never one total."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.contributions import contributions_page, kind_lines
from partnerships.journal import sentence
from partnerships.models import Contribution, Delivery, JournalEntry, Partner, Partnership
from tests.conftest import text

DAY = date(2026, 3, 31)


@pytest.fixture
def grant(made, bob) -> Contribution:
    """90,000 euros of Ville de Saint-Aubin."""
    return actions.promise_contribution(
        made.partnership, by=bob, kind="cash", title=text("Subvention", "Grant"), planned=Decimal(90000)
    )


@pytest.fixture
def backing(made, alice) -> Contribution:
    """Not valued."""
    return actions.promise_contribution(made.partnership, by=alice, kind="in_kind", title=text("Caution", "Backing"))


@pytest.fixture
def later(at):
    """A day on which 31 March 2026 is over."""
    with at(2026, 4, 10, 9):
        yield


def refused(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as told:
        act(*args, **kwargs)
    return told.value.reason


def said() -> str:
    return sentence(JournalEntry.objects.latest("sequence"))


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


@pytest.mark.usefixtures("later")
def test_a_change_keeps_both_amounts_in_the_register(grant, bob, login, url):
    typed = {"title_fr": "Subvention annuelle", "title_en": "Yearly grant", "planned": "60000,50"}
    assert login(bob).post(url("change_contribution", "C01"), typed).status_code == 302
    assert said().endswith("“Yearly grant”; promised before: €90,000, now: €60,000.50.")
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal(10))
    assert "stays valued" in refused(actions.change_contribution, grant, by=bob, title=text("Don"))
    assert actions.change_contribution(grant, by=bob, title=text("Don"), planned=Decimal(1)).planned == 1


def test_what_is_in_kind_keeps_its_basis(backing, alice):
    assert "on what basis" in refused(
        actions.change_contribution, backing, by=alice, title=text("Caution"), planned=Decimal(5)
    )
    changed = actions.change_contribution(backing, by=alice, title=text("Appui"))
    assert (str(changed.title), changed.planned) == ("Appui", None)


@pytest.mark.usefixtures("later")
def test_deliveries_add_up_and_a_correction_is_a_line(grant, bob, login, url):
    address = url("record_delivery", "C01")
    browser = login(bob)
    assert browser.post(address, {"delivered_on": "2026-03-31", "amount": "30000"}).status_code == 302
    assert "€30,000 (33\u00a0%)" in browser.get(url("contribution_detail", "C01")).text
    silent = browser.post(address, {"delivered_on": "2026-04-01", "amount": "-500"})
    assert silent.status_code == 403
    assert "A correction comes with its reason." in silent.text
    too_much = browser.post(address, {"delivered_on": "2026-04-01", "amount": "-30000.01", "note": "Erreur"})
    assert "less than nothing" in too_much.text
    assert (
        browser.post(address, {"delivered_on": "2026-04-01", "amount": "-30000", "note": "Erreur"}).status_code == 302
    )
    assert sum(grant.deliveries.values_list("amount", flat=True)) == 0
    assert "-€30,000. Erreur" in said()
    assert "nothing yet" in browser.get(url("contribution_detail", "C01")).text


@pytest.mark.usefixtures("later")
def test_what_a_delivery_may_not_be(grant, backing, alice, bob):
    tomorrow = grant.partnership.today() + timedelta(days=1)
    assert "still to come" in refused(actions.record_delivery, grant, by=bob, delivered_on=tomorrow, amount=Decimal(1))
    for amount in (None, Decimal(0)):
        assert "say for what amount" in refused(
            actions.record_delivery, grant, by=bob, delivered_on=DAY, amount=amount, note="Don"
        )
    assert "without an amount" in refused(
        actions.record_delivery, backing, by=alice, delivered_on=DAY, amount=Decimal(1), note="Avis"
    )
    assert "in words" in refused(actions.record_delivery, backing, by=alice, delivered_on=DAY, note=" ")
    assert "representatives" in refused(actions.record_delivery, grant, by=alice, delivered_on=DAY, amount=Decimal(1))
    assert not Delivery.objects.exists()


@pytest.mark.usefixtures("later")
def test_what_is_not_valued_is_delivered_in_words(backing, alice, login, url):
    page = login(alice).get(url("record_delivery", "C01")).text
    assert 'name="amount"' not in page
    typed = {"delivered_on": "2026-03-31", "note": "Avis du comité d’éthique", "amount": "12"}
    assert login(alice).post(url("record_delivery", "C01"), typed).status_code == 302
    assert (backing.deliveries.get().amount, backing.deliveries.get().note) == (None, "Avis du comité d’éthique")
    shown = login(alice).get(url("contribution_detail", "C01")).text
    assert "Avis du comité d’éthique" in shown
    assert "Delivered." in shown


@pytest.mark.usefixtures("later")
def test_what_is_withdrawn_promises_no_more_and_what_was_delivered_stays(made, grant, bob, login, url):
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal(30000))
    assert "Write why" in refused(actions.withdraw_contribution, grant, by=bob, reason="\n")
    assert login(bob).post(url("withdraw_contribution", "C01"), {"reason": "Budget rejeté"}).status_code == 302
    assert "delivered before: €30,000. Reason: Budget rejeté" in said()
    (line,) = kind_lines(made.partnership)
    assert line.sentence == "€30,000 delivered of €30,000 promised: 100\u00a0% so far."
    grant.refresh_from_db()
    for act, more in (
        (actions.withdraw_contribution, {"reason": "Encore"}),
        (actions.record_delivery, {"delivered_on": DAY, "amount": Decimal(1)}),
        (actions.change_contribution, {"title": text("Don")}),
    ):
        assert refused(act, grant, by=bob, **more) == "This contribution is withdrawn."
    shown = login(bob).get(url("contribution_detail", "C01")).text
    assert "The register says why." in shown
    assert "This contribution is withdrawn." in shown


@pytest.mark.usefixtures("later")
def test_kinds_are_said_apart_with_the_time(made, grant, backing, alice, bob, carol, facilitator, login, url):
    made.partnership.starts_on, made.partnership.ends_on = date(2026, 1, 1), date(2026, 12, 31)
    made.partnership.save()
    words = {"title": text("Temps", "Time"), "planned": Decimal(1000), "basis": text("Coût", "Cost")}
    time = actions.promise_contribution(made.partnership, by=alice, kind="skills", **words, starts_on=date(2027, 1, 1))
    fund = {"kind": "guarantee", "title": text("Fonds", "Fund"), "planned": Decimal(150000)}
    actions.promise_contribution(made.partnership, by=carol, **fund)
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal("41400"))
    lines = {line.kind: line for line in kind_lines(made.partnership)}
    assert list(lines) == ["cash", "skills", "guarantee"]
    assert lines["cash"].sentence == "€41,400 delivered of €90,000 promised: 46\u00a0% so far."
    assert lines["cash"].time.startswith("27\u00a0% of the time has passed")
    assert lines["skills"].time == "From when until when is not stated."
    assert lines["guarantee"].sentence == "€150,000 committed, €0 of it used so far."
    read = login(facilitator).get(url("contribution_list")).text
    assert "4 contributions are promised." in read
    assert "1 of them is not valued" in read
    assert "Commitments: never added to what is brought." in read
    assert "240,000" not in read and "241,000" not in read
    assert time.code == "C03"


def test_time_before_and_after(made, bob, at):
    days = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 2, 28)}
    promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(10), **days}
    actions.promise_contribution(made.partnership, by=bob, **promised)
    for moment, words in (((2026, 1, 31), "has not begun"), ((2026, 2, 15), "50\u00a0%"), ((2026, 3, 1), "is over")):
        with at(*moment, 12):
            assert words in kind_lines(made.partnership)[0].time


def test_who_has_promised_nothing_is_named(made, grant, login, alice, url):
    assert contributions_page(made.partnership).without == ["Logis & Lumière", "Calorane SA"]
    assert "Who has promised nothing yet" in login(alice).get(url("contribution_list")).text


GOOD = {"kind": "cash", "title_fr": "Subvention", "planned": "100"}


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "gold"},
        {"kind": ""},
        {"title_fr": ""},
        {"title_fr": "x" * 201},
        {"title_fr": "a\x07"},
        *(
            {"planned": typed}
            for typed in ("0", "-1", "NaN", "Infinity", "1e999", "1" + "0" * 30, "1.234", "0.001", "x")
        ),
        {"starts_on": "2027-01-02", "ends_on": "2027-01-01"},
        {"starts_on": "0026-01-01"},
        {"offer": "11111111-1111-4111-8111-111111111111"},
        {"offer": "not-an-offer"},
        {"once": "not-a-token"},
    ],
)
def test_a_contribution_badly_promised(made, bob, login, url, bad):
    answer = login(bob).post(url("promise_contribution"), {**GOOD, "basis_fr": "Numéraire", **bad})
    assert answer.status_code == 422
    assert "errors" in answer.text
    assert "Numéraire" in answer.text
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [{"amount": "NaN"}, {"amount": "1e999"}, {"amount": ""}, {"delivered_on": ""}, {"delivered_on": "31/02/2026"}],
)
def test_a_delivery_badly_written(grant, bob, login, url, bad):
    typed = {"delivered_on": "2026-01-06", "amount": "5", "note": "Acompte", **bad}
    answer = login(bob).post(url("record_delivery", "C01"), typed)
    assert answer.status_code == 422
    assert "Acompte" in answer.text
    assert not Delivery.objects.exists()


def test_a_form_sent_twice_promises_once(made, bob, login, url):
    typed = {**GOOD, "once": "6f0a4f0e-3b8d-4f26-9a5b-1f3d5b8f8e11"}
    assert login(bob).post(url("promise_contribution"), typed).status_code == 302
    assert login(bob).post(url("promise_contribution"), typed).status_code == 409
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "page", ["contribution_detail", "change_contribution", "record_delivery", "withdraw_contribution"]
)
def test_a_contribution_that_is_not_here_is_not_found(made, facilitator, login, url, page):
    assert login(facilitator).get(url(page, "C99")).status_code == 404
