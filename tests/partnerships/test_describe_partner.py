"""A profile is written block by block: what is kept, what is refused, what two people do at once."""

from datetime import date
from uuid import uuid4

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.answers import progress_of
from partnerships.models import Answer, Block, JournalEntry, Partner
from partnerships.models.answers import QUESTIONS
from partnerships.models.partners import PROFILE
from tests.conftest import answers, text

STAKE = {"stake_fr": "Sortir de l’urgence", "stake_en": "Out of emergencies", "stake_visibility": "partners"}
LIMITS = {
    "non_negotiable_fr": "Rien de vendu",
    "non_negotiable_visibility": "own",
    "constraint_fr": "Deux mois de trésorerie",
    "constraint_visibility": "facilitator",
    "decider_visibility": "partners",
    "meetings_visibility": "partners",
}
TYPED = {
    "identity": {"name": "Logis & Lumière", "legal_form_fr": "Association", "part_fr": "Chef de file"},
    "stake": STAKE,
    "expectation": {"expectation_fr": "Trois ans", "due_on": "2028-12-31", "expectation_visibility": "partners"},
    "limits": LIMITS,
    "offers": {"resources_fr": "Une salle", "resources_visibility": "partners"},
    "experience": {
        "experience_fr": "Aucun",
        "experience_visibility": "partners",
        "links_fr": "Aucun",
        "links_visibility": "partners",
    },
}


def seen(page: str) -> str:
    """The print that the form on this page carries."""
    return page.partition('name="seen" value="')[2].partition('"')[0]


def said(partner: Partner) -> dict[str, tuple[str, str]]:
    """Each answer's main words and its readers."""
    return {row.question: (row.body.get("fr", ""), row.visibility) for row in partner.answers.all()}


@pytest.mark.once
def test_every_question_stands_in_one_block_and_the_profile_is_made_of_questions():
    placed = [question for block in Block for question in QUESTIONS[block]]
    assert sorted(placed) == sorted(Answer.Question)
    assert set(PROFILE) <= set(Answer.Question.values)


def test_six_blocks_one_after_the_other(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "identity")
    for number, block in enumerate(Block, 1):
        opened = browser.get(page)
        assert f"block {number} of 6" in opened.text
        assert page == url("describe_partner", "LLU", block)
        answer = browser.post(page, {**TYPED[block], "seen": seen(opened.text)})
        assert answer.status_code == 302, answer.text
        page = answer["Location"]
    assert page == url("partner_detail", "LLU")
    assert "6 of 6 blocks filled in." in browser.get(page).text
    assert said(llu) == {
        "stake": ("Sortir de l’urgence", "partners"),
        "expectation": ("Trois ans", "partners"),
        "non_negotiable": ("Rien de vendu", "own"),
        "constraint": ("Deux mois de trésorerie", "facilitator"),
        "resources": ("Une salle", "partners"),
        "experience": ("Aucun", "partners"),
        "links": ("Aucun", "partners"),
    }
    expectation = llu.answers.get(question="expectation")
    assert (expectation.due_on, expectation.written_by, expectation.confirmed_by) == (date(2028, 12, 31), alice, alice)


def test_one_may_stop_and_come_back(made, url, login, alice, llu):
    browser = login(alice)
    stopped = browser.post(url("describe_partner", "LLU", "stake"), {**STAKE, "stop": "yes"}, follow=True)
    assert stopped.request["PATH_INFO"] == url("partner_detail", "LLU")
    assert "Saved. 2 of 6 blocks are filled in." in stopped.text, "an offer is made already"
    assert f'href="{url("describe_partner", "LLU", "identity")}">Complete the profile' in stopped.text
    assert "Out of emergencies" in browser.get(url("describe_partner", "LLU", "stake")).text


def test_a_block_counts_when_its_first_question_is_answered(llu, alice):
    assert progress_of(llu).filled == 0
    actions.describe_partner(llu, by=alice, answers=answers(decider=text("Le bureau"), links=text("Aucun")))
    assert progress_of(llu).filled == 0
    actions.describe_partner(llu, by=alice, answers=answers("own", non_negotiable=text("Rien"), experience=text("Un")))
    filled = [step.block for step in progress_of(llu, Block.OFFERS).steps if step.filled]
    assert filled == ["limits", "experience"]
    assert progress_of(llu, Block.OFFERS).following.block == "experience"
    assert progress_of(llu, Block.EXPERIENCE).following is None


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


