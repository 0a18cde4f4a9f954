"""What the facilitator writes on a partner's behalf: traced, limited, shown as such until the partner confirms it."""

import pytest

from core import mail
from core.models import Mail
from core.refusals import Refused
from partnerships import actions
from partnerships.awaits import awaits
from partnerships.models import JournalEntry
from tests.conftest import answers, text
from tests.partnerships.test_describe_partner import seen

WRITTEN = "Written on its behalf by Bruno, not confirmed yet"


@pytest.fixture
def on_behalf(facilitator, llu):
    """Two answers that the facilitator wrote for Logis & Lumière."""
    given = answers(stake=text("Sortir de l’urgence", "Out of emergencies"), decider=text("Le bureau", "The board"))
    return actions.describe_partner(llu, by=facilitator, answers=given)


def asked(member) -> list[str]:
    return [what.title for what in awaits(member)]


def test_it_is_shown_as_such_and_awaits_the_representatives(on_behalf, url, login, alice, bob, facilitator):
    for who in (alice, bob, facilitator):
        assert login(who).get(url("partner_detail", "LLU")).text.count(WRITTEN) == 2
    assert "Confirm what was written for Logis & Lumière" in asked(alice)
    assert "Confirm what was written for Logis & Lumière" not in asked(facilitator) + asked(bob)
    entry = JournalEntry.objects.get(event="partnerships.partner_described")
    assert entry.on_behalf_of == on_behalf
    register = login(bob).get(url("journal")).text
    assert "Bruno, on behalf of Logis &amp; Lumière, wrote in the profile of Logis &amp; Lumière." in register


def test_one_click_confirms_all(on_behalf, url, login, alice, facilitator):
    page = login(alice).get(url("partner_detail", "LLU")).text
    assert "2 answers were written for your organisation" in page
    assert login(alice).post(url("confirm_answers", "LLU"), {"seen": seen(page)}).status_code == 302
    assert WRITTEN not in login(facilitator).get(url("partner_detail", "LLU")).text
    assert set(on_behalf.answers.values_list("confirmed_by", "written_by")) == {(alice.pk, facilitator.pk)}
    assert "Confirm what was written for Logis & Lumière" not in asked(alice)
    register = login(alice).get(url("journal")).text
    assert "Alice (Logis &amp; Lumière) confirmed what was written in the profile" in register


def test_the_button_is_for_the_partner_s_own_people(on_behalf, url, login, bob, facilitator):
    for who in (bob, facilitator):
        assert "Confirm them all" not in login(who).get(url("partner_detail", "LLU")).text
        refused = login(who).post(url("confirm_answers", "LLU"), {"seen": ""})
        assert refused.status_code == 403
        assert "Only this partner&#x27;s own representatives confirm" in refused.text
    assert on_behalf.answers.unconfirmed().count() == 2


def test_what_changed_since_it_was_read_is_not_confirmed(on_behalf, url, login, alice, facilitator):
    read = seen(login(alice).get(url("partner_detail", "LLU")).text)
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(decider=text("La présidente")))
    refused = login(alice).post(url("confirm_answers", "LLU"), {"seen": read})
    assert refused.status_code == 403
    assert "These answers changed since you opened this page." in refused.text
    assert on_behalf.answers.unconfirmed().count() == 2


def test_there_must_be_something_to_confirm(partnership, facilitator, alice, llu):
    with pytest.raises(Refused, match="Nothing awaits your confirmation here"):
        actions.confirm_answers(llu, by=alice)
    actions.describe_partner(llu, by=facilitator, answers=answers(stake=text("Oui")))
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.confirm_answers(llu, by=alice)


def test_saving_a_block_confirms_it_alone(on_behalf, url, login, alice, facilitator):
    browser, page = login(alice), url("describe_partner", "LLU", "stake")
    opened = browser.get(page).text
    assert f"{WRITTEN}. Saving this block confirms it." in opened
    typed = {"stake_fr": "Sortir de l’urgence", "stake_en": "Out of emergencies", "stake_visibility": "partners"}
    assert browser.post(page, {**typed, "seen": seen(opened)}).status_code == 302
    stake, decider = on_behalf.answers.get(question="stake"), on_behalf.answers.get(question="decider")
    assert (stake.written_by, stake.confirmed_by, decider.confirmed_by) == (facilitator, alice, None)
    assert JournalEntry.objects.latest("pk").event == "partnerships.answers_confirmed"


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


def test_the_representatives_are_told_once_until_they_confirm(on_behalf, alice, facilitator):
    alice.user.language = "en"
    alice.user.save()
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(meetings=text("Chaque mois")))
    assert len(told(alice)) == 1
    actions.confirm_answers(on_behalf, by=alice)
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(meetings=text("Chaque semaine")))
    letter = told(alice)[-1]
    assert letter["subject"] == "Shared Warmth: what was written for Logis & Lumière awaits your confirmation"
    assert "wrote in the profile of Logis & Lumière." in letter["text"]
    assert "Chaque" not in letter["text"] + letter["html"]


def told(member) -> list[dict]:
    """The letters to this person about their profile."""
    rows = Mail.objects.filter(to=member.user.email, notice__entry__event="partnerships.partner_described")
    return [mail.opened(row) for row in rows.order_by("pk")]
