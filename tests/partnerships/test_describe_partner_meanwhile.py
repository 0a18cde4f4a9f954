"""A block of a profile saved again, twice, or by two people at once."""

from uuid import uuid4

from partnerships.models import JournalEntry, Partner
from tests.partnerships.profiles import STAKE, TYPED, said, seen


def test_what_did_not_change_leaves_no_line(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "stake")
    browser.post(page, STAKE)
    written, lines = llu.answers.get().written_at, JournalEntry.objects.count()
    assert browser.post(page, {**STAKE, "seen": seen(browser.get(page).text)}).status_code == 302
    identity = url("describe_partner", "LLU", "identity")
    same = {"name": "Logis & Lumière", "seen": seen(browser.get(identity).text)}
    assert browser.post(identity, same).status_code == 302
    assert browser.post(url("describe_partner", "LLU", "offers"), {"resources_visibility": "own"}).status_code == 302
    assert (llu.answers.get().written_at, JournalEntry.objects.count()) == (written, lines)


def test_a_form_sent_twice_writes_once(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "stake")
    once = {**STAKE, "once": str(uuid4())}
    assert browser.post(page, once).status_code == 302
    again = browser.post(page, once)
    assert again.status_code == 409
    assert "This form has already been sent" in again.text
    assert JournalEntry.objects.filter(event="partnerships.partner_described").count() == 1


def test_two_people_at_once_the_second_is_told_and_shown_both(made, url, login, alice, facilitator, llu):
    page = url("describe_partner", "LLU", "stake")
    hers, his = login(alice), login(facilitator)
    opened = seen(his.get(page).text)
    hers.post(page, STAKE)
    told = his.post(page, {**STAKE, "stake_fr": "Autre chose", "seen": opened})
    assert told.status_code == 403
    assert "Somebody changed this while you were writing." in told.text
    assert "What is written now" in told.text and "by Alice" in told.text
    assert "Out of emergencies" in told.text and "Autre chose" in told.text
    assert '<p class="said mb-1" lang="fr">Sortir de l’urgence</p>' in told.text, "in every language"
    assert said(llu)["stake"][0] == "Sortir de l’urgence"
    kept = his.post(page, {**STAKE, "stake_fr": "Autre chose", "seen": seen(told.text)})
    assert kept.status_code == 302
    assert said(llu)["stake"][0] == "Autre chose"


def test_two_people_at_once_on_the_identity(made, url, login, alice, facilitator, llu):
    page = url("describe_partner", "LLU", "identity")
    opened = seen(login(facilitator).get(page).text)
    login(alice).post(page, {**TYPED["identity"], "seat": "Lyon", "seen": opened})
    told = login(facilitator).post(page, {**TYPED["identity"], "seat": "Paris", "seen": opened})
    assert told.status_code == 403
    assert "What is written now" in told.text and "Lyon" in told.text and "Paris" in told.text
    assert Partner.objects.get(pk=llu.pk).organisation.seat == "Lyon"


def test_a_form_without_its_print_does_not_overwrite(made, url, login, alice, llu):
    page = url("describe_partner", "LLU", "stake")
    login(alice).post(page, STAKE)
    assert login(alice).post(page, {**STAKE, "stake_fr": "Autre chose"}).status_code == 403
    assert said(llu)["stake"][0] == "Sortir de l’urgence"