def test_visibility_changes_by_saving_and_an_emptied_answer_is_taken_back(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "limits")
    browser.post(page, LIMITS)
    changed = {
        **LIMITS,
        "non_negotiable_visibility": "partners",
        "constraint_fr": " ",
        "seen": seen(browser.get(page).text),
    }
    assert browser.post(page, changed).status_code == 302
    assert said(llu) == {"non_negotiable": ("Rien de vendu", "partners")}


def test_who_speaks_for_another_partner_cannot(made, url, login, bob, llu):
    page = url("describe_partner", "LLU", "stake")
    assert login(bob).get(page).status_code == 403
    refused = login(bob).post(page, STAKE)
    assert refused.status_code == 403
    assert "Only this partner&#x27;s representatives, or the facilitator on their behalf, can do this." in refused.text
    assert "Sortir de l’urgence" in refused.text, "what was typed is kept"
    assert not llu.answers.exists()


def test_who_left_and_who_is_closed_change_nothing(partnership, facilitator, alice, llu):
    Partner.objects.filter(pk=llu.pk).update(standing="former")
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))


@pytest.mark.parametrize("block", ["nowhere", "confirm", "STAKE", "0"])
def test_an_unknown_block_is_not_found(made, url, login, alice, block):
    wanted = 405 if block == "confirm" else 404
    assert login(alice).get(url("describe_partner", "LLU", block)).status_code == wanted
    assert login(alice).get(url("describe_partner", "XYZ", "stake")).status_code == 404


@pytest.mark.parametrize(
    ("block", "field", "bad"),
    [
        ("stake", "stake_fr", ""),
        ("stake", "stake_fr", "a\x07b"),
        ("stake", "stake_en", "x" * 1001),
        ("stake", "stake_visibility", ""),
        ("stake", "stake_visibility", "everybody"),
        ("stake", "seen", "not a print"),
        ("expectation", "due_on", "tomorrow"),
        ("limits", "decider_fr", "x" * 1001),
        ("identity", "name", ""),
        ("identity", "seat", "a\x00b"),
        ("identity", "registration", "x" * 61),
    ],
)
def test_bad_words_come_back_with_a_sentence(made, url, login, alice, llu, block, field, bad):
    browser, page = login(alice), url("describe_partner", "LLU", block)
    answer = browser.post(page, {"seen": seen(browser.get(page).text), **TYPED[block], field: bad})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert not llu.answers.exists()
    assert Partner.objects.get(pk=llu.pk).identity == llu.identity


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


def test_the_identity_is_everybody_s_to_read_and_the_register_says_the_old_name(made, url, login, alice, bob, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "identity")
    assert "All partners read this block" in browser.get(page).text
    typed = {
        "name": "Logis, Lumière et Cie",
        "legal_form_fr": "Association",
        "registration": "W123",
        "seat": "1 rue des Tilleuls, Lyon",
        "part_fr": "Chef de file",
        "speaks_for_concerned": "on",
        "seen": seen(browser.get(page).text),
    }
    assert browser.post(page, typed).status_code == 302
    read = login(bob).get(url("partner_detail", "LLU")).text
    for words in ("Logis, Lumière et Cie", "W123", "1 rue des Tilleuls", "speaks for the people concerned"):
        assert words in read
    register = login(bob).get(url("journal")).text
    assert "changed the name of Logis &amp; Lumière: it is now Logis, Lumière et Cie." in register
    assert "wrote down what the charter names Logis, Lumière et Cie by." in register


def test_two_partners_cannot_have_one_name(llu, alice):
    with pytest.raises(Refused, match="has this name already"):
        actions.describe_partner(llu, by=alice, identity={"name": "CALORANE sa"})
    actions.describe_partner(llu, by=alice, identity={"name": "LOGIS & Lumière"})
    assert [entry.event for entry in JournalEntry.objects.order_by("-pk")[:1]] == ["partnerships.partner_renamed"]


def test_the_block_of_offers_leads_to_each_need(made, url, login, alice, llu):
    page = login(alice).get(url("describe_partner", "LLU", "offers")).text
    assert "N01 Finding" in page and "declared" in page
    assert url("make_offer", made.law.code) in page
    assert url("make_offer", made.finding.code) not in page, "an offer stands there already"
    Partner.objects.filter(pk=llu.pk).update(standing="observer")
    assert url("make_offer", made.law.code) not in login(alice).get(url("describe_partner", "LLU", "offers")).text
