"""What the facilitator writes on a partner's behalf: traced, limited, shown as such until it is confirmed."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry
from tests.conftest import answers, text
from tests.partnerships.profiles import WRITTEN, asked, on_behalf, said, seen

__all__ = ["on_behalf"]


def test_it_is_shown_as_such_and_awaits_the_representatives(on_behalf, url, login, alice, bob, facilitator):
    for who in (alice, bob, facilitator):
        assert login(who).get(url("partner_detail", "LLU")).text.count(WRITTEN) == 2
    assert "Confirm what was written for Logis & Lumière" in asked(alice)
    assert "Confirm what was written for Logis & Lumière" not in asked(facilitator) + asked(bob)
    entry = JournalEntry.objects.get(event="partnerships.partner_described")
    assert entry.on_behalf_of == on_behalf
    register = login(bob).get(url("journal")).text
    assert "Bruno, on behalf of Logis &amp; Lumière, wrote in the profile of Logis &amp; Lumière." in register


def test_confirmed_words_that_the_facilitator_leaves_alone_stay_confirmed(alice, facilitator, llu):
    first = answers(decider=text("Le bureau"), meetings=text("Chaque mois"))
    actions.describe_partner(llu, by=alice, answers=first)
    again = answers(decider=text("Le bureau"), meetings=text("Chaque trimestre"))
    actions.describe_partner(llu, by=facilitator, answers=again)
    assert [row.question for row in llu.answers.unconfirmed()] == ["meetings"]


def test_the_facilitator_cannot_write_what_they_could_not_read(url, login, facilitator, llu):
    with pytest.raises(Refused, match="only its own representatives can keep an answer within it"):
        actions.describe_partner(llu, by=facilitator, answers=answers("own", stake=text("Secret")))
    browser, page = login(facilitator), url("describe_partner", "LLU", "stake")
    assert 'value="own"' not in browser.get(page).text
    forged = browser.post(page, {"stake_fr": "Secret", "stake_visibility": "own"})
    assert forged.status_code == 422
    assert "only its own representatives can keep an answer within it" in forged.text
    assert not llu.answers.exists()


def test_the_facilitator_cannot_write_over_what_they_cannot_read_nor_take_back_an_answer(alice, facilitator, llu):
    actions.describe_partner(llu, by=alice, answers=answers("own", links=text("Secret")))
    with pytest.raises(Refused, match="You cannot read it, so you cannot write over it"):
        actions.describe_partner(llu, by=facilitator, answers=answers(links=text("Aucun")))
    actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))
    with pytest.raises(Refused, match="own representatives take an answer back"):
        actions.describe_partner(llu, by=facilitator, answers=answers(stake=text("")))
    assert llu.answers.count() == 2


def test_the_facilitator_who_speaks_for_a_partner_writes_for_it_as_its_own(facilitator, llu):
    facilitator.partner = llu
    facilitator.save()
    actions.describe_partner(llu, by=facilitator, answers=answers("own", stake=text("Secret")))
    answer = llu.answers.get()
    assert (answer.confirmed_by, answer.visibility) == (facilitator, "own")
    assert JournalEntry.objects.latest("pk").on_behalf_of is None


def test_the_facilitator_does_not_open_to_all_what_was_said_to_them_alone(url, login, alice, facilitator, llu):
    actions.describe_partner(llu, by=alice, answers=answers("facilitator", stake=text("Deux mois de trésorerie")))
    with pytest.raises(Refused, match="It was said to you alone"):
        actions.describe_partner(llu, by=facilitator, answers=answers(stake=text("Deux mois de trésorerie")))
    browser, page = login(facilitator), url("describe_partner", "LLU", "stake")
    opened = browser.get(page).text
    assert 'value="facilitator" selected' in opened and 'value="partners"' not in opened
    forged = browser.post(page, {"stake_fr": "Oui", "stake_visibility": "partners", "seen": seen(opened)})
    assert forged.status_code == 422
    assert "only its own representatives can open it to all partners" in forged.text
    assert said(llu)["stake"] == ("Deux mois de trésorerie", "facilitator")


def test_the_facilitator_may_narrow_and_its_own_people_open_again(alice, facilitator, llu):
    actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))
    actions.describe_partner(llu, by=facilitator, answers=answers("facilitator", stake=text("Oui")))
    assert said(llu)["stake"] == ("Oui", "facilitator")
    actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))
    assert said(llu)["stake"] == ("Oui", "partners")
